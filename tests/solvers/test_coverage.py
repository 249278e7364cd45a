"""What is told of coverage is not more than volumes added up slice by slice in fractions."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from time import monotonic

import numpy as np
import pytest

from pourparler.solvers.coverage import coverage, coverage_below
from tests.solvers.judge import Paid, volume


def drawn(random: Random, parties: int, size: int) -> list[Paid]:
    return [tuple(Fraction(random.randint(0, 16), 16) for _ in range(parties)) for _ in range(size)]


def true_share(points: list[Paid], above: list[Paid]) -> Fraction:
    whole = volume(above)
    return volume(points) / whole if whole else Fraction(1)


def shares(points: list[Paid], parties: int) -> np.ndarray:
    return np.array(points, float).reshape(-1, parties)


@pytest.mark.parametrize("parties", [1, 2, 3])
def test_up_to_three_parties_it_is_the_share_of_volume(parties: int) -> None:
    random = Random(parties)
    for _ in range(200):
        above = drawn(random, parties, random.randint(1, 9))
        points = random.sample(above, random.randint(0, len(above)))
        told = coverage(shares(points, parties), shares(above, parties))
        if volume(above):
            assert told == pytest.approx(float(true_share(points, above)), abs=1e-12)


@pytest.mark.parametrize("parties", [4, 5, 6])
def test_for_more_it_is_near_that_share_and_not_above_it(parties: int) -> None:
    random = Random(parties)
    measured = 0
    for _ in range(15):
        above = drawn(random, parties, random.randint(1, 7))
        points = random.sample(above, random.randint(0, len(above)))
        told = coverage(shares(points, parties), shares(above, parties))
        if told is not None and volume(above):
            measured += 1
            assert float(true_share(points, above)) - 0.2 <= told <= float(true_share(points, above))
    assert measured > 5


@pytest.mark.parametrize("parties", [2, 3, 4])
def test_below_weighted_sums_it_is_not_above_the_share_of_what_can_be_had(parties: int) -> None:
    random = Random(parties)
    for _ in range(15):
        possible = drawn(random, parties, random.randint(2, 9))
        points = random.sample(possible, random.randint(1, len(possible)))
        weights = [[random.randint(1, 9) / 9 for _ in range(parties)] for _ in range(20)]
        most = [max(sum(w * float(x) for w, x in zip(own, one, strict=True)) for one in possible) for own in weights]
        told = coverage_below(shares(points, parties), np.array(weights), np.array(most) + 1e-9)
        assert told is None or told <= float(true_share(points, possible))


def test_what_nobody_may_gain_has_no_share() -> None:
    assert coverage(np.zeros((1, 2)), np.zeros((3, 2))) is None


def test_who_can_gain_nothing_does_not_count() -> None:
    assert coverage(np.array([[0.5, 0.0]]), np.array([[1.0, 0.0]])) == 0.5


def test_nothing_known_covers_nothing() -> None:
    assert coverage(np.zeros((0, 2)), np.ones((1, 2))) == 0.0
    assert coverage(np.zeros((0, 4)), np.ones((1, 4))) == 0.0


def test_draws_that_cover_all_are_not_told_as_all() -> None:
    told = coverage(np.ones((1, 4)), np.ones((1, 4)))
    assert told is not None
    assert 0.99 < told < 1.0


def test_it_ends_at_the_bell() -> None:
    points = np.abs(np.random.default_rng(1).normal(size=(50_000, 5)))
    points /= np.linalg.norm(points, axis=1)[:, None]
    begun = monotonic()
    coverage(points[::5], points, begun)
    assert monotonic() - begun < 2.0
