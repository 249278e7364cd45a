"""Decided first, signed later: what is kept, what is undone without a trace, what comes on record and when."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from pourparler.domain.decision import Ruling
from pourparler.domain.interval import Interval
from pourparler.domain.issue import Issue
from pourparler.domain.position import Stance
from pourparler.domain.proposal import ProposedPosition, turned
from pourparler.domain.request import KEEPER
from pourparler.errors import InvalidEvent, UnknownId
from pourparler.library import negotiation
from pourparler.record.opening import open_store
from pourparler.workbench.filing import Filing
from pourparler.workbench.imports import import_dossier
from pourparler.workbench.log import log
from pourparler.workbench.merge import merge
from pourparler.workbench.report import filing, report, reports, take_report
from pourparler.workbench.review import sitting_over
from pourparler.workbench.verify import verify
from tests.conftest import ROOT
from tests.reports import TEXT, read_by_hand

ACTOR, STATEMENT, DATE, STANCE, HEARSAY, HEARSAY_STANCE, MEETING, PLANNED, STEP, CLAIM = range(1, 11)


@pytest.fixture
def record(tmp_path: Path) -> str:
    place = str(tmp_path / "talks.pourparler")
    import_dossier(ROOT / "examples" / "reading", place)
    return place


@pytest.fixture
def desk(record: str) -> Iterator[Filing]:
    with sitting_over(TEXT.encode(), "report.txt", record, reading=read_by_hand, by="analyst") as sitting:
        yield Filing(sitting)


def again(record: str) -> Any:
    """Another tab, or the desk after a crash."""
    return sitting_over(TEXT.encode(), "report.txt", record, reading=read_by_hand)


def one(desk: Filing, number: int) -> Any:
    return next(each for each in desk.all() if each.number == number)


def decide(desk: Filing, number: int, **fields: Any) -> Any:
    candidate = one(desk, number)
    return desk.decide(candidate, structs.replace(desk.proposed(candidate), **fields))


def recorded(record: str) -> int:
    return len(log(record, viewer=KEEPER).events)


def test_what_is_decided_is_kept_at_once_and_is_not_on_record(desk: Filing, record: str) -> None:
    before = recorded(record)
    decision = decide(desk, STATEMENT)
    assert (decision.ruling, decision.signed, decision.events) == (Ruling.ACCEPT, False, ())
    with again(record) as sitting:
        assert [each.number for each in Filing(sitting).unsigned()] == [STATEMENT]
    assert recorded(record) == before
    assert negotiation(record, viewer=KEEPER).statements == {}


def test_signing_puts_all_of_it_on_record_in_one_go_with_who_signed(desk: Filing, record: str) -> None:
    decide(desk, STATEMENT)
    decide(desk, STANCE)
    entries = desk.sign()
    there = negotiation(record, viewer=KEEPER)
    assert (len(there.statements), len(there.positions)) == (1, 1)
    assert "le-heraut-2026-03-03" in there.sources
    assert len(entries) == 3  # the report as a source, once
    assert desk.unsigned() == ()
    (kept,) = [d for d in desk.sitting.store.all_decisions("river-talks") if d[1].kind == "stance" and d[1].events]
    assert kept[1].signed
    assert verify(record, viewer=KEEPER).sound()


def test_undone_before_it_is_signed_it_leaves_no_trace_in_the_chain(desk: Filing, record: str) -> None:
    before = [line.hash for line in log(record, viewer=KEEPER).events]
    decide(desk, STATEMENT)
    desk.take_back(one(desk, STATEMENT))
    assert [line.hash for line in log(record, viewer=KEEPER).events] == before
    assert STATEMENT in {each.number for each in desk.undecided()}
    with pytest.raises(InvalidEvent, match="nothing waits"):
        desk.sign()


def test_what_is_signed_is_not_taken_back_here(desk: Filing) -> None:
    decide(desk, STATEMENT)
    desk.sign()
    with pytest.raises(InvalidEvent, match="signed and on record; retract it there"):
        desk.take_back(one(desk, STATEMENT))
    with pytest.raises(InvalidEvent, match="signed and on record"):
        desk.reject(one(desk, STATEMENT))


def test_what_could_not_be_recorded_is_not_decided_either(desk: Filing, record: str) -> None:
    with pytest.raises(UnknownId, match="nowhere is not on record"):
        decide(desk, STANCE, issue="nowhere", options=())
    with pytest.raises(InvalidEvent, match="issue is needed"):
        decide(desk, HEARSAY_STANCE, party="lower")
    assert desk.unsigned() == ()


def test_decided_anew_the_last_word_counts(desk: Filing, record: str) -> None:
    decide(desk, STANCE)
    decide(desk, STANCE, stance=Stance.OPPOSES)
    desk.sign()
    (position,) = negotiation(record, viewer=KEEPER).positions.values()
    assert position.value.stance is Stance.OPPOSES


def test_what_is_new_may_be_named_by_what_is_decided_after_it_and_is_recorded_once(desk: Filing, record: str) -> None:
    new = Issue("fish", "Fish")
    stance = one(desk, STANCE)
    proposal = structs.replace(desk.proposed(stance), issue="fish", options=())
    desk.decide(stance, proposal, [new])
    decide(desk, HEARSAY_STANCE, party="lower", issue="fish", options=())
    desk.sign()
    there = negotiation(record, viewer=KEEPER)
    assert list(there.issues)[-1] == "fish"
    assert [r.value.issue for r in there.positions.values()] == ["fish", "fish"]
    assert sum(line.kind == "issue-added" and line.what == "fish" for line in log(record, viewer=KEEPER).events) == 1


def test_signed_by_another_tab_meanwhile_nothing_is_recorded_twice(desk: Filing, record: str) -> None:
    decide(desk, STATEMENT)
    with again(record) as sitting:
        Filing(sitting).sign()
    after = recorded(record)
    with pytest.raises(InvalidEvent, match="was changed meanwhile; read it back again"):
        desk.sign()
    assert recorded(record) == after


def test_a_statement_becomes_a_position_beside_which_it_is_noted(desk: Filing, record: str) -> None:
    statement = one(desk, STATEMENT)
    position = turned(desk.proposed(statement), "position")
    assert isinstance(position, ProposedPosition)
    position = structs.replace(position, issue="release", stance=Stance.REFUSES, options=("release.two-thirds",))
    desk.decide(statement, position)
    desk.sign()
    there = negotiation(record, viewer=KEEPER)
    assert [r.value.stance for r in there.positions.values()] == [Stance.REFUSES]
    assert len(there.statements) == 1


def test_words_that_no_reader_offered_are_marked_filed_and_found_again(desk: Filing, record: str) -> None:
    start = TEXT.index("Ils se reverront")
    words = "Ils se reverront le 12 mars"
    from pourparler.domain.evidence import Attribution, Voice
    from pourparler.domain.proposal import ProposedNextStep

    step = ProposedNextStep(
        Voice("Le Héraut", Attribution.AUTHORS_INFERENCE), "they meet again", on=Interval.of("2026-03-03")
    )
    desk.mark(start, start + len(words), step)
    with again(record) as sitting:
        other = Filing(sitting)
        (marked,) = other.unsigned()
        assert marked.number == CLAIM + 1
        assert [span.quote for span in marked.candidate.passages] == [words]
        other.sign()
    (announced,) = negotiation(record, viewer=KEEPER).next_steps.values()
    assert TEXT[announced.passages[0].start : announced.passages[0].end] == words
    assert announced.note == "marked and filed by a person"


def test_a_report_is_taken_in_once_and_decided_for_its_own_audience(record: str) -> None:
    pytest.importorskip("spacy")
    text = (ROOT / "examples" / "reading" / "report.txt").read_bytes()
    sha256 = take_report(record, text, "report.txt", audience="commission")
    assert take_report(record, text, "report.txt", audience="commission") == sha256
    assert [each.audience for each in reports(record, viewer="commission")] == ["commission"]
    assert reports(record, viewer="upper") == ()
    with filing(record, report(record, sha256, viewer="commission")) as desk:
        assert desk.sitting.audience == "commission"
        candidate = next(each for each in desk.undecided() if each.candidate.kind == "statement")
        desk.decide(candidate, desk.proposed(candidate))
        desk.sign()
    assert next(iter(negotiation(record, viewer="commission").statements)).endswith("@commission")
    assert negotiation(record, viewer="upper").statements == {}


def test_decisions_of_an_older_release_are_taken_over_once(desk: Filing, record: str, tmp_path: Path) -> None:
    from sqlalchemy import text

    decide(desk, STATEMENT)
    with open_store(record) as store, store.writing() as connection:
        # As a release wrote it that knew nothing of signing.
        connection.execute(text("UPDATE decisions SET decision = json_remove(decision, '$.filed', '$.signed')"))
    copy = tmp_path / "copy.pourparler"
    copy.write_bytes(Path(record).read_bytes())
    merge(record, str(copy))
    with open_store(record) as store:
        assert len(store.all_decisions("river-talks")) == 1


def test_a_report_may_be_done_with_while_passages_are_left_undecided(desk: Filing, record: str) -> None:
    decide(desk, STATEMENT)
    left = [each.number for each in desk.undecided()]
    entries = recorded(record)
    desk.finish()
    desk.finish()
    with again(record) as sitting:
        other = Filing(sitting)
        assert other.finished
        assert [each.number for each in other.undecided()] == left
        other.reopen()
    with again(record) as sitting:
        assert not Filing(sitting).finished
    assert recorded(record) == entries


def test_to_be_done_with_a_report_says_nothing_of_its_readers(desk: Filing) -> None:
    decide(desk, STATEMENT)
    before = desk.sitting.measured()
    desk.finish()
    assert desk.sitting.measured() == before
