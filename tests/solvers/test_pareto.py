"""Where the frontier is out of reach, each point told is on it, and the coverage told is not above the true one."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from time import process_time

import pytest

from pourparler.domain.deal import Frontier
from pourparler.domain.scenario import Estimate, Rule, Scenario
from pourparler.domain.zone import Status
from pourparler.solvers.pareto import pareto
from pourparler.solvers.reach import Reach
from pourparler.solvers.supported_points import supported_points
from pourparler.solvers.tied_frontier import known_frontier
from pourparler.solvers.valuation import Points, Valuation, valuation
from tests.solvers.judge import Listed, Paid, scenario, volume, worth


def gains(one: Scenario, front: Frontier) -> list[Paid]:
    floors = {p: one.estimates[p].reservation or 0 for p in one.parties}
    return [tuple(point.payoffs[p] - floors[p] for p in one.parties) for point in front.points]


def gained(one: Scenario, values: Valuation, points: Points) -> list[Paid]:
    floors = {p: one.estimates[p].reservation or 0 for p in one.parties}
    return [tuple(row[p] - floors[p] for p in one.parties) for row in values.payoffs(points)]


def shared(points: set[Paid], ideals: list[Fraction]) -> list[Paid]:
    """Return gains in shares of the ideal ones, of the parties that can gain."""
    able = [n for n, ideal in enumerate(ideals) if ideal > 0]
    return [tuple(gains[n] / ideals[n] for n in able) for gains in points]


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_with_no_time_every_point_told_is_on_the_frontier(first: int) -> None:
    some = 0
    for seed in range(first, first + 50):
        one = scenario(seed)
        judge = Listed(one)
        front = pareto(one, seconds=0.0)
        told = gains(one, front)
        some += len(told)
        assert front.status is Status.GAP, seed
        assert front.stopped == "time", seed
        assert set(told) <= judge.frontier, seed
        assert told == sorted(set(told)), seed
        for point in front.points:
            assert {p: worth(one.estimates[p], point.outcome) for p in one.parties} == point.payoffs, seed
            assert not any(rule.broken_by(point.outcome) for rule in one.rules), seed
        known = shared(set(told), judge.ideals)
        if front.coverage is not None and known:
            assert front.coverage * float(volume(shared(judge.frontier, judge.ideals))) <= float(volume(known)) + 1e-9
    assert some > 20


def test_where_a_reservation_is_out_of_reach_nothing_is_measured() -> None:
    north = Estimate(values={"deal": {"x": Fraction(1), "y": Fraction(0)}}, reservation=Fraction(10**400))
    south = Estimate(values={"deal": {"x": Fraction(0), "y": Fraction(1)}})
    one = Scenario("far", ("north", "south"), {"deal": ("x", "y")}, estimates={"north": north, "south": south})
    front = pareto(one, seconds=0.0)
    assert front.points == ()
    assert front.coverage is None


def test_where_no_outcome_is_left_that_is_proven_in_no_time() -> None:
    north = Estimate(values={"deal": {"x": Fraction(1)}})
    one = Scenario("none", ("north",), {"deal": ("x", "y")}, estimates={"north": north})
    # Nobody is on record as accepting anything.
    front = pareto(one, certain=True, seconds=0.0)
    assert (front.status, front.points) == (Status.PROVEN, ())


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_wherever_a_tied_frontier_is_stopped_some_points_are_certain_and_the_rest_bounds_it(first: int) -> None:
    stopped = 0
    for seed in range(first, first + 50):
        one = scenario(seed)
        judge, values = Listed(one), valuation(one)
        for memory in (int(30 * 1.3**n) for n in range(25)):
            known = known_frontier(values, Reach(memory=memory))
            if known.some is None:
                continue
            stopped += 1
            above = gained(one, values, known.some.points)
            assert known.reason == "memory", seed
            assert {above[row] for row in known.certain} <= judge.frontier, seed
            for point in judge.frontier:
                assert any(all(a >= b for a, b in zip(other, point, strict=True)) for other in above), seed
    assert stopped > 5


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_each_supported_point_is_on_the_frontier_whatever_ties_issues(first: int) -> None:
    for seed in range(first, first + 50):
        one = scenario(seed)
        values = valuation(one)
        if values.domains is None:
            continue
        assert set(gained(one, values, supported_points(values).points)) <= Listed(one).frontier, seed


def tied(parties: int, issues: int, options: int, pairs: int, interactions: int, places: int = 3) -> Scenario:
    """Return a large scenario with pairs of options that exclude one another, and interactions."""
    random = Random(f"{parties} {issues} {options} {pairs} {interactions}")
    domains = {f"i{n}": tuple(f"o{k}" for k in range(options)) for n in range(issues)}

    def number() -> Fraction:
        return Fraction(random.randint(0, 10**places), 10**places)

    def two() -> tuple[tuple[str, str], ...]:
        return tuple((issue, random.choice(domains[issue])) for issue in random.sample(sorted(domains), 2))

    needs = [tuple((issue, (option,)) for issue, option in two()) for _ in range(interactions)]
    estimates = {
        f"p{n}": Estimate(
            values={issue: {option: number() for option in own} for issue, own in domains.items()},
            interactions=tuple((one, number()) for one in needs),
            reservation=Fraction(0),
        )
        for n in range(parties)
    }
    rules = tuple(Rule(f"r{n}", two()) for n in range(pairs))
    return Scenario("tied", tuple(estimates), domains, rules=rules, estimates=estimates)


SIZES = [
    (2, 60, 10, 60, 12),
    (2, 60, 10, 80, 12),
    (3, 30, 5, 20, 0),
    (3, 30, 5, 60, 0),
    (4, 20, 5, 1, 0),
    (4, 20, 5, 20, 0),
]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("places", [3, 17])
def test_whole_or_a_certified_subset_with_its_coverage_within_the_clock(size: tuple[int, ...], places: int) -> None:
    one = tied(*size, places=places)
    begun = process_time()
    front = pareto(one, seconds=1.0)
    assert process_time() - begun < 4  # the bell, on a machine that does other things, too
    assert front.points
    if front.status is Status.GAP:
        assert front.coverage is not None
        assert front.coverage > 0.3
        assert front.stopped in {"time", "memory", "size"}
    told = gains(one, front)[:400]
    assert not any(x != y and all(a >= b for a, b in zip(x, y, strict=True)) for x in told for y in told)
    for point in front.points:
        assert not any(rule.broken_by(point.outcome) for rule in one.rules)


def test_one_forbidden_pair_takes_no_certified_subset_away() -> None:
    free, one_pair = tied(4, 20, 5, 0, 0), tied(4, 20, 5, 1, 0)
    sizes = [len(pareto(one, seconds=1.0).points) for one in (free, one_pair)]
    assert min(sizes) > 10
