"""``pourparler review``: with answers from a pipe, unattended, and killed in the middle."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from msgspec import structs

from pourparler.cli.main import program, status
from pourparler.domain.reading import Reading
from pourparler.domain.request import KEEPER
from pourparler.library import negotiation
from pourparler.workbench.imports import import_dossier
from pourparler.workbench.verify import verify
from tests.conftest import ROOT
from tests.reports import CANDIDATES, READING, TEXT, read_by_hand

DEMO = ROOT / "examples" / "reading"


@pytest.fixture
def record(tmp_path: Path) -> str:
    place = str(tmp_path / "talks.pourparler")
    import_dossier(DEMO, place)
    return place


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("pourparler.workbench.review.read", read_by_hand)
    file = tmp_path / "report.txt"
    file.write_text(TEXT, "utf-8")
    return str(file)


def run(report: str, record: str, *words: str, answers: tuple[str, ...] = ()) -> Result:
    told = "".join(f"{answer}\n" for answer in answers)
    result = CliRunner().invoke(program, ["review", report, record, *words], input=told, standalone_mode=False)
    assert result.exception is None, (words, result.output, result.exception)
    return result


def test_each_candidate_is_shown_with_its_words_marked_and_its_proposal(report: str, record: str) -> None:
    said = run(report, record, answers=("s", "q")).stdout
    assert "1/10 actor" in said
    assert "⟦La ministre Aline Fauvel⟧" in said
    assert "of this reader's proposals 90 % held when measured" in said
    assert "(inferred: party)" in said
    assert "  what was said, in short: Nous refusons les deux tiers." in said
    assert "0 accepted, 0 accepted as mended, 0 rejected, 0 not needed, 10 undecided" in said


def test_accept_reject_skip_undo_and_quit(report: str, record: str) -> None:
    said = run(report, record, answers=("r", "a", "u", "a", "s", "a", "q")).stdout
    assert "taken back: 2" in said
    there = negotiation(record, viewer=KEEPER)
    assert len(there.statements) == 1
    assert len(there.positions) == 1
    assert "2 accepted, 0 accepted as mended, 1 rejected, 0 not needed, 7 undecided" in said
    assert verify(record, viewer=KEEPER).sound()


def test_editing_asks_again_until_a_field_is_right(report: str, record: str) -> None:
    keep = ""
    said = run(
        report,
        record,
        answers=(
            "s",
            "e",
            "A. Fauvel",
            "nowhere",
            "upper",
            "fauvel",
            "on-recrd",
            "on-record",
            "perhaps",
            "no",
            keep,
            "elle refuse deux tiers",
            "2 mars",
            "2026-03-02",
            "q",
        ),
    ).stdout
    assert "not on record: nowhere" in said
    assert "did you mean" not in said
    assert "attribution: not known: 'on-recrd'" in said
    assert "hearsay: not known: 'perhaps'" in said
    assert "on: not a day: '2 mars'" in said
    (statement,) = negotiation(record, viewer=KEEPER).statements.values()
    assert (statement.value.said.speaker, statement.value.said.delegate) == ("A. Fauvel", "fauvel")
    assert statement.value.content == "elle refuse deux tiers"
    assert "0 accepted, 1 accepted as mended" in said


def test_a_rule_of_the_record_sends_back_to_the_form(report: str, record: str) -> None:
    keep = ("",) * 11
    said = run(
        report,
        record,
        answers=("s", "s", "s", "e", "", "", "panel.none", *("",) * 9, "", "", "release.half", *("",) * 9, "q"),
    ).stdout
    assert keep
    assert "panel.none is no option of the issue release" in said
    (position,) = negotiation(record, viewer=KEEPER).positions.values()
    assert position.value.options == ("release.half",)


def test_what_is_missing_is_asked_for_and_can_be_new_or_linked(report: str, record: str) -> None:
    skipped = ("s",) * 5
    answers = (*skipped, "a", "Est", "+", "est", "Est", "Débit d’été", "q")
    said = run(report, record, answers=answers).stdout
    assert "party is needed" not in said
    (position,) = negotiation(record, viewer=KEEPER).positions.values()
    assert (position.value.party, position.value.issue) == ("est", "release")
    assert negotiation(record, viewer=KEEPER).parties["est"].value.name == "Est"
    assert negotiation(record, viewer=KEEPER).parties["est"].passages


def test_what_is_offered_is_marked_as_before_and_taken_by_enter_alone(report: str, record: str) -> None:
    said = run(report, record, answers=("s", "s", "s", "a", "s", "a", "lower", "", "q")).stdout
    assert "  issue: – [as before: release]" in said
    assert "  issue [as before: release]:" in said
    first, second = negotiation(record, viewer=KEEPER).positions.values()
    assert (second.value.party, second.value.issue) == ("lower", "release")
    assert first.value.party == "upper"


def test_what_is_offered_can_be_left(report: str, record: str) -> None:
    answers = ("s", "s", "s", "a", "s", "a", "lower", "-", "panel", "q")
    assert "issue is needed" in run(report, record, answers=answers).stdout
    assert [one.value.issue for one in negotiation(record, viewer=KEEPER).positions.values()] == ["release", "panel"]


def test_a_statement_becomes_a_position_in_one_act_and_is_noted_beside_it(report: str, record: str) -> None:
    said = run(report, record, answers=("s", "p", "", "release", "release.half", "refuses", "u", "q")).stdout
    assert "  or accept it as: p position, c precondition, t next step" in said
    assert "  party [upper]:" in said  # the speaker's
    assert "  one of: insists, demands, supports" in said
    assert "taken back: 2" in said  # both
    assert not negotiation(record, viewer=KEEPER).statements
    run(report, record, answers=("s", "p", "", "release", "release.two-thirds", "refuses", "q"))
    there = negotiation(record, viewer=KEEPER)
    (position,), (statement,) = there.positions.values(), there.statements.values()
    assert (position.value.party, position.value.options) == ("upper", ("release.two-thirds",))
    assert position.value.said == statement.value.said
    assert position.passages == statement.passages
    assert verify(record, viewer=KEEPER).sound()


def test_a_statement_becomes_a_precondition_or_a_next_step(report: str, record: str) -> None:
    run(report, record, answers=("s", "c", "", "pas de deux tiers", "release.two-thirds", "q"))
    run(report, record, answers=("s", "s", "s", "t", "la moitié, acceptée", "lower", "2026-03-12", "q"))
    there = negotiation(record, viewer=KEEPER)
    assert [(one.value.party, one.value.what) for one in there.preconditions.values()] == [
        ("upper", "pas de deux tiers")
    ]
    assert [(one.value.what, one.value.by) for one in there.next_steps.values()] == [
        ("la moitié, acceptée", ("lower",))
    ]
    assert len(there.statements) == 2


def test_only_a_statement_becomes_something_else(report: str, record: str) -> None:
    assert "not known: 'p'" in run(report, record, answers=("p", "q")).stdout


def test_a_form_can_be_left_without_a_decision(report: str, record: str) -> None:
    said = run(report, record, answers=("s", "e", "x", ".", "q")).stdout
    assert "nothing was written for it" in said
    assert not negotiation(record, viewer=KEEPER).statements


def test_a_second_run_goes_on_behind_the_decisions(report: str, record: str) -> None:
    run(report, record, answers=("r", "a"))
    assert "\n3/10 date" in run(report, record, answers=("q",)).stdout


def test_only_some_kinds_are_offered_under_their_numbers(report: str, record: str) -> None:
    said = run(report, record, "--kind", "meeting", "--kind", "claim", answers=("s", "s", "a", "q")).stdout
    heads = [line.split()[0] for line in said.splitlines() if "/10 " in line]
    assert heads == ["7/10", "8/10", "10/10"]
    assert "1 accepted, 0 accepted as mended, 0 rejected, 0 not needed, 2 undecided" in said


def test_the_rest_is_the_rest_of_the_kinds_offered(report: str, record: str) -> None:
    run(report, record, "--kind", "date", "--kind", "actor", "--leave-rest")
    assert "\n2/10 statement" in run(report, record, answers=("q",)).stdout


def test_what_is_not_offered_can_be_neither_accepted_nor_marked(
    report: str, record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(["review", report, record, "--kind", "date", "--accept", "stance"]) == 2
    assert "stance is not among the kinds offered" in capsys.readouterr().err
    (tmp_path / "marks.txt").write_text("2\n")
    assert status(["review", report, record, "--kind", "date", "--accept-file", str(tmp_path / "marks.txt")]) == 2
    assert "marks no candidate: 2" in capsys.readouterr().err


def test_unattended_by_kind_by_file_and_the_rest_rejected(report: str, record: str, tmp_path: Path) -> None:
    marks = tmp_path / "marks.txt"
    marks.write_text("# what we take\n2\nstance: refusons les deux  # a red line\n\n")
    found = run(report, record, "--accept", "meeting", "--accept-file", str(marks), "--reject-rest", "--json")
    told = json.loads(found.stdout)
    assert [one["number"] for one in told["accepted"]] == [2, 4, 7, 8]
    assert all(len(one["events"]) == 1 for one in told["accepted"])
    assert len(told["rejected"]) == len(CANDIDATES) - 4
    assert told["undecided"] == told["refused"] == told["edited"] == []
    assert found.return_value == 0
    again = run(report, record, "--accept-file", str(marks))
    assert "0 accepted, 0 accepted as mended, 0 rejected, 0 not needed, 0 undecided" in again.stdout


def test_what_lacks_something_is_left_undecided_and_told(report: str, record: str) -> None:
    found = run(report, record, "--accept", "stance", "--reject-rest")
    assert "6 was not accepted: party is needed; fill it in." in found.stdout
    assert "1 accepted, 0 accepted as mended, 8 rejected, 0 not needed, 1 undecided" in found.stdout
    assert found.return_value == 1


def test_what_is_not_needed_is_told_apart_from_what_is_wrong(report: str, record: str) -> None:
    said = run(report, record, answers=("n", "a", "r", "q")).stdout
    assert "\nnot needed\n" in said
    assert "1 accepted, 0 accepted as mended, 1 rejected, 1 not needed, 7 undecided" in said
    assert "actor: " not in said  # not needed: nothing is said of its reader
    assert "date: 0 of 1 held here" in said


def test_unattended_the_rest_can_be_left_as_not_needed(report: str, record: str) -> None:
    found = run(report, record, "--accept", "statement", "--leave-rest", "--json")
    told = json.loads(found.stdout)
    assert (len(told["accepted"]), len(told["not_needed"])) == (2, len(CANDIDATES) - 2)
    assert told["rejected"] == told["undecided"] == []
    assert {name: one["judged"] for name, one in told["readers"].items() if one["judged"]} == {"statement": 2}


def test_the_rest_is_either_wrong_or_not_needed(report: str, record: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = verify(record, viewer=KEEPER).events
    assert status(["review", report, record, "--reject-rest", "--leave-rest"]) == 2
    assert "either wrong or not needed" in capsys.readouterr().err
    assert verify(record, viewer=KEEPER).events == before


@pytest.mark.parametrize("line", ["99", "stance: never said", "nonsense"])
def test_a_mark_that_fits_nothing_is_refused_before_anything_is_written(
    report: str, record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    marks = tmp_path / "marks.txt"
    marks.write_text(f"2\n{line}\n")
    before = verify(record, viewer=KEEPER).events
    assert status(["review", report, record, "--accept-file", str(marks)]) == 2
    assert "marks no candidate" in capsys.readouterr().err
    assert verify(record, viewer=KEEPER).events == before


def test_standard_input_cannot_be_both_report_and_answers(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["review", "-", record]) == 2
    assert "no room for answers" in capsys.readouterr().err


def test_a_dossier_cannot_be_reviewed_into(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["review", report, str(DEMO)]) == 2
    assert "is a dossier, not a record file" in capsys.readouterr().err


def test_read_shows_how_the_readers_held(report: str, record: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pourparler.workbench.read.read", read_by_hand)
    assert READING.candidates
    run(report, record, answers=("s", "a", "r"))
    told = CliRunner().invoke(program, ["read", report, "--to", record], standalone_mode=False).stdout
    assert "statement: 1 of 1 held here; as measured before:" in told


def test_the_demo_finds_everything_that_its_marks_name(record: str) -> None:
    marks = str(DEMO / "marks.txt")
    found = run(str(DEMO / "report.txt"), record, "--accept-file", marks)
    assert found.return_value == 0
    assert len(negotiation(record, viewer=KEEPER).statements) >= 4
    assert any(one.value.said.hearsay for one in negotiation(record, viewer=KEEPER).statements.values())
    text = (DEMO / "report.txt").read_text("utf-8")
    for statement in negotiation(record, viewer=KEEPER).statements.values():
        assert all(text[one.start : one.end] == one.quote for one in statement.passages)
    assert verify(record, viewer=KEEPER).sound()


def test_a_killed_review_has_lost_nothing_that_was_answered(record: str) -> None:
    report = str(DEMO / "report.txt")
    call = [sys.executable, "-m", "pourparler", "review", report, record]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"r\nr\n")
        process.stdin.flush()
        seen = 0
        for line in process.stdout:
            seen += line.strip() == b"rejected"
            if seen == 2:
                break
        process.send_signal(signal.SIGKILL)
    assert verify(record, viewer=KEEPER).sound()
    done = subprocess.run(
        call, input="q\n", capture_output=True, text=True, encoding="utf-8", env=environment, check=True
    )
    assert done.stdout.splitlines()[1].startswith("3/")


@pytest.fixture
def undated(report: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A report that prints no day; a reader that is told one knows it."""

    def read(data: bytes, name: str, *, published: date | None = None, **_: object) -> Reading:
        found = read_by_hand(data, name)
        return structs.replace(found, provenance=structs.replace(found.provenance, published=published))

    monkeypatch.setattr("pourparler.workbench.review.read", read)
    return report


