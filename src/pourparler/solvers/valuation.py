"""A scenario with its estimates as whole numbers: what every solver of deals works on.

Each party has a scale and an origin of its own: its payoffs are multiplied by the least number that makes all that is
stated of it whole, what the worst option of every issue gives is taken off, and a common factor is divided out. So what
solvers see is the same whatever unit and zero a party's values are stated in. Whole numbers that stay below 2⁵¹ are
held in 64 bits; those of a party that needs more are held as integers of any size, beside a leading part of 51 bits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import gcd, lcm
from typing import Any

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

Points = NDArray[Any]
"""Payoffs as integers, of 64 bits or of any size: one row per outcome, one column per party."""

_NONE = Fraction(0)

BITS = 51
"""How many bits whole numbers may take for sums of them to be exact in 64 bits, and in floats."""

_WORD = 63


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
        What every option adds to what the worst one of its issue gives.
    bonuses : tuple of Bonus
        Interactions that are left.
    reservation : array of shape (parties,)
        What every party must at least be given.
    scales : tuple of Fraction
        By what each party's payoffs were multiplied.
    origins : tuple of Fraction
        What was then taken off each.
    shifts : tuple of int
        How many bits of each party's numbers lie below the leading 51; 0 where there are no more.
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
    scales: tuple[Fraction, ...]
    origins: tuple[Fraction, ...]
    shifts: tuple[int, ...]
    certain: bool = False

    @property
    def wide(self) -> bool:
        """Whether some party's numbers do not fit 64 bits."""
        return any(self.shifts)

    @property
    def arithmetic(self) -> str:
        """In which numbers payoffs are compared; every comparison is exact."""
        return "integers of any size" if self.wide else "64-bit integers"

    def integers(self, outcome: Outcome) -> Points:
        """Return an outcome's payoffs as integers."""
        total = np.zeros_like(self.reservation)
        for issue, option in outcome.items():
            total += self.tables[issue][(self.domains or {})[issue].index(option)]
        for bonus in self.bonuses:
            if all(outcome.get(issue) in options for issue, options in bonus.needs):
                total += bonus.worth
        return total

    def integer(self, column: int, payoff: Fraction) -> Fraction:
        """Return a payoff of a party on its scale."""
        return payoff * self.scales[column] - self.origins[column]

    def payoffs(self, points: Points) -> list[dict[str, Fraction]]:
        """Return rows of integers as payoffs in the units of the estimates."""
        columns = []
        for own, scale, origin in zip(points.T.tolist(), self.scales, self.origins, strict=True):
            times, plus = origin.denominator * scale.denominator, origin.numerator * scale.denominator
            under = origin.denominator * scale.numerator
            columns.append([Fraction(value * times + plus, under) for value in own])
        return [dict(zip(self.parties, row, strict=True)) for row in zip(*columns, strict=True)]

    @property
    def weights(self) -> tuple[tuple[int, ...], Fraction]:
        """By what each party's integers are multiplied to be in one unit for all, and what 1 is then in that unit."""
        whole = lcm(*(scale.numerator for scale in self.scales))
        weights = [scale.denominator * (whole // scale.numerator) for scale in self.scales]
        factor = gcd(*weights)
        return tuple(weight // factor for weight in weights), Fraction(whole, factor)

    def common(self, gains: Points) -> Points:
        """Return gains as integers in one unit for all parties."""
        weights, _ = self.weights
        if all(weight == 1 for weight in weights):
            return gains
        if gains.dtype != object and max(weights).bit_length() + BITS + len(weights).bit_length() < _WORD:
            return np.asarray(gains * np.array(weights, np.int64))
        return np.asarray(gains.astype(object) * np.array(weights, object))


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
    >>> values.scales, values.origins, values.tables["army"].tolist()
    ((Fraction(6, 1),), (Fraction(2, 1),), [[1], [0]])
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
    columns = [_column(estimate, rest) for estimate in estimates]
    shifts = tuple(max(0, column.largest().bit_length() - BITS) for column in columns)
    kind = object if any(shifts) else np.int64
    return Valuation(
        scenario,
        parties,
        left[0] if left else None,
        tuple(left[1]) if left else (),
        {issue: np.array([c.tables[issue] for c in columns], kind).T.copy() for issue in rest},
        tuple(_bonuses([c.bonuses for c in columns], kind)),
        np.array([c.reservation for c in columns], kind),
        tuple(c.scale for c in columns),
        tuple(c.origin for c in columns),
        shifts,
        certain,
    )


def unrefused(scenario: Scenario) -> Valuation:
    """Return a scenario with integer payoffs and all its options, also those that somebody refuses."""
    return valuation(structs.replace(scenario, red_lines=(), rules=()))


class _Column(Struct):
    """One party's numbers."""

    tables: dict[str, list[int]]
    bonuses: dict[Needs, int]
    reservation: int
    scale: Fraction
    origin: Fraction

    def largest(self) -> int:
        """Return what no sum of its numbers exceeds."""
        extra = sum(map(abs, self.bonuses.values())) + abs(self.reservation)
        return sum(max(table) for table in self.tables.values()) + extra


def _column(estimate: Estimate, domains: Domains) -> _Column:
    """Return a party's numbers on the least scale on which they are whole, with the worst options at nought."""
    parts = {issue: _parts(estimate, issue, options) for issue, options in domains.items()}
    bonuses: dict[Needs, Fraction] = {}
    for needs, worth in estimate.interactions:
        left = tuple((i, tuple(o for o in os if o in domains.get(i, ()))) for i, os in needs)
        if all(os for _, os in left):
            bonuses[left] = bonuses.get(left, _NONE) + worth
    reservation = estimate.reservation or _NONE
    every = {part.denominator for own in parts.values() for part in own}
    common = lcm(*every, *(worth.denominator for worth in bonuses.values()), reservation.denominator)
    tables = {i: [p.numerator * (common // p.denominator) for p in own] for i, own in parts.items()}
    whole = {needs: worth.numerator * (common // worth.denominator) for needs, worth in bonuses.items()}
    worst = {issue: min(own) for issue, own in tables.items()}
    origin = sum(worst.values())
    tables = {issue: [n - worst[issue] for n in own] for issue, own in tables.items()}
    least = reservation.numerator * (common // reservation.denominator) - origin
    factor = gcd(*(n for own in tables.values() for n in own), *whole.values(), least) or 1
    if factor > 1:
        tables = {issue: [n // factor for n in own] for issue, own in tables.items()}
        whole = {needs: n // factor for needs, n in whole.items()}
    return _Column(tables, whole, least // factor, Fraction(common, factor), Fraction(origin, factor))


def _parts(estimate: Estimate, issue: str, options: Sequence[str]) -> list[Fraction]:
    """Return what each option is worth by itself; one without a value is worth nothing."""
    values = estimate.values.get(issue)
    weight = estimate.weights.get(issue, _NONE) if estimate.weights else None
    if not values or weight == 0:
        return [_NONE] * len(options)
    if weight is None:
        return [values.get(option, _NONE) for option in options]
    return [weight * values[option] if option in values else _NONE for option in options]


def _bonuses(columns: list[dict[Needs, int]], kind: type) -> Iterable[Bonus]:
    worths = dict.fromkeys(needs for column in columns for needs in column)
    for needs in worths:
        yield Bonus(needs, np.array([column.get(needs, 0) for column in columns], kind))
