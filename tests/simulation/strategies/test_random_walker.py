"""Random: between its reservation and its best."""

from __future__ import annotations

from pourparler.simulation.seat import Seat
from pourparler.simulation.space import Space
from pourparler.simulation.strategies.random_walker import RandomWalker
from tests.simulation.toys import opposed


def test_it_offers_all_over_the_place_but_not_below_its_reservation() -> None:
    seat = Seat(Space(opposed("0.4")), 0, seed=2)
    made = RandomWalker(seat)
    worths = [seat.utility(made.offer(0.0)) for _ in range(200)]
    assert min(worths) >= 0.4 - 0.02
    assert max(worths) > 0.95
    assert len(set(worths)) > 20


def test_another_seed_draws_otherwise() -> None:
    space = Space(opposed())
    first, other = (RandomWalker(Seat(space, 0, seed)) for seed in (1, 2))
    assert [first.offer(0.0) for _ in range(5)] != [other.offer(0.0) for _ in range(5)]
