"""Locks: what remains, against every outcome gone through one by one."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.domain.outcome import Outcome
from pourparler.domain.scenario import Estimate, Rule, Scenario
from pourparler.errors import InputError, UnknownId
from pourparler.workbench.deals import deals
from pourparler.workbench.lock import held, lock
from pourparler.workbench.scenario import read_scenario
from tests.conftest import ROOT

FOLDER = ROOT / "examples" / "river-talks"
RIVER = read_scenario(FOLDER / "scenario.yaml", estimates=FOLDER / "estimates.yaml")


def outcomes(scenario: Scenario) -> list[Outcome]:
    """All that nobody refuses, no constraint forbids and nobody would rather walk away from."""
    every = (dict(zip(scenario.issues, options, strict=True)) for options in product(*scenario.issues.values()))
    lines = scenario.binding()
    return [
        one
        for one in every
        if scenario.allows(one)
        and not any(line.binds(one) for line in lines)
        and all(e.worth(one) >= (e.reservation or 0) for e in scenario.estimates.values())
    ]


def payoffs(scenario: Scenario, one: Outcome) -> tuple[Fraction, ...]:
    return tuple(estimate.worth(one) for estimate in scenario.estimates.values())


def efficient(scenario: Scenario, ones: list[Outcome]) -> set[tuple[Fraction, ...]]:
    points = {payoffs(scenario, one) for one in ones}
    return {p for p in points if not any(q != p and all(b >= a for a, b in zip(p, q, strict=True)) for q in points)}


def judged(scenario: Scenario, locks: Outcome) -> None:
    before = deals(scenario, ["nash_bargaining", "utilitarian"])
    answer = lock(scenario, locks, before)
    every = outcomes(scenario)
    left = [one for one in every if all(one[issue] == option for issue, option in locks.items())]
    frontier = efficient(scenario, every)
    assert answer.known
    assert answer.kept == len(frontier & {payoffs(scenario, one) for one in left})
    assert answer.after.found() == bool(left)
    best, was = (max(sum(payoffs(scenario, one)) for one in ones) if ones else None for ones in (left, every))
    changes = answer.changes("utilitarian")
    if best is None or was is None:
        assert changes is None
    else:
        assert changes is not None
        assert sum(changes.values()) == best - was
        for solution in answer.after.solutions:
            assert all(deal.outcome[issue] == option for deal in solution.deals for issue, option in locks.items())


@pytest.mark.parametrize("option", [o for options in RIVER.issues.values() for o in options])
def test_what_remains_with_each_option_is_what_going_through_all_outcomes_shows(option: str) -> None:
    judged(RIVER, held(RIVER, [option]))


@st.composite
def scenarios(draw: st.DrawFn) -> tuple[Scenario, Outcome]:
    issues = {
        f"i{n}": tuple(f"i{n}.o{k}" for k in range(draw(st.integers(1, 3)))) for n in range(draw(st.integers(1, 4)))
    }
    number = st.integers(0, 5).map(lambda n: Fraction(n, 5))
    estimates = {
        party: Estimate(
            {issue: draw(number) for issue in issues},
            {issue: {option: draw(number) for option in options} for issue, options in issues.items()},
            reservation=draw(st.none() | number),
        )
        for party in ("north", "south")
    }
    chosen = {issue: draw(st.sampled_from(options)) for issue, options in issues.items() if draw(st.booleans())}
    rules = ()
    if len(issues) > 1 and draw(st.booleans()):
        rules = (Rule("c", (("i0", draw(st.sampled_from(issues["i0"]))), ("i1", draw(st.sampled_from(issues["i1"]))))),)
    scenario = Scenario("drawn", ("north", "south"), issues, rules=rules, estimates=estimates)
    return scenario, chosen


@given(one=scenarios())
@settings(max_examples=60, deadline=None)
def test_what_remains_is_so_in_any_scenario(one: tuple[Scenario, Outcome]) -> None:
    scenario, locks = one
    every = product(*scenario.issues.values())
    if locks and any(scenario.allows(dict(zip(scenario.issues, options, strict=True))) for options in every):
        judged(scenario, locks)


def test_locks_that_constraints_rule_out_name_them() -> None:
    answer = lock(RIVER, held(RIVER, ["monthly", "binding"]), deals(RIVER))
    assert answer.barred == ("binding-needs-data",)
    assert not answer.after.found()
    assert [one.name for one in answer.after.solutions] == [one.name for one in answer.before.solutions]


def test_an_option_is_named_alone_or_with_its_issue() -> None:
    assert held(RIVER, ["binding", "release=half"]) == {"release": "half", "panel": "binding"}
    twice = Scenario("twice", ("north",), {"army": ("none", "some"), "panel": ("none",)})
    with pytest.raises(InputError, match="none is an option of several issues: army, panel; name it as issue=option"):
        held(twice, ["none"])
    assert held(twice, ["army=none"]) == {"army": "none"}
    with pytest.raises(UnknownId, match="no option is called bindng; did you mean binding"):
        held(RIVER, ["bindng"])
    with pytest.raises(InputError, match="several options of panel are to be held; hold one"):
        held(RIVER, ["binding", "advisory"])
