"""MiCRO: one step for one new offer."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pourparler.simulation.run import hold
from pourparler.simulation.seat import Seat
from pourparler.simulation.setup import Setup
from pourparler.simulation.space import Space
from pourparler.simulation.strategies.micro import Micro
from pourparler.workbench.scenario import read_scenario
from tests.simulation.toys import drawn, opposed

SPACE = Space(opposed())


def test_it_concedes_once_for_every_new_offer_that_it_hears() -> None:
    seat = Seat(SPACE, 0)
    made = Micro(seat)
    assert made.offer(0.0) == seat.ranked(0)
    assert made.offer(0.0) == seat.ranked(0)
    made.hear(3, 1, 0.0)
    assert made.offer(0.0) == seat.ranked(1)
    made.hear(3, 1, 0.0)
    assert made.offer(0.0) in (seat.ranked(0), seat.ranked(1))
    made.hear(4, 1, 0.0)
    assert made.offer(0.0) == seat.ranked(2)


def test_it_accepts_what_is_worth_what_it_would_offer_next() -> None:
    seat = Seat(SPACE, 0)
    made = Micro(seat)
    made.offer(0.0)
    made.hear(3, 1, 0.0)
    second = seat.ranked(1)
    assert second is not None
    assert made.accepts(second, 0.0)
    lower = next(n for n in range(SPACE.size) if seat.utility(n) < seat.utility(second))
    assert not made.accepts(lower, 0.0)


def test_it_stops_at_its_reservation() -> None:
    space = Space(opposed("0.9"))
    seat = Seat(space, 0)
    made = Micro(seat)
    for number in range(100):
        assert seat.utility(made.offer(0.0)) >= 0.9  # type: ignore[arg-type]
        made.hear(number, 1, 0.0)


def test_among_many_it_counts_the_one_who_has_offered_least() -> None:
    seat = Seat(Space(drawn(3, 3, parties=3)), 0)
    made = Micro(seat)
    made.offer(0.0)
    made.hear(1, 1, 0.0)
    made.hear(2, 1, 0.0)
    assert made.offer(0.0) == seat.ranked(0)
    made.hear(1, 2, 0.0)
    assert made.offer(0.0) == seat.ranked(1)


def test_two_of_a_kind_meet_at_the_nash_bargaining_outcome_as_printed() -> None:
    if not (folder := os.environ.get("PEERS")):
        pytest.skip("needs the peers' scenarios in a folder named by PEERS")
    space = Space(read_scenario(Path(folder) / "NegoLog" / "domains" / "domain5"))
    run = hold(space, Setup(dict.fromkeys(space.parties, "micro")))
    assert [round(utility, 4) for utility in run.utilities.values()] == [0.76, 0.728]
    # NegoLog's answering party never offers its best outcome, so that its talks end one round sooner.
    run = hold(space, Setup(dict(zip(space.parties, ("micro", "micro:first=1"), strict=True))))
    assert (run.round, run.by) == (56, space.parties[0])
    assert [round(utility, 4) for utility in run.utilities.values()] == [0.76, 0.728]
