"""Every solver of deals picks what listing everything picks, read off a frontier or searched for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from unittest.mock import patch

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec import structs

from pourparler.domain.deal import Solution
from pourparler.domain.declared import DeclaredScenario
from pourparler.domain.outcome import Outcome
from pourparler.domain.scenario import Estimate, Scenario
from pourparler.domain.zone import Status
from pourparler.errors import InputError
from pourparler.solvers import listing, solution
from pourparler.solvers.concepts.egalitarian import egalitarian
from pourparler.solvers.concepts.equal_gain import equal_gain
from pourparler.solvers.concepts.kalai_smorodinsky import kalai_smorodinsky
from pourparler.solvers.concepts.leximin import leximin
from pourparler.solvers.concepts.nash_bargaining import nash_bargaining
from pourparler.solvers.concepts.utilitarian import utilitarian
from pourparler.solvers.pareto import pareto
from tests.solvers.bargaining import Accountant, estimated

KEYS: dict[Callable[..., Solution], Callable[..., object]] = {
    egalitarian: lambda gains: (min(gains), sum(gains)),
    leximin: sorted,
    utilitarian: sum,
}


@contextmanager
def no_frontier() -> Iterator[None]:
    """Have the search answer where the frontier would: the two must agree."""
    with patch.object(solution, "whole_frontier", lambda *_: None):
        yield


def picked(found: Solution) -> list[Outcome]:
    return [deal.outcome for deal in found.deals]


def ordered(outcomes: list[Outcome]) -> list[Outcome]:
    return sorted(outcomes, key=lambda o: list(o.values()))


@given(estimated(), st.booleans())
def test_the_frontier_is_that_of_all_outcomes(declared: DeclaredScenario, certain: bool) -> None:
    judge = Accountant(declared, certain)
    assume(judge.consistent)
    found = pareto(judge.scenario, certain)
    told = [tuple(point.payoffs[p] - judge.floor[p] for p in judge.parties) for point in found.points]
    assert set(told) == judge.frontier()
    assert len(told) == len(set(told)) == found.size
    for point in found.points:
        assert {p: judge.worth(p, point.outcome) for p in judge.parties} == point.payoffs
    assert told == sorted(told)


@pytest.mark.parametrize("searched", [False, True], ids=["frontier", "search"])
@given(declared=estimated(), certain=st.booleans())
def test_nash_bargaining_is_the_largest_product(declared: DeclaredScenario, certain: bool, searched: bool) -> None:
    judge = Accountant(declared, certain)
    assume(judge.consistent)
    if not searched:
        found = nash_bargaining(judge.scenario, certain)
        assert picked(found) == ordered(judge.nash())
        assert found.status is Status.PROVEN
    else:
        with no_frontier():
            found = nash_bargaining(judge.scenario, certain)
        if not judge.gains or judge.product_is_positive():
            assert picked(found) == ordered(judge.nash())
            assert found.status is Status.PROVEN
        else:
            assert found.status is Status.UNKNOWN


@pytest.mark.parametrize("searched", [False, True], ids=["frontier", "search"])
@given(declared=estimated(), certain=st.booleans())
def test_kalai_smorodinsky_is_the_largest_smallest_share(
    declared: DeclaredScenario, certain: bool, searched: bool
) -> None:
    judge = Accountant(declared, certain)
    assume(judge.consistent)
    if searched:
        with no_frontier():
            found = kalai_smorodinsky(judge.scenario, certain)
    else:
        found = kalai_smorodinsky(judge.scenario, certain)
    assert picked(found) == ordered(judge.kalai_smorodinsky())
    assert found.status is Status.PROVEN


@pytest.mark.parametrize("searched", [False, True], ids=["frontier", "search"])
@pytest.mark.parametrize("solver", KEYS, ids=lambda s: s.__name__)
@given(declared=estimated(), certain=st.booleans())
def test_sums_of_the_smallest_gains_are_the_largest(
    solver: Callable[..., Solution], declared: DeclaredScenario, certain: bool, searched: bool
) -> None:
    judge = Accountant(declared, certain)
    assume(judge.consistent)
    if searched:
        with no_frontier():
            found = solver(judge.scenario, certain)
    else:
        found = solver(judge.scenario, certain)
    assert picked(found) == ordered(judge.best(KEYS[solver]))
    assert found.status is Status.PROVEN
    for deal in found.deals:
        assert all(deal.gains[p] == judge.worth(p, deal.outcome) - judge.floor[p] for p in judge.parties)


@given(estimated(), st.booleans())
def test_the_most_equal_gains_are_on_the_frontier(declared: DeclaredScenario, certain: bool) -> None:
    judge = Accountant(declared, certain)
    assume(judge.consistent)
    found = equal_gain(judge.scenario, certain)
    assert picked(found) == ordered(judge.best(lambda g: (min(g) - max(g), sum(g)), efficient=True))


@given(estimated(), st.booleans())
def test_a_listed_space_gives_the_same(declared: DeclaredScenario, certain: bool) -> None:
    judge = Accountant(declared, certain)
    assume(judge.consistent)
    with patch.object(listing, "MANY", 0):
        front = pareto(judge.scenario, certain)
        told = {tuple(p.payoffs[q] - judge.floor[q] for q in judge.parties) for p in front.points}
        assert told == judge.frontier()
        assert picked(nash_bargaining(judge.scenario, certain)) == ordered(judge.nash())
        assert picked(kalai_smorodinsky(judge.scenario, certain)) == ordered(judge.kalai_smorodinsky())
        for solver, key in KEYS.items():
            assert picked(solver(judge.scenario, certain)) == ordered(judge.best(key))


@given(estimated())
def test_a_deal_is_certain_where_every_required_party_accepts_it(declared: DeclaredScenario) -> None:
    judge, sure = Accountant(declared), Accountant(declared, certain=True)
    assume(judge.consistent)
    certain = [outcome for outcome, _ in sure.gains]
    for deal in utilitarian(judge.scenario).deals:
        assert deal.certain is (deal.outcome in certain)


@given(estimated(), st.integers(1, 9), st.integers(-5, 5))
def test_nash_and_kalai_smorodinsky_do_not_depend_on_units_or_origins(
    declared: DeclaredScenario, factor: int, shift: int
) -> None:
    judge = Accountant(declared)
    assume(judge.consistent and judge.scenario.issues)
    party, issue = judge.parties[0], next(iter(judge.scenario.issues))
    old = judge.scenario.estimates[party]
    weights = old.weights or dict.fromkeys(judge.scenario.issues, Fraction(1))
    scaled = Estimate(
        {},
        {
            i: {o: factor * weights.get(i, 0) * v + shift * (i == issue) for o, v in values.items()}
            for i, values in old.values.items()
        },
        tuple((needs, factor * worth) for needs, worth in old.interactions),
        factor * (old.reservation or Fraction(0)) + shift,
    )
    moved = structs.replace(judge.scenario, estimates={**judge.scenario.estimates, party: scaled})
    for solver in (nash_bargaining, kalai_smorodinsky):
        assert picked(solver(moved)) == picked(solver(judge.scenario))


@given(estimated())
def test_the_order_of_the_parties_changes_nothing(declared: DeclaredScenario) -> None:
    judge = Accountant(declared)
    assume(judge.consistent)
    turned = structs.replace(judge.scenario, parties=judge.parties[::-1])
    for solver in (nash_bargaining, kalai_smorodinsky, *KEYS):
        assert picked(solver(turned)) == picked(solver(judge.scenario))


def test_without_estimates_in_numbers_there_is_nothing_to_compare() -> None:
    with pytest.raises(InputError, match="no party has an estimate in numbers"):
        nash_bargaining(Scenario("toy", ("north",), {"army": ("small",)}))


def test_ties_over_more_issues_than_calls_may_be_nested_are_listed_up_to_the_limit() -> None:
    issues = {f"i{n}": ("a", "b") for n in range(1_200)}
    estimates = {p: Estimate(values={i: {o: Fraction(1)} for i in issues}) for p, o in (("x", "a"), ("y", "b"))}
    found = nash_bargaining(Scenario("many", ("x", "y"), issues, estimates=estimates))
    assert (len(found.deals), found.more, found.status) == (100, True, Status.PROVEN)
    assert {tuple(deal.payoffs.values()) for deal in found.deals} == {(600, 600)}
