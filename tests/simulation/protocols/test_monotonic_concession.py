"""Monotonic concession with Zeuthen's strategy: it ends at the largest product of gains."""

from __future__ import annotations

import os
from fractions import Fraction
from math import prod
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pourparler.domain.run import Ending
from pourparler.domain.scenario import Estimate, Scenario
from pourparler.errors import InputError, NoAnswer
from pourparler.formats.estimate import read_estimates
from pourparler.simulation.protocols import monotonic_concession as protocol
from pourparler.simulation.protocols.monotonic_concession import monotonic_concession
from pourparler.simulation.space import Space
from pourparler.solvers.concepts.nash_bargaining import nash_bargaining
from pourparler.workbench.scenario import read_scenario
from tests.conftest import ROOT
from tests.simulation.toys import drawn, opposed, scenarios


def ends_at_the_largest_product(scenario: Scenario, seed: int = 0) -> bool:
    space = Space(scenario)
    talk = monotonic_concession(space, seed)
    best = nash_bargaining(scenario).deals
    if not best:
        return talk.ending is Ending.CONFLICT
    assert talk.number is not None
    outcome = space.outcome(talk.number)
    return product(scenario, outcome) == max(product(scenario, deal.outcome) for deal in best)


def product(scenario: Scenario, outcome: dict[str, str]) -> Fraction:
    return prod((e.worth(outcome) - (e.reservation or 0) for e in scenario.estimates.values()), start=Fraction(1))


@given(scenarios(), st.integers(0, 3))
def test_it_ends_at_the_largest_product_of_gains(scenario: Scenario, seed: int) -> None:
    try:
        assert ends_at_the_largest_product(scenario, seed)
    except (NoAnswer, InputError):
        assume(False)


@pytest.mark.parametrize("seed", range(20))
def test_it_does_on_larger_scenarios(seed: int) -> None:
    assert ends_at_the_largest_product(drawn(5, 4, seed=seed, reservation="0.3"))


@pytest.mark.parametrize("estimates", ["estimates.yaml", "doubted.yaml"])
def test_it_does_on_every_shipped_scenario_of_two_parties(estimates: str) -> None:
    river = ROOT / "examples" / "river-talks"
    assert ends_at_the_largest_product(read_estimates(river / estimates, read_scenario(river / "scenario.yaml")))


def test_it_does_on_every_scenario_of_a_peer() -> None:
    folder = os.environ.get("PEERS")
    if not folder:
        pytest.skip("needs the peers' scenarios in a folder named by PEERS")
    places = sorted(p for p in (Path(folder) / "NegoLog" / "domains").iterdir() if p.is_dir())
    assert len(places) == 66
    assert [p.name for p in places if not ends_at_the_largest_product(read_scenario(p))] == []


def test_nobody_ever_takes_back_a_concession() -> None:
    space = Space(opposed())
    talk = monotonic_concession(space)
    for seat in (0, 1):
        own = [
            space.view(1 - seat).utility(number) for _, who, number, act in talk.log if who == seat and act == "offer"
        ]
        assert own == sorted(own)


def test_it_is_for_two_parties() -> None:
    with pytest.raises(InputError, match="for two parties, not 3"):
        monotonic_concession(Space(drawn(2, 2, parties=3)))


def test_where_no_outcome_satisfies_both_there_is_a_conflict() -> None:
    assert monotonic_concession(Space(opposed("0.9"))).ending is Ending.CONFLICT


def test_along_part_of_a_frontier_nobody_concedes(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = [7 * 10**11 + 10**n + 3**n for n in range(24)]
    estimates = {
        party: Estimate(values={f"i{n}": {option: Fraction(size)} for n, size in enumerate(sizes)})
        for party, option in (("north", "x"), ("south", "y"))
    }
    issues = {f"i{n}": ("x", "y") for n in range(len(sizes))}
    monkeypatch.setattr(protocol, "SECONDS", 0.1)
    with pytest.raises(NoAnswer, match="could not be worked out whole"):
        monotonic_concession(Space(Scenario("split", tuple(estimates), issues, estimates=estimates)))
