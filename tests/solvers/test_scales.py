"""The law of scales: units, zeros, names and orders change no outcome, at any size."""

from __future__ import annotations

from fractions import Fraction
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from pourparler.domain.deal import Solution
from pourparler.domain.outcome import Outcome
from pourparler.domain.scenario import Estimate, Rule, Scenario
from pourparler.domain.zone import Status
from pourparler.solvers import solution
from pourparler.solvers.pareto import pareto
from pourparler.workbench.deals import concepts
from tests.solvers.judge import CONCEPTS, scenario

OF_ONE_UNIT = {"egalitarian", "leximin", "utilitarian", "equal_gain"}
"""Concepts that compare gains of different parties: they keep their answer where all parties' units change alike."""

seeds = st.integers(0, 100_000)
factors = st.builds(
    lambda over, under, power: Fraction(over, under) * Fraction(10) ** power,
    st.integers(1, 10**18),
    st.integers(1, 10**18),
    st.integers(-300, 300),
)
shifts = st.builds(
    lambda over, under, power: Fraction(over, under) * 10**power,
    st.integers(-9, 9),
    st.integers(1, 97),
    st.integers(0, 40),
)


def answers(one: Scenario, searched: bool) -> dict[str, tuple[Status, float | None, list[Outcome]]]:
    """Return every concept's answer, and the outcomes on the frontier."""

    def told(name: str, answer: Solution) -> tuple[Status, float | None, list[Outcome]]:
        return answer.status, answer.gap, [deal.outcome for deal in answer.deals]

    if searched:
        with patch.object(solution, "whole_frontier", lambda *_: None):
            return {name: told(name, concepts()[name](one)) for name in CONCEPTS}
    front = pareto(one)
    return {name: told(name, concepts()[name](one)) for name in CONCEPTS} | {
        "frontier": (front.status, None, [point.outcome for point in front.points])
    }


def plain(estimate: Estimate, issues: dict[str, tuple[str, ...]]) -> Estimate:
    """Return an estimate whose weights are multiplied out."""
    values = {issue: {option: estimate.part(issue, option) for option in options} for issue, options in issues.items()}
    return structs.replace(estimate, weights={}, values=values)


def scaled(estimate: Estimate, factor: Fraction) -> Estimate:
    return structs.replace(
        estimate,
        values={issue: {o: value * factor for o, value in own.items()} for issue, own in estimate.values.items()},
        interactions=tuple((needs, worth * factor) for needs, worth in estimate.interactions),
        reservation=None if estimate.reservation is None else estimate.reservation * factor,
    )


def moved(estimate: Estimate, issue: str, shift: Fraction) -> Estimate:
    values = {**estimate.values, issue: {o: value + shift for o, value in estimate.values[issue].items()}}
    return structs.replace(estimate, values=values, reservation=(estimate.reservation or 0) + shift)


@pytest.mark.parametrize("searched", [False, True], ids=["frontier", "search"])
@given(seed=seeds, factor=factors, place=st.integers(0, 3))
def test_a_party_s_unit_changes_nothing(searched: bool, seed: int, factor: Fraction, place: int) -> None:
    one = scenario(seed)
    party = one.parties[place % len(one.parties)]
    estimates = {**one.estimates, party: scaled(one.estimates[party], factor)}
    other = answers(structs.replace(one, estimates=estimates), searched)
    for name, answer in answers(one, searched).items():
        if name not in OF_ONE_UNIT:
            assert other[name] == answer, name


@pytest.mark.parametrize("searched", [False, True], ids=["frontier", "search"])
@given(seed=seeds, factor=factors)
def test_a_unit_of_all_parties_changes_nothing(searched: bool, seed: int, factor: Fraction) -> None:
    one = scenario(seed)
    other = structs.replace(one, estimates={party: scaled(e, factor) for party, e in one.estimates.items()})
    assert answers(other, searched) == answers(one, searched)


@pytest.mark.parametrize("searched", [False, True], ids=["frontier", "search"])
@given(seed=seeds, shift=shifts, place=st.integers(0, 3))
def test_a_constant_added_with_its_reservation_changes_nothing(
    searched: bool, seed: int, shift: Fraction, place: int
) -> None:
    one = scenario(seed)
    party, issue = one.parties[place % len(one.parties)], list(one.issues)[place % len(one.issues)]
    estimates = {**one.estimates, party: moved(plain(one.estimates[party], one.issues), issue, shift)}
    assert answers(structs.replace(one, estimates=estimates), searched) == answers(one, searched)


