"""A source corrected itself: entry by entry it is said what stands, what is withdrawn, what is reworded; nothing else moves."""

from __future__ import annotations

from pathlib import Path

import pytest

from pourparler.domain.interval import Interval
from pourparler.domain.request import KEEPER, Request
from pourparler.domain.source import Passage
from pourparler.errors import InvalidEvent
from pourparler.library import negotiation
from pourparler.workbench.filing import Filing
from pourparler.workbench.imports import import_dossier
from pourparler.workbench.log import log
from pourparler.workbench.report import take_report
from pourparler.workbench.review import sitting_over
from pourparler.workbench.source_corrected import (
    Answer,
    Correction,
    Fate,
    preview_put_right,
    put_right,
    resting_on,
    words_of,
)
from tests.conftest import ROOT
from tests.reports import TEXT, read_by_hand

STATEMENT, STANCE = 2, 4
DAY = Interval.of("2026-03-05")


@pytest.fixture
def record(tmp_path: Path) -> str:
    place = str(tmp_path / "talks.pourparler")
    import_dossier(ROOT / "examples" / "reading", place)
    with sitting_over(TEXT.encode(), "report.txt", place, reading=read_by_hand) as sitting:
        desk = Filing(sitting)
        for one in desk.all():
            if one.number in (STATEMENT, STANCE):
                desk.decide(one, desk.proposed(one))
        desk.sign()
    return place


def asked(record: str) -> Request:
    return Request(record, KEEPER)


def source_of(record: str) -> str:
    return next(p.source for p in next(iter(negotiation(record, viewer=KEEPER).positions.values())).passages)


def test_what_is_withdrawn_no_longer_counts_what_is_reworded_says_so_and_the_rest_stands(record: str) -> None:
    source = source_of(record)
    resting = {one.kind: one for one in resting_on(asked(record), source)}
    assert set(resting) == {"statement-noted", "position-taken"}
    answers = {
        resting["position-taken"].hash: Answer(Fate.WITHDRAWN),
        resting["statement-noted"].hash: Answer(Fate.REWORDED, "we cannot accept two thirds"),
    }
    before = len(log(record, viewer=KEEPER).events)
    put_right(asked(record), source, Correction("the paper corrected itself", DAY, answers))
    now = negotiation(record, viewer=KEEPER)
    assert now.positions == {}
    assert [one.value.content for one in now.statements.values()] == ["we cannot accept two thirds"]
    assert source in now.sources
    assert len(log(record, viewer=KEEPER).events) == before + 2


def test_looking_changes_nothing_and_tells_what_recording_will_change(record: str) -> None:
    source = source_of(record)
    (position,) = (one for one in resting_on(asked(record), source) if one.kind == "position-taken")
    told = Correction("the paper corrected itself", DAY, {position.hash: Answer(Fate.WITHDRAWN)})
    before = log(record, viewer=KEEPER).events
    looked = preview_put_right(asked(record), source, told)
    assert looked.after.positions == {}
    assert log(record, viewer=KEEPER).events == before
    put_right(asked(record), source, told)
    assert negotiation(record, viewer=KEEPER).positions == looked.after.positions


def test_of_what_nobody_says_anything_nothing_becomes(record: str) -> None:
    source = source_of(record)
    stands = {one.hash: Answer(Fate.STANDS) for one in resting_on(asked(record), source)}
    for answers in ({}, stands):
        with pytest.raises(InvalidEvent, match="nothing changes"):
            put_right(asked(record), source, Correction("it corrected itself", DAY, answers))


def test_what_does_not_rest_on_it_and_what_has_no_words_is_refused_and_nothing_is_recorded(record: str) -> None:
    source = source_of(record)
    (statement,) = (one for one in resting_on(asked(record), source) if one.kind == "statement-noted")
    before = log(record, viewer=KEEPER).events
    for answers, why in (
        ({"f" * 64: Answer(Fate.WITHDRAWN)}, "does not rest on"),
        ({statement.hash: Answer(Fate.REWORDED, "  ")}, "nobody says how"),
    ):
        with pytest.raises(InvalidEvent, match=why):
            put_right(asked(record), source, Correction("it corrected itself", DAY, answers))
    assert log(record, viewer=KEEPER).events == before
    assert words_of(statement) == statement.body["statement"]["content"]


def test_a_report_that_others_may_not_see_is_cited_only_where_those_who_see_the_entry_see_it(record: str) -> None:
    source = source_of(record)
    told = "Le Rectificatif\n\nNotre article se trompait : personne ne refuse les deux tiers.\n"
    take_report(record, told.encode(), "note.txt", audience="commission", published=DAY, title="Une note")
    (position,) = (one for one in resting_on(asked(record), source) if one.kind == "position-taken")
    note = next(
        key for key, one in negotiation(record, viewer="commission").sources.items() if one.value.title == "Une note"
    )
    answers = {position.hash: Answer(Fate.WITHDRAWN)}
    (entry,) = put_right(
        asked(record), source, Correction("it corrected itself", DAY, answers, Passage(note), "commission")
    )
    assert entry.audience == "everyone"
    assert entry.event().passages == ()
