"""Nice tit-for-tat: towards the Nash outcome that it expects."""

from __future__ import annotations

from pourparler.simulation.run import hold
from pourparler.simulation.seat import Seat
from pourparler.simulation.setup import Setup
from pourparler.simulation.space import Space
from pourparler.simulation.strategies.nice_tit_for_tat import NiceTitForTat
from tests.simulation.toys import opposed

SPACE = Space(opposed())


def test_it_does_not_move_before_the_other_does() -> None:
    seat, other = Seat(SPACE, 0), Seat(SPACE, 1)
    made = NiceTitForTat(seat)
    made.hear(other.best, 1, 0.0)
    first = seat.utility(made.offer(0.1))
    made.hear(other.nearest(0.6), 1, 0.2)
    assert seat.utility(made.offer(0.2)) < first
    assert first > 0.9


def test_two_of_a_kind_agree_on_more_than_half_for_each() -> None:
    run = hold(SPACE, Setup(dict.fromkeys(SPACE.parties, "nice_tit_for_tat")))
    assert run.agreed
    assert min(run.utilities.values()) > 0.5