def known(record: str) -> tuple[str, str, str]:
    """When the report was published and is known from, and from when what was accepted is known."""
    there = negotiation(record, viewer=KEEPER)
    (source,) = [one for one in there.sources.values() if one.value.publisher == "Le Héraut"]
    (statement,) = there.statements.values()
    return str(source.value.published), str(source.known_on), str(statement.known_on)


def test_a_report_without_a_day_is_asked_for_it_before_anything(undated: str, record: str) -> None:
    said = run(undated, record, answers=("", "2 mars", "2999-01-01", "2026-03-03", "s", "a", "q")).stdout
    assert said.count("It prints no day. When was it published") == 4
    assert "published: not a day: '2 mars'" in said
    assert "that has not come yet" in said
    assert known(record) == ("2026-03-03", "2026-03-03", "2026-03-03")
    assert "It prints no day" not in run(undated, record, answers=("q",)).stdout


def test_a_report_of_which_nobody_knows_the_day_can_be_left(undated: str, record: str) -> None:
    before = verify(record, viewer=KEEPER).events
    assert "10 undecided" in run(undated, record, answers=("q",)).stdout
    assert verify(record, viewer=KEEPER).events == before


@pytest.mark.parametrize("words", [["--accept", "statement"], ["--accept", "statement", "--reject-rest"]])
def test_unattended_nothing_is_of_today_in_silence(
    undated: str, record: str, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    before = verify(record, viewer=KEEPER).events
    assert status(["review", undated, record, *words]) == 2
    assert "report.txt: prints no day of publication; say it with --published DAY" in capsys.readouterr().err
    assert verify(record, viewer=KEEPER).events == before
    assert not negotiation(record, viewer=KEEPER).statements


def test_the_day_can_be_said_beforehand(undated: str, record: str, tmp_path: Path) -> None:
    (tmp_path / "marks.txt").write_text("2\n")
    run(undated, record, "--accept-file", str(tmp_path / "marks.txt"), "--published", "2026-03-03")
    assert known(record) == ("2026-03-03", "2026-03-03", "2026-03-03")


def test_a_span_counts_from_its_latest_day(undated: str, record: str, tmp_path: Path) -> None:
    (tmp_path / "marks.txt").write_text("2\n")
    refused = run(undated, record, "--accept-file", str(tmp_path / "marks.txt"), "--published", "2026-03-01/2026-03-05")
    assert "2 was not accepted" not in refused.stdout
    assert known(record) == ("2026-03-01/2026-03-05", "2026-03-05", "2026-03-05")


def test_what_is_said_counts_more_than_what_is_printed(report: str, record: str) -> None:
    run(report, record, "--published", "2026-03-04", answers=("s", "a", "q"))
    assert known(record)[:2] == ("2026-03-04", "2026-03-04")


def test_a_report_on_record_keeps_its_day(undated: str, record: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(undated, record, "--published", "2026-03-03", answers=("s", "a", "q"))
    assert status(["review", undated, record, "--published", "2026-03-04", "--reject-rest"]) == 2
    assert "is on record as le-heraut-2026-03-03, published 2026-03-03" in capsys.readouterr().err


def test_a_report_on_record_is_read_as_of_its_day(undated: str, record: str) -> None:
    run(undated, record, "--published", "2026-03-03", answers=("s", "a", "q"))
    said = run(undated, record, answers=("s", "s", "s", "s", "q")).stdout
    assert "on which day: 2026-03-03" in said


def test_to_reject_needs_no_day(undated: str, record: str) -> None:
    assert "10 rejected" in run(undated, record, "--reject-rest").stdout
