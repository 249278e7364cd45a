"""A scenario with its estimates as integers: what every solver of deals works on.

Payoffs are multiplied by one number so that they become integers: the common denominator of all that is stated where
the sums then stay below 2⁵¹, which makes every comparison exact; otherwise a power of ten by which nothing is moved by
more than a 10⁻¹⁴th of the largest sum.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import lcm

import numpy as np
from msgspec import Struct, structs
from numpy.typing import NDArray

from pourparler.domain.outcome import Needs, Outcome
from pourparler.domain.scenario import Estimate, Scenario
from pourparler.errors import InputError
from pourparler.solvers.accepted import accepted
from pourparler.solvers.clause import Clause, Domains, of_red_line, of_rule, reduced
from pourparler.solvers.contradiction import require_consistent
from pourparler.solvers.lacking import require_something

Points = NDArray[np.int64]
"""Payoffs as integers: one row per outcome, one column per party."""

_LARGEST = 2**51
_DIGITS = 14


class Bonus(Struct, frozen=True):
    """An interaction: what it needs, and what it adds to every party's payoff."""

    needs: Needs
    worth: Points


class Valuation(Struct, frozen=True, eq=False):
    """Issues, options and constraints left once refused options are dropped, with integer payoffs.

    Parameters
    ----------
    scenario : Scenario
        What it was made from.
    parties : tuple of str
        Those whose estimate gives outcomes a worth.
    domains : dict of str to tuple of str, or None
        The options left per issue; none where no outcome is left.
    clauses : tuple of Clause
        Constraints and conditional red lines that are left.
    tables : dict of str to array of shape (options, parties)
        What every option adds.
    bonuses : tuple of Bonus
        Interactions that are left.
    reservation : array of shape (parties,)
        What every party must at least be given.
    scale : Fraction
        By what payoffs were multiplied.
    exact : bool
        Whether nothing was rounded.
    certain : bool
        Whether only outcomes count that every required party accepts.
    """

    scenario: Scenario
    parties: tuple[str, ...]
    domains: Domains | None
    clauses: tuple[Clause, ...]
    tables: dict[str, Points]
    bonuses: tuple[Bonus, ...]
    reservation: Points
    scale: Fraction
    exact: bool
    certain: bool = False

    def integers(self, outcome: Outcome) -> Points:
        """Return an outcome's payoffs as integers."""
        total = np.zeros(len(self.parties), np.int64)
        for issue, option in outcome.items():
            total += self.tables[issue][(self.domains or {})[issue].index(option)]
        for bonus in self.bonuses:
            if all(outcome.get(issue) in options for issue, options in bonus.needs):
                total += bonus.worth
        return total


Valued = Scenario | Valuation
"""A scenario, or one that was valued before."""


def valuation(scenario: Valued, certain: bool = False) -> Valuation:
    """Return a scenario with integer payoffs; one that was valued before as it is.

    Parameters
    ----------
    scenario : Scenario
        With an estimate of at least one party that gives outcomes a worth.
    certain : bool
        Keep to the outcomes that every required party accepts.

    Raises
    ------
    InputError
        If no party has an estimate in numbers, or the constraints contradict one another.
    NoAnswer
        If no issue has an option on the table.

    Examples
    --------
    >>> half = Estimate(values={"army": {"small": Fraction(1, 2), "large": Fraction(1, 3)}})
    >>> values = valuation(Scenario("toy", ("north",), {"army": ("small", "large")}, estimates={"north": half}))
    >>> values.scale, values.tables["army"].tolist()
    (Fraction(6, 1), [[3], [2]])
    """
    if isinstance(scenario, Valuation):
        return scenario
    require_something(scenario)
    if scenario.rules:
        require_consistent(scenario)
    parties = tuple(p for p in scenario.parties if p in scenario.estimates and scenario.estimates[p].numeric())
    if not parties:
        raise InputError(
            "no party has an estimate in numbers",
            where=scenario.name,
            mend="state weights and values under `preferences`, or record estimates",
        )
    estimates = [scenario.estimates[p] for p in parties]
    rules = [of_rule(rule) for rule in scenario.rules]
    lines = [clause for line in scenario.binding() for clause in of_red_line(line)]
    domains, needs = accepted(scenario) if certain else (scenario.issues, [])
    left = reduced(domains, [*rules, *lines, *needs])
    rest = left[0] if left else {}
    parts = [_parts(estimate, scenario.issues) for estimate in estimates]
    scale, exact = _scale(estimates, parts)
    return Valuation(
        scenario,
        parties,
        left[0] if left else None,
        tuple(left[1]) if left else (),
        {issue: _table(options, [part.get(issue, {}) for part in parts], scale) for issue, options in rest.items()},
        tuple(_bonuses(estimates, rest, scale)),
        np.array([_rounded((e.reservation or Fraction(0)) * scale) for e in estimates], np.int64),
        scale,
        exact,
        certain,
    )


def unrefused(scenario: Scenario) -> Valuation:
    """Return a scenario with integer payoffs and all its options, also those that somebody refuses."""
    return valuation(structs.replace(scenario, red_lines=(), rules=()))


_Parts = dict[str, dict[str, Fraction]]


def _parts(estimate: Estimate, issues: Domains) -> _Parts:
    """Return what each option that has a value is worth by itself."""
    return {
        issue: {option: estimate.part(issue, option) for option in values}
        for issue, values in estimate.values.items()
        if issue in issues
    }


def _table(options: tuple[str, ...], parts: list[dict[str, Fraction]], scale: Fraction) -> Points:
    """Return what every option adds for every party; one without a value adds nothing."""
    table = np.zeros((len(options), len(parts)), np.int64)
    for column, worths in enumerate(parts):
        if worths:
            whole = {option: _rounded(part * scale) for option, part in worths.items()}
            table[:, column] = [whole.get(option, 0) for option in options]
    return table


def _scale(estimates: Iterable[Estimate], parts: Iterable[_Parts]) -> tuple[Fraction, bool]:
    common, largest = 1, Fraction(1, 10**9)
    for estimate, worths in zip(estimates, parts, strict=True):
        extra = [worth for _, worth in estimate.interactions] + [estimate.reservation or Fraction(0)]
        if common < _LARGEST:
            common = lcm(common, *{part.denominator for own in worths.values() for part in own.values()})
            common = lcm(common, *{part.denominator for part in extra})
        span = sum((max(map(abs, own.values()), default=Fraction(0)) for own in worths.values()), Fraction(0))
        largest = max(largest, span + sum(map(abs, extra)))
    if common * largest < _LARGEST:
        return Fraction(common), True
    digits = _DIGITS - len(str(int(largest * 10**_DIGITS))) + _DIGITS
    return Fraction(10) ** digits, False


def _rounded(number: Fraction) -> int:
    return number.numerator if number.denominator == 1 else round(number)


def _bonuses(estimates: list[Estimate], domains: Domains, scale: Fraction) -> Iterable[Bonus]:
    worths: dict[Needs, list[Fraction]] = {}
    for place, estimate in enumerate(estimates):
        for needs, worth in estimate.interactions:
            left = tuple((i, tuple(o for o in os if o in domains.get(i, ()))) for i, os in needs)
            if all(os for _, os in left):
                worths.setdefault(left, [Fraction(0)] * len(estimates))[place] += worth
    for needs, sums in worths.items():
        yield Bonus(needs, np.array([_rounded(worth * scale) for worth in sums], np.int64))
