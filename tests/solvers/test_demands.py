"""What blocks and what opens, reservations counted too, is what listing everything finds."""

from __future__ import annotations

from itertools import combinations

from hypothesis import assume, given

from pourparler.domain.declared import DeclaredScenario
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
