"""``pourparler read``: what it prints, writes, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pourparler.cli.main import program, status
from tests.conftest import ROOT
from tests.reports import READING, read_by_hand

DEMO = ROOT / "examples" / "reading"
REPORT = str(DEMO / "report.txt")


def run(*words: str, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(program, ["read", *words], input=stdin, standalone_mode=False)
    assert result.exception is None, (words, result.output, result.exception)
    return result


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pourparler.workbench.read.read", read_by_hand)


@pytest.mark.usefixtures("by_hand")
def test_a_table_with_where_it_comes_from_above_and_how_to_go_on_below() -> None:
    found = run(REPORT)
    lines = found.stdout.splitlines()
    assert lines[0] == "Deux tiers <b>refusés</b>"
    assert any(line.startswith("2 ") and "Aline Fauvel" in line and "inferred: party" in line for line in lines)
    assert any(line.startswith("5 ") and "hearsay" in line and "90 %" in line for line in lines)
    assert "marks left open: 1" in lines
    assert lines[-1] == f"to accept, mend or reject them: pourparler review {REPORT} RECORD"
    assert found.return_value == 0


@pytest.mark.usefixtures("by_hand")
def test_only_the_kinds_asked_for_with_the_numbers_of_the_whole() -> None:
    rows = [
        line.split()[:2]
        for line in run(REPORT, "--kind", "stance", "--kind", "claim").stdout.splitlines()
        if line[:1].isdigit()
    ]
    assert rows == [["4", "stance"], ["6", "stance"], ["10", "claim"]]
    told = json.loads(run(REPORT, "--kind", "stance", "--json").stdout)
    assert [one["number"] for one in told["candidates"]] == [4, 6]


@pytest.mark.usefixtures("by_hand")
def test_the_page_and_the_text_are_written_whole(tmp_path: Path) -> None:
    said = run(
        REPORT, "--html", str(tmp_path / "page.html"), "--text", str(tmp_path / "text.txt"), "--lang", "fr"
    ).stdout
    assert '<html lang="fr">' in (tmp_path / "page.html").read_text("utf-8")
    assert (tmp_path / "text.txt").read_bytes().decode() == READING.text
    assert str(tmp_path / "page.html") in said


def test_a_file_that_cannot_be_written_leaves_no_trace(
    tmp_path: Path, by_hand: None, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "there").mkdir()
    assert status(["read", REPORT, "--html", str(tmp_path / "there")]) == 2
    assert "is a folder" in capsys.readouterr().err
    assert not list((tmp_path / "there").iterdir())


@pytest.mark.parametrize(
    "words",
    [("none.txt",), (REPORT, "--to", "none.pourparler"), (REPORT, "--kind", "statment"), (REPORT, "--language", "de")],
)
def test_bad_input_is_said_in_one_sentence(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["read", *words]) == 2
    told = capsys.readouterr()
    assert len(told.err.splitlines()) == 1
    assert not told.out


def test_the_real_report_is_read_as_json() -> None:
    found = run(REPORT, "--to", str(DEMO), "--json")
    told = json.loads(found.stdout)
    text = Path(REPORT).read_text("utf-8")
    assert told["schema"] == 1
    assert found.return_value == 0
    assert all(text[p["start"] : p["end"]] == p["quote"] for one in told["candidates"] for p in one["passages"])


def test_a_report_that_offers_nothing_ends_with_status_1_and_prints_json() -> None:
    found = run("-", "--language", "en", "--json", stdin=b"Green grass and blue water, all around the old mill.\n")
    assert json.loads(found.stdout)["candidates"] == []
    assert found.return_value == 1
