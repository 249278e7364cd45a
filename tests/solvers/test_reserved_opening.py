"""Openings with reservations are the smallest that listing everything finds."""

from __future__ import annotations

from hypothesis import assume, given

from pourparler.domain.declared import DeclaredScenario
from pourparler.domain.zone import Status
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
