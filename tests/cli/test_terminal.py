"""Nothing from a file acts on a terminal, whatever verb prints it; JSON reads the same and is escaped."""

from __future__ import annotations

import ast
import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from pourparler.cli.main import program, status
from pourparler.cli.printing import visible

ROOT = Path(__file__).parents[2] / "src" / "pourparler" / "cli"
VERBS = program.list_commands(None)  # type: ignore[attr-defined]
BIDI = "\u202d\u202e\u2066\u2069\u200e\u200f\u061c"
EVIL = f"evil{BIDI}\x9b31m\x7f\x1b[31m\x1b]0;pwned\x07\rdone"
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
OWN = re.compile(r"\x1b\[[0-9;]*m|\x1b\[\?25[lh]|\r?(?:\x1b\[1A)?\x1b\[2K")
"""Colours, and the sign that something is being worked out, which is wiped."""

SCENARIO = f"""pourparler: scenario/1
name: talks{BIDI}
parties: [north{BIDI}, south]
issues: {{army{BIDI}: [small{BIDI}, large], land: [all, none]}}
stances: {{south: {{army{BIDI}: {{small{BIDI}: refuses}}}}}}
preferences:
  north{BIDI}: {{weights: {{army{BIDI}: 0.6, land: 0.4}}, values: {{army{BIDI}: {{small{BIDI}: 1, large: 0}}, land: {{all: 1, none: 0}}}}}}
  south: {{weights: {{army{BIDI}: 0.5, land: 0.5}}, values: {{army{BIDI}: {{small{BIDI}: 0, large: 1}}, land: {{all: 0, none: 1}}}}}}
"""
REPORT = f"""The Gazette{BIDI}

3 March 2026

The minister, Anna {BIDI}North, said on Monday: "We refuse the small\x9b31m army{BIDI}\x1b[31m, and we will never accept it."
They met in Geneva on Monday. They will meet again on 12 March. The plan went from 12 to 9 points.
"""


def record(folder: Path) -> Path:
    """A record whose words hold marks of direction, and one tampered with until it holds control characters."""
    place = folder / "talks.pourparler"
    on = ["--on", "2025-11-20"]
    calls = [
        ["new", place, "--title", f"talks{BIDI}", "--keeper", "everyone", *on],
        [
            "add",
            "source",
            place,
            *on,
            "--id",
            "letter",
            "--title",
            f"letter{BIDI}TAMPER",
            "--publisher",
            f"P{BIDI}",
            "--published",
            "2025-11-20",
            "--note",
            f"TAMPER{BIDI}",
        ],
        ["add", "party", place, *on, "--id", "north", "--name", f"North{BIDI}TAMPER", "--roles", "conflict-party"],
        ["add", "party", place, *on, "--id", "south", "--name", f"South{BIDI}", "--roles", "conflict-party"],
        ["add", "issue", place, *on, "--id", "army", "--title", f"Army{BIDI}TAMPER"],
        ["add", "option", place, *on, "--id", "army.small", "--issue", "army", "--label", f"small{BIDI}TAMPER"],
        [
            "add",
            "position",
            place,
            *on,
            "--source",
            "letter",
            "--party",
            "north",
            "--issue",
            "army",
            "--stance",
            "refuses",
            "--options",
            "army.small",
            "--speaker",
            f"A{BIDI}TAMPER",
            "--attribution",
            "on-record",
            "--paraphrase",
            f"no{BIDI}",
        ],
        [
            "add",
            "draft",
            place,
            *on,
            "--source",
            "letter",
            "--id",
            "one",
            "--title",
            f"First{BIDI}",
            "--points",
            f"{{number: '1', wording: 'small{BIDI}TAMPER', issues: [army], options: [army.small]}}",
        ],
    ]
    for call in calls:
        assert status([str(word) for word in call]) == 0, call
    return place


def tampered(place: Path, copy: Path) -> Path:
    copy.write_bytes(place.read_bytes())
    with sqlite3.connect(copy) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            if any(column[1] == "body" for column in connection.execute(f"PRAGMA table_info({table})")):
                escapes = "\\u001b[31m\\u009b31m\\u007f\\r"
                connection.execute(
                    f"UPDATE {table} SET body = CAST(replace(CAST(body AS TEXT), 'TAMPER', ?) AS BLOB)", (escapes,)
                )
    connection.close()
    return copy


