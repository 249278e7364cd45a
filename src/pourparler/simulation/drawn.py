"""Scenarios with preferences drawn from what is known of them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec import structs

from pourparler.domain.scenario import Estimate, Scenario
from pourparler.solvers.preference import PartialPreference, partial_preferences

_DIGITS = 10**6


def is_open(scenario: Scenario) -> bool:
    """Return whether an estimate leaves a party's preferences open: only orders, or ranges, are stated."""
    return any(not one.exact for one in partial_preferences(scenario).values())


def drawn(scenario: Scenario, draws: int, seed: int = 0) -> Iterator[Scenario]:
    """Yield a scenario so many times, each time with preferences drawn anew where they are left open.

    Parameters
    ----------
    scenario : Scenario
        With estimates.
    draws : int
        How many.
    seed : int
        The same gives the same draws; each number is rounded to a millionth.

    Raises
    ------
    InputError
        If what is known of a party contradicts itself.

    Examples
    --------
    >>> toy = Scenario("toy", ("north",), {"army": ("small", "large")},
    ...                estimates={"north": Estimate(option_order={"army": (("large", "small"),)})})
    >>> [one.estimates["north"].values["army"]["large"] for one in drawn(toy, 2)]
    [Fraction(1, 1), Fraction(1, 1)]
    """
    parts = {party: _drawn(preference, draws, seed) for party, preference in partial_preferences(scenario).items()}
    for _ in range(draws):
        yield structs.replace(scenario, estimates={party: next(part) for party, part in parts.items()})


def _drawn(preference: PartialPreference, draws: int, seed: int) -> Iterator[Estimate]:
    stated = preference.estimate
    if preference.exact:
        while True:
            yield stated
    weights, values = preference.drawn(draws, seed)
    for n in range(draws):
        yield structs.replace(
            stated,
            weights={issue: _exactly(weights[n, c]) for c, issue in enumerate(preference.issues)},
            values={
                issue: {o: _exactly(values[issue][n, k]) for k, o in enumerate(preference.scenario.issues[issue])}
                if issue in values
                else stated.values.get(issue, {})
                for issue in preference.issues
            },
            weight_ranges={},
            order=(),
            option_order={},
        )


def _exactly(number: float) -> Fraction:
    return Fraction(round(float(number) * _DIGITS), _DIGITS)
