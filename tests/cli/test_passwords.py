"""No verb tells the password of a database, in whatever form the URL has it and whatever goes wrong."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import click
import pytest
from sqlalchemy.exc import OperationalError

from pourparler.cli.main import status
from pourparler.errors import StoreError, Unavailable
from pourparler.record.engine import connecting, explained
from tests.cli.test_terminal import VERBS, leaves
from tests.record.test_location import SECRET, URLS

# A name would be asked of a name server, which may take seconds to know nothing of it.
_AT_HOME = [url.replace("@host", "@127.0.0.1").replace("//host", "//127.0.0.1") for url in URLS]


@pytest.mark.parametrize("verb", VERBS)
def test_no_verb_tells_a_password(
    verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text('The minister said: "We refuse."\n')
    for words, command in leaves(verb):
        for url in _AT_HOME if len(words) == 1 else _AT_HOME[:2]:
            for line in _calls(words, command, url):
                code = status(line)
                told = capsys.readouterr()
                assert SECRET not in told.out + told.err, line
                assert code in (0, 1, 2)


def _calls(words: list[str], command: click.Command, url: str) -> list[list[str]]:
    """Return calls with the URL where a record stands, as everything, and as one word too many."""
    needed = []
    for parameter in command.params:
        if parameter.required and isinstance(parameter, click.Option):
            choices = getattr(parameter.type, "choices", None)
            needed += [parameter.opts[0], str(choices[0]) if choices else "2025-11-20"]
    arguments = [parameter for parameter in command.params if isinstance(parameter, click.Argument)]
    there = [url if one.name == "location" else "report.txt" for one in arguments]
    every = [url] * len(arguments)
    extra = [["--to", url]] if any("--to" in parameter.opts for parameter in command.params) else [[]]
    return [
        [*words, *there, *needed, *extra[0]],
        [*words, *every, *needed],
        [*words, *every, url, *needed],
        [*words, url],
    ]


def test_what_a_driver_says_is_told_without_it() -> None:
    url = f"postgresql://keeper:{SECRET}@host/talks"
    said = OperationalError("", {}, sqlite3.OperationalError(f'no such host "{SECRET}" in {url}'))
    with pytest.raises(Unavailable) as caught, explained(url):
        raise said
    assert SECRET not in str(caught.value)
    assert "postgresql://keeper:***@host/talks" in str(caught.value)


@pytest.mark.parametrize(
    "url", ["sqlite://", "sqlite:///nothing.db", "SQLite:////tmp/x", "sqlite+pysqlite:///:memory:"]
)
def test_a_url_that_names_a_file_or_nothing_is_refused(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match="named by its path"):
        connecting(url)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "url", ["://", "http://[::1", "postgresql://host:port/db", "postgresql://", "x://y", "a b://c"]
)
def test_a_url_that_is_none_gets_one_sentence(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["state", url]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    # A URL that names no server is asked of the one at home, where the driver is installed.
    assert "no database can be reached so" in told.err or "the database refused" in told.err
