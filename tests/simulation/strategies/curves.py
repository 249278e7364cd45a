"""What holds for strategies that go along a curve, for the tests of each."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pourparler.simulation.run import hold
from pourparler.simulation.seat import Seat
from pourparler.simulation.setup import Setup
from pourparler.simulation.space import Space
from pourparler.simulation.strategies.boulware import Boulware
from pourparler.simulation.strategies.conceder import Conceder
from pourparler.simulation.strategies.linear import Linear
from pourparler.workbench.scenario import read_scenario
from tests.simulation.toys import opposed

Curve = type[Boulware] | type[Linear] | type[Conceder]


def falls(strategy: Curve, middle: float) -> None:
    """It falls from its best to four tenths, or to its reservation where that is higher."""
    made = strategy(Seat(Space(opposed()), 0))
    assert [made.level(now) for now in (0.0, 0.5, 1.0)] == pytest.approx([1.0, middle, 0.4])
    raised = strategy(Seat(Space(opposed("0.6")), 0))
    assert raised.level(1.0) == pytest.approx(0.6)
    assert raised.level(0.5) > middle


def offers_and_accepts(strategy: Curve) -> None:
    """It offers the outcome nearest to its level, and accepts what reaches it."""
    seat = Seat(Space(opposed()), 0)
    made = strategy(seat)
    assert made.offer(0.5) == seat.nearest(made.level(0.5))
    assert made.accepts(seat.nearest(made.level(0.5) + 0.05), 0.5)
    assert not made.accepts(seat.nearest(made.level(0.5) - 0.05), 0.5)


def traced(first: str, second: str, ends: tuple[int, int], utilities: list[float]) -> None:
    """On NegoLog's domain 5 with 100 rounds, the pair ends in the round, by the party, with the utilities printed."""
    if not (folder := os.environ.get("PEERS")):
        pytest.skip("needs the peers' scenarios in a folder named by PEERS")
    space = Space(read_scenario(Path(folder) / "NegoLog" / "domains" / "domain5"))
    run = hold(space, Setup(dict(zip(space.parties, (first, second), strict=True))))
    assert (run.round, run.by) == (ends[0], space.parties[ends[1]])
    assert [round(utility, 4) for utility in run.utilities.values()] == utilities
