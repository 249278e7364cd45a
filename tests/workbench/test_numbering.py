"""A candidate keeps its number and its id when the record grows, whatever the record lets the readers find."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from pourparler.domain.party import Party
from pourparler.domain.proposal import ActorAs, ProposedActor
from pourparler.domain.request import KEEPER, Request
from pourparler.workbench.new import new
from pourparler.workbench.read import read_report
from pourparler.workbench.review import Sitting, sitting
from tests.conftest import ROOT

REPORT = str(ROOT / "examples" / "reading" / "report.txt")

pytest.importorskip("spacy")


@pytest.fixture
def record(tmp_path: Path) -> str:
    place = str(tmp_path / "talks.pourparler")
    new(place, "River talks", keeper="team", audience="everyone", happened_on=date(2026, 3, 1))
    return place


def names(sat: Sitting) -> dict[int, str]:
    """Return the kind and the id of each candidate by its number."""
    return {one.number: f"{one.candidate.kind} {one.id}" for one in sat.reading.numbered()}


def on(sat: Sitting, kind: str, words: str) -> int:
    """Return the number of the first candidate of a kind that has exactly these words as a passage."""
    return next(
        one.number
        for one in sat.reading.numbered()
        if one.candidate.kind == kind and any(span.quote == words for span in one.candidate.passages)
    )


def test_the_same_candidates_bear_the_same_numbers_in_the_next_sitting(record: str) -> None:
    with sitting(REPORT, record) as first:
        before = names(first)
        assert sorted(before) == list(range(1, len(first) + 1))
        upper = on(first, "actor", "Haute-Vallée")
        spoken = on(first, "statement", "La moitié, nous pouvons l’accepter")
        first.accept(upper, structs.replace(_actor(first, upper), becomes=ActorAs.PARTY, id="upper"))
        said: Any = first.proposed(spoken)
        mended = structs.replace(said, said=structs.replace(said.said, party="lower"))
        first.accept(spoken, mended, [Party("lower", "Basse-Vallée")])
        decided = set(first.decisions())
    with sitting(REPORT, record) as second:
        after = names(second)
        assert after.items() >= before.items()  # what was found is found, under its number and its id
        assert set(after) - set(before) == {len(before) + 1}  # the Lower Valley, which only the record knows
        assert set(second.decisions()) == decided  # and what was decided is not asked again
        assert second.undecided() == [number for number in sorted(after) if number not in decided]


def _actor(sat: Sitting, number: int) -> ProposedActor:
    proposal = sat.proposed(number)
    assert isinstance(proposal, ProposedActor)
    return proposal


def test_read_names_them_as_review_does(record: str) -> None:
    with sitting(REPORT, record) as sat:
        upper = on(sat, "actor", "Haute-Vallée")
        sat.accept(upper, structs.replace(_actor(sat, upper), becomes=ActorAs.PARTY, id="upper"))
    with sitting(REPORT, record) as sat:
        told = read_report(REPORT, Request(record, KEEPER))
        assert [(one.number, one.id) for one in told.numbered()] == [
            (one.number, one.id) for one in sat.reading.numbered()
        ]
    alone = {one.id: one.number for one in read_report(REPORT).numbered()}
    assert alone.items() <= {one.id: one.number for one in told.numbered()}.items()
