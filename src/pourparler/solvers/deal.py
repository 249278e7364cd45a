"""Outcomes told as deals: exact payoffs and gains, and the unknowns and objections each rests on."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from pourparler.domain.cell import Verdict
from pourparler.domain.deal import Deal, Rest
from pourparler.domain.outcome import Outcome
from pourparler.domain.scenario import OptionStance, Scenario
from pourparler.solvers.valuation import Valuation

LIMIT = 100
"""How many tied outcomes are listed at most."""


def deals(valuation: Valuation, outcomes: Iterable[Outcome]) -> tuple[Deal, ...]:
    """Return outcomes as deals, in the order of the scenario's issues and options; the first of very many."""
    scenario = valuation.scenario
    stances = {(s.party, s.issue, s.option): s for s in scenario.stances}
    whole = ({issue: outcome[issue] for issue in scenario.issues} for outcome in outcomes)
    return tuple(_deal(valuation, outcome, stances) for outcome in in_order(scenario, whole)[:LIMIT])


def in_order(scenario: Scenario, outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Return outcomes sorted by the place of their options, issue after issue.

    Examples
    --------
    >>> in_order(Scenario("toy", issues={"a": ("y", "x")}), [{"a": "x"}, {"a": "y"}])
    [{'a': 'y'}, {'a': 'x'}]
    """
    place = {issue: {option: n for n, option in enumerate(options)} for issue, options in scenario.issues.items()}
    return sorted(outcomes, key=lambda outcome: [place[issue][outcome[issue]] for issue in place])


def _deal(valuation: Valuation, outcome: Outcome, stances: dict[tuple[str, str, str], OptionStance]) -> Deal:
    estimates = {party: valuation.scenario.estimates[party] for party in valuation.parties}
    payoffs = {party: estimate.worth(outcome) for party, estimate in estimates.items()}
    gains = {p: payoffs[p] - (e.reservation or Fraction(0)) for p, e in estimates.items()}
    rests_on = tuple(rests(valuation.scenario, outcome, stances))
    return Deal(outcome, payoffs, gains, rests_on, valuation.scenario.unasked())


def rests(scenario: Scenario, outcome: Outcome, stances: dict[tuple[str, str, str], OptionStance]) -> Iterable[Rest]:
    """Yield what keeps an outcome from being certain: options that a required party has not accepted."""
    for issue, option in outcome.items():
        for party in scenario.needed(issue):
            stance = stances.get((party, issue, option))
            if stance is None or not stance.accepts(outcome):
                yield Rest(party, issue, option, stance.verdict if stance else Verdict.UNKNOWN)
