"""Doubt the estimates: change one weight at a time, and tell by which changes another deal is picked."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec import structs

from pourparler.domain.deal import Deal
from pourparler.domain.doubt import Doubt, Doubts
from pourparler.domain.progress import Tell
from pourparler.domain.scenario import Estimate, Scenario
from pourparler.domain.zone import Status
from pourparler.errors import InputError
from pourparler.solvers.branch_and_bound import SECONDS
from pourparler.workbench.deals import concepts

FACTORS = (Fraction(2), Fraction(1, 2))
"""By what each weight is multiplied, one after the other."""


def doubts(
    tell: Tell,
    scenario: Scenario,
    name: str = "nash_bargaining",
    certain: bool = False,
    seconds: float = SECONDS,
) -> Doubts:
    """Return what a solution picks, and by which changes of one weight it picks otherwise.

    Parameters
    ----------
    tell : Tell
        Is told after every change.
    scenario : Scenario
        With an estimate in numbers of at least one party.
    name : str
        The concept.
    certain : bool
        Keep to the outcomes that every required party accepts.
    seconds : float
        How long each search may take.

    Raises
    ------
    InputError
        If a concept is not known, or no party has an estimate in numbers.
    """
    if name not in concepts():
        raise InputError("no such solution: {name}", mend="known are: {known}", name=name, known=", ".join(concepts()))
    changes = list(_changes(scenario))
    first, whole = _picked(scenario, name, certain, seconds)
    tried: list[Doubt] = []
    for party, issue, factor in changes if first else ():
        estimate = reweighed(scenario, party, issue, factor)
        other = structs.replace(scenario, estimates={**scenario.estimates, party: estimate})
        then, proven = _picked(other, name, certain, seconds)
        tried.append(Doubt(party, issue, factor, then, _moved(first, then), proven))
        tell(name, len(tried), len(changes), lambda: Doubts(name, first, tuple(tried), len(changes), whole))
    return Doubts(name, first, tuple(tried), len(changes), whole)


def reweighed(scenario: Scenario, party: str, issue: str, factor: Fraction) -> Estimate:
    """Return a party's estimate with one weight multiplied; the others are scaled so that the sum stays.

    Examples
    --------
    >>> half = Fraction(1, 2)
    >>> held = Estimate({"army": half, "fleet": half}, {"army": {"small": Fraction(1)}})
    >>> toy = Scenario("toy", ("north",), {"army": ("small",), "fleet": ("none",)}, estimates={"north": held})
    >>> reweighed(toy, "north", "army", half).weights
    {'army': Fraction(1, 4), 'fleet': Fraction(3, 4)}
    """
    estimate = scenario.estimates[party]
    weights = estimate.weights or dict.fromkeys(scenario.issues, Fraction(1))
    total, new = sum(weights.values(), Fraction(0)), weights[issue] * factor
    new = min(new, total)
    rest = total - weights[issue]
    scale = (total - new) / rest if rest else Fraction(1)
    changed = {one: new if one == issue else weight * scale for one, weight in weights.items()}
    return structs.replace(estimate, weights=changed, weight_ranges={})


def _changes(scenario: Scenario) -> Iterator[tuple[str, str, Fraction]]:
    """Yield what can be changed: every weight on which something depends."""
    for party, estimate in scenario.estimates.items():
        weights = estimate.weights or dict.fromkeys(scenario.issues, Fraction(1))
        for issue, options in scenario.issues.items():
            values = {estimate.values.get(issue, {}).get(option, Fraction(0)) for option in options}
            if estimate.numeric() and weights.get(issue) and len(values) > 1:
                yield from ((party, issue, factor) for factor in FACTORS)


def _picked(scenario: Scenario, name: str, certain: bool, seconds: float) -> tuple[Deal | None, bool]:
    """Return the first deal that is picked, none where there is none, and whether that is proven."""
    answer = concepts()[name](scenario, certain, seconds)
    return next(iter(answer.deals), None), answer.status is Status.PROVEN


def _moved(first: Deal | None, then: Deal | None) -> tuple[str, ...]:
    if first is None or then is None:
        return ()
    return tuple(issue for issue in first.outcome if first.outcome[issue] != then.outcome[issue])
