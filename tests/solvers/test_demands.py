"""What blocks and what opens, reservations counted too, is what listing everything finds."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from time import monotonic

import pytest
from hypothesis import assume, given

from pourparler.domain.declared import DeclaredScenario
from pourparler.domain.reserved import Demands
from pourparler.domain.scenario import Estimate, Scenario
from pourparler.domain.zone import Status
from pourparler.solvers.reserved_blocking import reserved_blocking
from pourparler.solvers.reserved_opening import reserved_opening
from tests.solvers.bargaining import Accountant, estimated
from tests.solvers.toys import Judge


@given(estimated())
def test_the_opening_sets_are_all_the_smallest_ones(declared: DeclaredScenario) -> None:
    judge, plain = Accountant(declared), Judge(declared)
    assume(judge.consistent)
    lines = judge.scenario.binding()
    demanded = set()
    for outcome in plain.outcomes:
        refused = tuple(line for line in lines if line.binds(outcome))
        short = tuple(p for p in judge.parties if judge.worth(p, outcome) < judge.floor[p])
        demanded.add((refused, short))
    fewest = min(len(refused) + len(short) for refused, short in demanded)
    smallest = {d for d in demanded if len(d[0]) + len(d[1]) == fewest}
    found = reserved_opening(judge.scenario, limit=1000)
    assert {(d.red_lines, d.reservations) for d in found.sets} == smallest
    assert (found.status, found.fewest()) == (Status.PROVEN, fewest)


@given(estimated())
def test_the_blocking_sets_are_all_the_minimal_ones(declared: DeclaredScenario) -> None:
    judge, plain = Accountant(declared), Judge(declared)
    assume(judge.consistent)
    lines = judge.scenario.binding()
    demands: list[object] = [*lines, *judge.parties]
    assume(len(demands) <= 9)
    unmet = [
        {line for line in lines if line.binds(o)} | {p for p in judge.parties if judge.worth(p, o) < judge.floor[p]}
        for o in plain.outcomes
    ]
    minimal: list[frozenset[object]] = []
    for size in range(len(demands) + 1):
        for chosen in map(frozenset, combinations(demands, size)):
            if not any(m <= chosen for m in minimal) and all(chosen & one for one in unmet):
                minimal.append(chosen)
    found = reserved_blocking(judge.scenario, limit=1000)
    assert {frozenset((*d.red_lines, *d.reservations)) for d in found.sets} == set(minimal)
    assert found.status is Status.PROVEN
    assert [d.number() for d in found.sets] == sorted(d.number() for d in found.sets)


@pytest.mark.parametrize("weight", ["0.142857", "0.14285714", "0.142857142857", "0.14285714285714285"])
def test_a_reservation_missed_by_a_hair_is_missed_and_the_search_ends(weight: str) -> None:
    issues = {f"i{n}": ("x", "y") for n in range(7)}
    estimate = Estimate(
        dict.fromkeys(issues, Fraction(weight)), {i: {"x": Fraction(1)} for i in issues}, reservation=Fraction(1)
    )
    scenario = Scenario("seven", ("north",), issues, estimates={"north": estimate})
    begun = monotonic()
    opening, blocking = reserved_opening(scenario, seconds=5), reserved_blocking(scenario, seconds=5)
    assert opening.sets == blocking.sets == (Demands((), ("north",)),)
    assert opening.status is blocking.status is Status.PROVEN
    assert monotonic() - begun < 5


def test_what_is_short_by_a_hair_only_where_certain_options_meet_is_told_apart() -> None:
    issues = {f"i{n}": ("x", "y", "z") for n in range(5)}
    hair = Fraction(1, 10**15)
    values = {i: {"x": Fraction(1, 5), "y": Fraction(1, 5) - hair} for i in issues}
    north = Estimate(values=values, reservation=Fraction(1))
    south = Estimate(values={i: {"y": Fraction(1, 5), "z": Fraction(1, 5) + hair} for i in issues}, reservation=hair)
    scenario = Scenario("hair", ("north", "south"), issues, estimates={"north": north, "south": south})
    opening = reserved_opening(scenario, seconds=10)
    assert {d.reservations for d in opening.sets} == {("north",), ("south",)}
    assert opening.status is Status.PROVEN
    assert [d.reservations for d in reserved_blocking(scenario, seconds=10).sets] == [("north", "south")]
