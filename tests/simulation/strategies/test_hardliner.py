"""Hardliner: its best, always."""

from __future__ import annotations

from pourparler.simulation.seat import Seat
from pourparler.simulation.space import Space
from pourparler.simulation.strategies.hardliner import Hardliner
from tests.simulation.toys import opposed


def test_it_neither_concedes_nor_accepts_less() -> None:
    seat = Seat(Space(opposed()), 0)
    made = Hardliner(seat)
    assert {made.offer(now / 10) for now in range(10)} == {seat.best}
    assert made.accepts(seat.best, 0.99)
    assert not made.accepts(seat.nearest(0.95), 0.99)
