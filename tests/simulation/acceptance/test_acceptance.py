"""Acceptance conditions combine with any strategy."""

from __future__ import annotations

import pytest

from pourparler.simulation import acceptance
from pourparler.simulation.acceptance.ac_combi import AcCombi
from pourparler.simulation.acceptance.ac_const import AcConst
from pourparler.simulation.acceptance.ac_next import AcNext
from pourparler.simulation.acceptance.ac_time import AcTime
from pourparler.simulation.accepting import Accepting
from pourparler.simulation.named import strategy
from pourparler.simulation.names import names
from pourparler.simulation.seat import Seat
from pourparler.simulation.space import Space
from pourparler.simulation.strategies.hardliner import Hardliner
from tests.simulation.toys import Script, opposed

SEAT = Seat(Space(opposed("0.2")), 0)


@pytest.mark.parametrize("name", names(acceptance))
def test_every_condition_combines_with_every_strategy_by_name(name: str) -> None:
    for own in names():
        made = strategy(f"{own}+{name}")(SEAT)
        assert isinstance(made, Accepting)
        assert isinstance(made.accepts(SEAT.best, 0.5), bool)


def test_what_was_planned_while_accepting_is_what_is_offered() -> None:
    made = Accepting(SEAT, Script([SEAT.best, 5, 6]), AcNext())
    assert not made.accepts(SEAT.nearest(0.3), 0.1)
    assert [made.offer(0.1), made.offer(0.1)] == [SEAT.best, 5]


def test_next_asks_for_what_would_be_offered() -> None:
    made = Accepting(SEAT, Hardliner(SEAT), AcNext())
    assert made.accepts(SEAT.best, 0.0)
    assert not made.accepts(SEAT.nearest(0.9), 0.0)
    assert Accepting(SEAT, Hardliner(SEAT), AcNext(1.0, 0.2)).accepts(SEAT.nearest(0.85), 0.0)


def test_time_and_constant_never_go_below_the_reservation() -> None:
    for condition in (AcTime(0.5), AcConst(0.0)):
        made = Accepting(SEAT, Hardliner(SEAT), condition)
        assert made.accepts(SEAT.nearest(0.5), 0.9)
        assert not made.accepts(SEAT.nearest(0.1), 0.9)


def test_combi_takes_late_what_the_window_has_not_surpassed() -> None:
    made = Accepting(SEAT, Hardliner(SEAT), AcCombi(0.9))
    for level, now in ((0.8, 0.3), (0.5, 0.85), (0.6, 0.9)):
        made.hear(SEAT.nearest(level), 1, now)
    assert not made.accepts(SEAT.nearest(0.6), 0.89)
    assert made.accepts(SEAT.nearest(0.6), 0.95)
    assert not made.accepts(SEAT.nearest(0.55), 0.9)
