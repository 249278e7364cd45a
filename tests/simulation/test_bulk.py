"""Talks in bulk have the same turns as one by one."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from pourparler.errors import InputError
from pourparler.simulation.bulk import ACCEPTED, bulk
from pourparler.simulation.run import hold
from pourparler.simulation.seat import mixed
from pourparler.simulation.setup import Setup
from pourparler.simulation.space import Space
from tests.simulation.toys import drawn, opposed

MANNERS = [
    "boulware",
    "conceder",
    "linear",
    "micro",
    "hardliner",
    "time_dependent:exponent=0.3",
    "boulware:end=0.6",
    "micro:first=1",
]


def same(space: Space, talks: list[tuple[str, ...]], rounds: int, seed: int) -> None:
    held = bulk(space, talks, rounds, seed, keep=True)
    for place, talk in enumerate(talks):
        run = hold(space, Setup(dict(zip(space.parties, talk, strict=True)), rounds=rounds), seed + place)
        turns, standing = [], -1
        for number in range(rounds):
            for column, party in enumerate(space.parties):
                row = int(held.turns[number, column, place])
                standing = held.numbers[row] if row >= 0 else standing
                if row >= 0 or row == ACCEPTED:
                    turns.append((number, party, "offer" if row >= 0 else "accept", space.outcome(standing)))
        assert turns == [(t.round, t.party, t.act.value, t.outcome) for t in run.turns], talk
        assert (bool(held.agreed[place]), int(held.round[place])) == (run.agreed, run.round)
        assert held.offers[place] == run.offers
        assert held.utilities[place].tolist() == list(run.utilities.values())
        assert (space.parties[held.by[place]] if run.agreed else "") == run.by


@pytest.mark.parametrize("seed", range(4))
def test_two_parties(seed: int) -> None:
    random = Random(seed)
    talks = [(random.choice(MANNERS), random.choice(MANNERS)) for _ in range(60)]
    same(Space(drawn(3, 4, seed=seed, reservation="0.3")), talks, 40, seed)


def test_a_space_whose_best_outcomes_are_few() -> None:
    same(Space(opposed("0.9")), [("micro", "micro"), ("micro", "linear"), ("boulware", "micro")], 30, 0)


def test_three_parties() -> None:
    random = Random(5)
    talks = [tuple(random.choice(MANNERS) for _ in range(3)) for _ in range(40)]
    same(Space(drawn(3, 3, parties=3, seed=2)), talks, 25, 9)


def test_more_outcomes_than_can_be_listed() -> None:
    random = Random(7)
    talks = [(random.choice(MANNERS), random.choice(MANNERS)) for _ in range(12)]
    same(Space(drawn(19, 5, seed=3)), talks, 15, 2)


def test_what_does_not_go_by_the_clock_is_refused() -> None:
    space = Space(opposed())
    with pytest.raises(InputError, match="cannot be held in bulk"):
        bulk(space, [("agent_k", "linear")])
    with pytest.raises(InputError, match="its level rises"):
        bulk(space, [("linear:middle=1.5", "linear")])


def test_lots_are_drawn_alike() -> None:
    from pourparler.simulation.bulk import _mixed

    seeds, turns = np.arange(50, dtype=np.uint64), np.arange(50, dtype=np.uint64) * np.uint64(7)
    assert _mixed(seeds, turns).tolist() == [mixed(n, 7 * n) for n in range(50)]
