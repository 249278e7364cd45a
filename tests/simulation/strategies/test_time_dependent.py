"""Polynomial concession: its exponent and its end."""

from __future__ import annotations

import pytest

from pourparler.errors import InputError
from pourparler.simulation.seat import Seat
from pourparler.simulation.space import Space
from pourparler.simulation.strategies.time_dependent import TimeDependent
from tests.simulation.toys import opposed

SEAT = Seat(Space(opposed("0.2")), 0)


def test_it_ends_at_the_reservation_unless_told_otherwise() -> None:
    assert TimeDependent(SEAT).level(1.0) == pytest.approx(0.2)
    assert TimeDependent(SEAT, end=0.5).level(1.0) == pytest.approx(0.5)
    assert TimeDependent(SEAT, end=0.1).level(1.0) == pytest.approx(0.2)


def test_above_one_it_concedes_early_below_one_late() -> None:
    late, even, early = (TimeDependent(SEAT, exponent).level(0.5) for exponent in (0.2, 1.0, 5.0))
    assert late > even > early
    assert even == pytest.approx(0.6)


def test_an_exponent_of_nothing_is_refused() -> None:
    with pytest.raises(InputError, match="no concession"):
        TimeDependent(SEAT, 0.0)
