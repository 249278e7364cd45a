"""What holds for strategies that answer in kind, for the tests of each."""

from __future__ import annotations

import pytest

from pourparler.simulation.seat import Seat
from pourparler.simulation.space import Space
from pourparler.simulation.strategies.absolute_tit_for_tat import AbsoluteTitForTat
from pourparler.simulation.strategies.averaged_tit_for_tat import AveragedTitForTat
from pourparler.simulation.strategies.relative_tit_for_tat import RelativeTitForTat
from tests.simulation.toys import drawn, opposed

Kind = type[AbsoluteTitForTat] | type[AveragedTitForTat] | type[RelativeTitForTat]

CLOSE = 0.03
"""How far an outcome may be from the level asked for."""


def answer(strategy: Kind, offers: list[float]) -> float:
    """Return what its answer to offers of such worth is worth to itself."""
    seat = Seat(Space(opposed("0.1")), 0)
    made = strategy(seat)
    number = made.offer(0.0)
    for level in offers:
        made.hear(seat.nearest(level), 1, 0.5)
        number = made.offer(0.5)
    return seat.utility(number)


def answers(strategy: Kind, published: float) -> None:
    """It opens with its best, stays while the other does, answers as published, and takes back what is taken back."""
    assert answer(strategy, []) == answer(strategy, [0.4]) == answer(strategy, [0.4, 0.4, 0.4]) == 1.0
    assert answer(strategy, [0.4, 0.5]) == pytest.approx(published, abs=CLOSE)
    assert answer(strategy, [0.4, 0.5, 0.3]) > answer(strategy, [0.4, 0.5])
    assert answer(strategy, [0.05, 0.2, 0.5, 0.9]) >= 0.1 - CLOSE


def answers_the_least_of_many(strategy: Kind) -> None:
    """Where one of several others does not move, it does not either."""
    seat = Seat(Space(drawn(3, 4, parties=3)), 0)
    made = strategy(seat)
    low, high = seat.nearest(0.4), seat.nearest(0.6)
    for first, second in ((low, low), (high, low), (high, low)):
        made.hear(first, 1, 0.5)
        made.hear(second, 2, 0.5)
        assert seat.utility(made.offer(0.5)) == 1.0