@pytest.fixture(scope="module")
def things(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Hostile things of every kind that a verb may be given."""
    folder = tmp_path_factory.mktemp("hostile") / f"folder{BIDI}\x1b[31m"
    folder.mkdir()
    made = record(folder)
    dossier = folder / "dossier"
    assert status(["export", str(made), str(dossier)]) == 0
    (folder / "scenario.yaml").write_text(SCENARIO, "utf-8")
    (folder / "report.txt").write_text(REPORT, "utf-8")
    (folder / "sheet.csv").write_text(
        f"id,title,publisher,published\na,A{BIDI}\x1b[31m,P,2025-11-20\nb,B,P,soon{BIDI}\x9b\n", "utf-8"
    )
    (folder / "nonsense.yaml").write_text(f"pourparler: scenario/1\n{BIDI}: [x, {{y: \x85z}}\n", "utf-8")
    return {
        "record": made,
        "tampered": tampered(made, folder / "tampered.pourparler"),
        "dossier": dossier,
        "scenario": folder / "scenario.yaml",
        "report": folder / "report.txt",
        "sheet": folder / "sheet.csv",
        "nonsense": folder / "nonsense.yaml",
        "missing": folder / f"no{EVIL}thing",
        "undecodable": folder / "latin-\udce9\udc9b31m.txt",
    }


def leaves(name: str) -> Iterator[tuple[list[str], click.Command]]:
    """Yield a verb's commands: itself, or each kind below it."""
    command = program.get_command(click.Context(program), name)  # type: ignore[attr-defined]
    if isinstance(command, click.Group):
        context = click.Context(command)
        for word in command.list_commands(context):
            yield [name, word], command.get_command(context, word)  # type: ignore[misc]
        yield [name, EVIL], command
    else:
        yield [name], command


def call(words: list[str], command: click.Command, thing: Path, own: Path, out: Path, hash_: str) -> list[str]:
    """Return a call of a command with hostile words for everything that it needs."""
    first = True
    given = []
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            value = (
                str(thing)
                if first
                else {"location": str(own), "folder": str(out), "hash_": hash_}.get(
                    str(parameter.name), hash_ if "hash" in str(parameter.name) else EVIL
                )
            )
            given.append(value)
            first = False
        elif parameter.required:
            given += [parameter.opts[0], _value(parameter.type)]
    return [*words, *given]


def _value(type_: click.ParamType[Any]) -> str:
    if isinstance(type_, click.Choice):
        return str(type_.choices[0])
    return "2025-11-20" if "date" in type_.name else EVIL


@pytest.mark.parametrize("colours", [False, True], ids=["pipe", "terminal"])
@pytest.mark.parametrize("verb", VERBS)
def test_no_verb_prints_anything_raw(
    verb: str,
    colours: bool,
    things: dict[str, Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if colours:
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("TERM", "xterm-256color")
    capsys.readouterr()
    status(["log", str(things["record"]), "--json"])
    hash_ = json.loads(capsys.readouterr().out)["events"][2]["hash"][:12]
    for words, command in leaves(verb):
        kinds = list(things) if len(words) == 1 else ["missing", "record"]
        for number, kind in enumerate(kinds):
            own = tmp_path / f"own{number}.pourparler"
            own.write_bytes(things["record"].read_bytes())
            thing = own if kind == "record" else things[kind]
            line = call(words, command, thing, own, tmp_path / f"out{number}", hash_)
            has_json = any("--json" in parameter.opts for parameter in command.params)
            for extra in [[], ["--json"]] if has_json else [[]]:
                code = status([*line, *extra])
                told = capsys.readouterr()
                said = OWN.sub("", told.out + told.err) if colours else told.out + told.err
                assert not RAW.search(said), (line, RAW.findall(said), said)
                assert code in (0, 1, 2)
                if extra and code != 2:
                    json.loads(told.out)


@pytest.mark.parametrize("verb", ["state", "drafts", "brief", "show", "zone", "questions", "read"])
def test_what_is_hostile_is_shown_as_what_it_is(
    verb: str, things: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    (words, command), *_ = leaves(verb)
    capsys.readouterr()
    status(["log", str(things["record"]), "--json"])
    hash_ = json.loads(capsys.readouterr().out)["events"][2]["hash"][:12]
    thing = things["report"] if verb == "read" else things["record"]
    assert status(call(words, command, thing, things["record"], Path(), hash_)) in (0, 1)
    assert "‹U+202E›" in capsys.readouterr().out


def test_a_name_of_a_file_is_shown_as_what_it_is(things: dict[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["state", str(things["missing"])]) == 2
    said = capsys.readouterr().err
    assert visible(EVIL.replace("\r", " ")) in said
    assert "␛]0;pwned␇" in said


def test_what_got_into_a_record_by_another_way_is_shown_too(
    things: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    if status(["state", str(things["tampered"])]) != 2:  # it may well be refused
        assert "␛[31m" in capsys.readouterr().out


def test_json_reads_the_same(things: dict[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["state", str(things["record"]), "--json"]) == 0
    told = capsys.readouterr().out
    assert "\\u202e" in told
    assert json.loads(told)["issues"][0]["title"] == f"Army{BIDI}TAMPER"


def test_a_review_shows_a_hostile_report_and_asks_with_its_words(
    things: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    own = tmp_path / "own.pourparler"
    own.write_bytes(things["record"].read_bytes())
    monkeypatch.setattr("sys.stdin", io.StringIO("e\n" + "\n" * 30 + ".\nq\n"))
    assert status(["review", str(things["report"]), str(own)]) == 0
    said = capsys.readouterr()
    assert not RAW.search(said.out + said.err)
    assert "‹U+202E›" in said.out


def test_the_command_line_prints_in_one_place_only() -> None:
    for path in sorted(ROOT.rglob("*.py")):
        if path.name == "printing.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            assert name not in (
                "click.echo",
                "click.secho",
                "click.prompt",
                "click.confirm",
                "print",
                "input",
                "Console",
                "UnbrokenConsole",
                "sys.stdout.write",
                "sys.stderr.write",
            ), (path, name)