def renamed(one: Scenario) -> Scenario:
    """Return a scenario whose parties, issues and options bear other names."""

    def pairs(choices: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        return tuple((f"the {issue}", f"say {option}") for issue, option in choices)

    def estimate(e: Estimate) -> Estimate:
        return structs.replace(
            e,
            weights={f"the {issue}": weight for issue, weight in e.weights.items()},
            values={f"the {i}": {f"say {o}": v for o, v in own.items()} for i, own in e.values.items()},
            interactions=tuple(
                (tuple((f"the {i}", tuple(f"say {o}" for o in os)) for i, os in needs), worth)
                for needs, worth in e.interactions
            ),
        )

    return structs.replace(
        one,
        parties=tuple(f"Z {party}" for party in one.parties),
        issues={f"the {issue}": tuple(f"say {o}" for o in options) for issue, options in one.issues.items()},
        rules=tuple(Rule(rule.id, pairs(rule.given), pairs(rule.unless)) for rule in one.rules),
        estimates={f"Z {party}": estimate(e) for party, e in one.estimates.items()},
    )


@pytest.mark.parametrize("searched", [False, True], ids=["frontier", "search"])
@given(seed=seeds)
def test_names_change_nothing(searched: bool, seed: int) -> None:
    one = scenario(seed)
    for name, (status, gap, outcomes) in answers(one, searched).items():
        told = answers(renamed(one), searched)[name]
        assert told == (status, gap, [{f"the {i}": f"say {o}" for i, o in outcome.items()} for outcome in outcomes])


@pytest.mark.parametrize("searched", [False, True], ids=["frontier", "search"])
@given(seed=seeds, data=st.data())
def test_the_order_of_parties_issues_and_options_changes_nothing(
    searched: bool, seed: int, data: st.DataObject
) -> None:
    one = scenario(seed)
    issues = {i: tuple(data.draw(st.permutations(one.issues[i]))) for i in data.draw(st.permutations(list(one.issues)))}
    turned = structs.replace(
        one,
        parties=tuple(data.draw(st.permutations(one.parties))),
        issues=issues,
        rules=one.rules[::-1],
        estimates=dict(reversed(one.estimates.items())),
    )
    told = answers(turned, searched)
    for name, (status, _, outcomes) in answers(one, searched).items():
        if name == "frontier":
            # One outcome is told for each point; which of those that give the same is by the order of the file.
            assert len(outcomes) == len(told[name][2])
            continue
        assert told[name][0] is status
        assert sorted(map(sorted, (o.items() for o in outcomes))) == sorted(
            map(sorted, (o.items() for o in told[name][2]))
        )


def test_parties_far_apart_in_their_units_are_told_apart() -> None:
    worth = {"one": ("1e12", "0.1251"), "two": ("9.99e11", "0.1449"), "three": ("0", "0.9")}
    north, south = (Estimate(values={"deal": {o: Fraction(w[n]) for o, w in worth.items()}}) for n in (0, 1))
    toy = Scenario("units", ("north", "south"), {"deal": tuple(worth)}, estimates={"north": north, "south": south})
    assert pareto(toy).size == 3
    for name in ("nash_bargaining", "kalai_smorodinsky"):
        answer = concepts()[name](toy)
        assert [deal.outcome for deal in answer.deals] == [{"deal": "two"}]
        assert answer.status is Status.PROVEN


@pytest.mark.parametrize("hair", [Fraction(1, 10**n) for n in (2, 7, 9, 10, 15, 17, 22, 60)], ids=str)
@pytest.mark.parametrize("searched", [False, True], ids=["frontier", "search"])
def test_a_hair_more_for_everybody_is_more(searched: bool, hair: Fraction) -> None:
    x, y = (1 + hair,) * 3, (Fraction(1), Fraction(9), Fraction(9))
    estimates = {f"p{n}": Estimate(values={"deal": {"x": x[n], "y": y[n]}}) for n in range(3)}
    answer = answers(Scenario("near", tuple(estimates), {"deal": ("x", "y")}, estimates=estimates), searched)
    for name in ("egalitarian", "leximin"):
        assert answer[name] == (Status.PROVEN, None, [{"deal": "x"}])


def test_a_share_larger_by_a_hair_decides() -> None:
    hair = Fraction(1, 10**16)
    worth = {
        "x": (Fraction(1, 2) + hair, Fraction(1, 2) + hair),
        "y": (Fraction(1, 2), Fraction(9, 10)),
        "a": (1, 0),
        "b": (0, 1),
    }
    estimates = {f"p{n}": Estimate(values={"deal": {o: Fraction(w[n]) for o, w in worth.items()}}) for n in range(2)}
    toy = Scenario("near", tuple(estimates), {"deal": tuple(worth)}, estimates=estimates)
    for searched in (False, True):
        assert answers(toy, searched)["kalai_smorodinsky"] == (Status.PROVEN, None, [{"deal": "x"}])
