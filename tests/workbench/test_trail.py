"""On whose word each party stands: every position, and what became of it."""

from __future__ import annotations

from pourparler.domain.evidence import Level
from pourparler.domain.interval import Interval
from pourparler.domain.position import Stance
from pourparler.domain.trail import Bearing
from pourparler.record.event import Event
from pourparler.record.events.position import PositionWithdrawn
from pourparler.record.replay import replay
from pourparler.standing.state_of_play import state_of_play
from pourparler.workbench.trail import trails
from tests.making import BACKGROUND, HEARSAY, ground, position, recorded


def bearings(*events: Event, level: Level = Level.REPORTED) -> dict[str, Bearing]:
    state = state_of_play(replay(recorded(*ground(), *events), "everyone"), level)
    return {step.held.position.id: step.bearing for trail in trails(state).values() for step in trail}


def test_a_later_word_on_equal_evidence_counts_in_the_place_of_an_earlier_one() -> None:
    facts = (
        position("p1", "north", Stance.ACCEPTS, "army.small"),
        position("p2", "north", Stance.REFUSES, "army.small", on="2025-12-01"),
    )
    assert bearings(*facts) == {"p1": Bearing.OUTWEIGHED, "p2": Bearing.COUNTS}


def test_weaker_evidence_that_differs_challenges_and_below_the_level_counts_nowhere() -> None:
    facts = (
        position("p1", "north", Stance.REFUSES, "army.small"),
        position("p2", "north", Stance.ACCEPTS, "army.small", said=BACKGROUND, on="2025-12-01"),
        position("p3", "north", Stance.ACCEPTS, "army.small", said=HEARSAY, on="2025-12-02"),
    )
    assert bearings(*facts) == {"p1": Bearing.COUNTS, "p2": Bearing.CHALLENGES, "p3": Bearing.WEAKER}
    assert bearings(*facts, level=Level.ANY)["p3"] is Bearing.CHALLENGES
    assert bearings(*facts, level=Level.OFFICIAL)["p2"] is Bearing.WEAKER


def test_words_of_one_day_that_differ_contradict_one_another() -> None:
    facts = (
        position("p1", "north", Stance.REFUSES, "army.small"),
        position("p2", "north", Stance.ACCEPTS, "army.small"),
    )
    assert set(bearings(*facts).values()) == {Bearing.CONTRADICTS}


def test_what_was_withdrawn_is_said_to_be() -> None:
    gone = PositionWithdrawn(happened_on=Interval.of("2025-12-01"), position="p1")
    assert bearings(position("p1", "north", Stance.REFUSES, "army.small"), gone) == {"p1": Bearing.WITHDRAWN}


def test_an_insistence_counts_although_it_decides_only_on_other_options() -> None:
    facts = (
        position("p1", "north", Stance.INSISTS, "army.small"),
        position("p2", "north", Stance.SUPPORTS, "army.small", on="2025-12-01"),
    )
    assert bearings(*facts)["p1"] is Bearing.COUNTS
