"""Alternating offers: turns, endings, and whose fault."""

from __future__ import annotations

import pytest

from pourparler.domain.run import Ending
from pourparler.simulation.deadline import Rounds, Seconds
from pourparler.simulation.protocols.alternating_offers import alternating_offers
from pourparler.simulation.seat import Seat
from pourparler.simulation.space import Space
from tests.simulation.toys import Script, drawn, opposed

TWO, THREE = Space(opposed()), Space(drawn(3, 3, parties=3))


def test_what_the_other_accepts_is_agreed_and_the_log_has_every_turn() -> None:
    second = Script([7], enough=0.0, seat=Seat(TWO, 1))
    talk = alternating_offers(TWO, [Script([5, 6]), second], Rounds(10))
    assert (talk.ending, talk.round, talk.by, talk.number) == (Ending.AGREEMENT, 0, 1, 5)
    assert talk.log == [(0, 0, 5, "offer"), (0, 1, 5, "accept")]


def test_nobody_accepts_before_anything_was_offered() -> None:
    eager = Script([3], enough=0.0, seat=Seat(TWO, 0))
    talk = alternating_offers(TWO, [eager, Script([4], enough=0.0, seat=Seat(TWO, 1))], Rounds(3))
    assert talk.log[0] == (0, 0, 3, "offer")


def test_at_the_deadline_there_is_no_agreement() -> None:
    talk = alternating_offers(TWO, [Script([1]), Script([2])], Rounds(3))
    assert (talk.ending, talk.round, talk.by, len(talk.log)) == (Ending.DEADLINE, 3, None, 6)


def test_a_party_may_walk_away() -> None:
    talk = alternating_offers(TWO, [Script([1]), Script([2, None])], Rounds(9))
    assert (talk.ending, talk.round, talk.by) == (Ending.WALKED_AWAY, 1, 1)


def test_of_three_all_others_must_accept_the_same_offer() -> None:
    stubborn = Script([9])
    easy = Script([4], enough=0.0, seat=Seat(THREE, 1))
    talk = alternating_offers(THREE, [Script([2]), easy, stubborn], Rounds(2))
    assert talk.ending is Ending.DEADLINE
    easy, third = (Script([4], enough=0.0, seat=Seat(THREE, n)) for n in (1, 2))
    talk = alternating_offers(THREE, [Script([2]), easy, third], Rounds(2))
    assert talk.log == [(0, 0, 2, "offer"), (0, 1, 2, "accept"), (0, 2, 2, "accept")]


def test_everybody_else_hears_every_offer() -> None:
    parties = [Script([n]) for n in (1, 2, 3)]
    alternating_offers(THREE, parties, Rounds(1))
    assert [[(number, by) for number, by, _ in one.heard] for one in parties] == [
        [(2, 1), (3, 2)],
        [(1, 0), (3, 2)],
        [(1, 0), (2, 1)],
    ]


@pytest.mark.parametrize("offered", [-1, TWO.size, "o1", 1.0, True, {"a": "o1"}])
def test_an_offer_beyond_the_space_ends_the_talks_with_the_offenders_name(offered: object) -> None:
    talk = alternating_offers(TWO, [Script([1]), Script([offered])], Rounds(3))  # type: ignore[list-item]
    assert (talk.ending, talk.by, talk.said) == (Ending.FORBIDDEN, 1, repr(offered))


def test_what_a_strategy_raises_is_its_own_fault() -> None:
    class Broken(Script):
        def accepts(self, number: int, now: float) -> bool:
            raise ZeroDivisionError("no idea")

    talk = alternating_offers(TWO, [Script([1]), Broken([2])], Rounds(3))
    assert (talk.ending, talk.by, talk.said) == (Ending.FAULT, 1, "ZeroDivisionError: no idea")


def test_a_deadline_in_seconds_ends_the_talks() -> None:
    talk = alternating_offers(TWO, [Script([1]), Script([2])], Seconds(0.02))
    assert talk.ending is Ending.DEADLINE
    assert len(talk.log) > 10
