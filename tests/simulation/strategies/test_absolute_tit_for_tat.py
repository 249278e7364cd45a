"""Absolute tit-for-tat: in kind."""

from __future__ import annotations

import pytest

from pourparler.simulation.seat import Seat
from pourparler.simulation.space import Space
from pourparler.simulation.strategies.absolute_tit_for_tat import AbsoluteTitForTat
from tests.simulation.toys import drawn, opposed

SEAT = Seat(Space(opposed("0.1")), 0)
TWENTY = 0.03


def answer(offers: list[float]) -> float:
    made = AbsoluteTitForTat(SEAT)
    number = made.offer(0.0)
    for level in offers:
        made.hear(SEAT.nearest(level), 1, 0.5)
        number = made.offer(0.5)
    return SEAT.utility(number)


def test_it_opens_with_its_best_and_stays_while_the_other_does() -> None:
    assert answer([]) == answer([0.4]) == answer([0.4, 0.4, 0.4]) == 1.0


def test_it_answers_a_concession_as_published() -> None:
    expected = {"relative": 0.4 / 0.5, "absolute": 1 - 0.1, "averaged": 0.4 / 0.5}["absolute"]
    assert answer([0.4, 0.5]) == pytest.approx(expected, abs=TWENTY)


def test_it_takes_a_concession_back_when_the_other_does() -> None:
    assert answer([0.4, 0.5, 0.3]) > answer([0.4, 0.5])


def test_it_never_goes_below_its_reservation() -> None:
    assert answer([0.05, 0.2, 0.5, 0.9]) >= 0.1 - TWENTY


def test_among_many_it_answers_the_least_of_them() -> None:
    seat = Seat(Space(drawn(3, 4, parties=3)), 0)
    made = AbsoluteTitForTat(seat)
    low, high = seat.nearest(0.4), seat.nearest(0.6)
    for first, second in ((low, low), (high, low), (high, low)):
        made.hear(first, 1, 0.5)
        made.hear(second, 2, 0.5)
        assert seat.utility(made.offer(0.5)) == 1.0
