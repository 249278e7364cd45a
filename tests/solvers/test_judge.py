"""Every answer that says *proven* is what listing everything in fractions says, on numbers drawn to hurt."""

from __future__ import annotations

import os
from time import monotonic
from unittest.mock import patch

import pytest

from pourparler.domain.scenario import Scenario
from pourparler.domain.zone import Status
from pourparler.solvers import listing, solution
from pourparler.solvers.pareto import pareto
from pourparler.solvers.valuation import Valuation, valuation
from pourparler.workbench.deals import concepts
from tests.solvers.judge import CONCEPTS, Listed, scenario

CLOCK = 10.0


def told(values: Valuation, judge: Listed) -> None:
    """Hold every concept's answer against the judge's."""
    for name in CONCEPTS:
        begun = monotonic()
        answer = concepts()[name](values, False, CLOCK)
        assert monotonic() - begun < CLOCK, (values.scenario.name, name, "beyond its clock")
        if name == "nash_bargaining" and answer.status is Status.UNKNOWN:
            assert not judge.product_is_positive(), (values.scenario.name, name)
            continue
        assert answer.status is Status.PROVEN, (values.scenario.name, name, answer.status)
        assert [deal.outcome for deal in answer.deals] == judge.picked(name), (values.scenario.name, name)


def frontier_told(one: Scenario, judge: Listed) -> None:
    answer = pareto(one)
    floors = {p: one.estimates[p].reservation or 0 for p in one.parties}
    gains = [tuple(point.payoffs[p] - floors[p] for p in one.parties) for point in answer.points]
    assert set(gains) == judge.frontier, one.name
    assert gains == sorted(gains), one.name
    assert len(gains) == len(judge.frontier) == answer.size, one.name


def judged(seed: int) -> None:
    """Hold all ways to an answer against the judge: the frontier summed, listed, and every search."""
    one = scenario(seed)
    judge = Listed(one)
    frontier_told(one, judge)
    told(valuation(one), judge)
    with patch.object(listing, "MANY", 0):
        frontier_told(one, judge)
    if seed % 2:
        with patch.object(solution, "whole_frontier", lambda *_: None):
            told(valuation(one), judge)


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_every_proven_answer_is_that_of_listing_everything(first: int) -> None:
    for seed in range(first, first + 50):
        judged(seed)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(20))
def test_every_proven_answer_is_that_of_listing_everything_many_times(part: int) -> None:
    start = int(os.environ.get("POURPARLER_SEED", "0")) + 1000 + part * 1000
    for seed in range(start, start + 1000):
        judged(seed)
