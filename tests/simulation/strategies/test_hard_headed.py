"""HardHeaded: hard on itself, kind where it costs nothing."""

from __future__ import annotations

from pourparler.simulation.seat import Seat
from pourparler.simulation.space import Space
from pourparler.simulation.strategies.hard_headed import HardHeaded
from tests.simulation.toys import drawn, opposed


def test_it_hardly_concedes_before_the_end() -> None:
    seat = Seat(Space(opposed()), 0)
    made = HardHeaded(seat)
    made.hear(Seat(Space(opposed()), 1).best, 1, 0.0)
    assert seat.utility(made.offer(0.8)) > 0.95
    assert seat.utility(made.offer(1.0)) < 0.8


def test_at_its_level_it_offers_what_the_other_has_offered_most() -> None:
    space = Space(drawn(3, 4, seed=4))
    seat, other = Seat(space, 0), Seat(space, 1)
    made = HardHeaded(seat)
    for _ in range(10):
        made.hear(other.best, 1, 0.1)
    number = made.offer(1.0)
    level = 0.585
    shared = sum(a == b for a, b in zip(space.choices(number), space.choices(other.best), strict=True))
    likely = [n for n in range(space.size) if seat.utility(n) >= level]
    most = max(sum(a == b for a, b in zip(space.choices(n), space.choices(other.best), strict=True)) for n in likely)
    assert shared == most
