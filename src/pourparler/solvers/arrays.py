"""A valuation as plain arrays, for solvers that look at many whole outcomes at once."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from pourparler.domain.outcome import Outcome
from pourparler.solvers.valuation import Points, Valuation

Selections = NDArray[np.int32]
"""Outcomes as option numbers: one row per outcome, one column per issue."""

Term = tuple[int, NDArray[np.bool_]]
"""An issue's column, and which of its options are meant."""


class Broken(Struct, frozen=True):
    """A constraint: an outcome that meets all of `given` and none of `unless` breaks it."""

    given: tuple[Term, ...]
    unless: tuple[Term, ...]

    def columns(self) -> set[int]:
        """Return the columns that it looks at."""
        return {column for column, _ in (*self.given, *self.unless)}

    def by(self, rows: Selections) -> NDArray[np.bool_]:
        """Return which rows break the constraint."""
        broken = np.ones(len(rows), bool)
        for column, mask in self.given:
            broken &= mask[rows[:, column]]
        for column, mask in self.unless:
            broken &= ~mask[rows[:, column]]
        return broken


class Extra(Struct, frozen=True):
    """An interaction: an outcome that meets all of `needs` is worth so much more."""

    needs: tuple[Term, ...]
    worth: NDArray[np.float64]

    def columns(self) -> set[int]:
        """Return the columns that it looks at."""
        return {column for column, _ in self.needs}

    def met_by(self, rows: Selections) -> NDArray[np.bool_]:
        """Return which rows meet all that the interaction needs."""
        met = np.ones(len(rows), bool)
        for column, mask in self.needs:
            met &= mask[rows[:, column]]
        return met


class Arrays:
    """Tables, constraints and interactions by column.

    Parameters
    ----------
    valuation : Valuation
        With at least one outcome left per issue.
    """

    def __init__(self, valuation: Valuation) -> None:
        domains = valuation.domains or {}
        self.valuation = valuation
        self.issues = tuple(domains)
        self.options = [domains[issue] for issue in self.issues]
        self.tables = [valuation.tables[issue].astype(np.float64) for issue in self.issues]
        self.reservation = valuation.reservation.astype(np.float64)
        self.parties = len(valuation.parties)
        place = {issue: column for column, issue in enumerate(self.issues)}

        def term(issue: str, options: tuple[str, ...]) -> Term:
            return place[issue], np.array([option in options for option in domains[issue]])

        self.rules = [
            Broken(tuple(term(i, (o,)) for i, o in c.given), _together(c.unless, term)) for c in valuation.clauses
        ]
        self.extras = [
            Extra(tuple(term(i, os) for i, os in b.needs), b.worth.astype(np.float64)) for b in valuation.bonuses
        ]

    def gains(self, rows: Selections) -> NDArray[np.float64]:
        """Return the gains of whole outcomes."""
        gains = np.repeat(-self.reservation[None, :], len(rows), axis=0)
        for column, table in enumerate(self.tables):
            gains += table[rows[:, column]]
        for extra in self.extras:
            gains[extra.met_by(rows)] += extra.worth
        return gains

    def allowed(self, rows: Selections) -> NDArray[np.bool_]:
        """Return which outcomes meet every constraint."""
        allowed = np.ones(len(rows), bool)
        for rule in self.rules:
            allowed &= ~rule.by(rows)
        return allowed

    def outcome(self, row: NDArray[np.int32]) -> Outcome:
        """Return a row as an outcome."""
        return {issue: self.options[c][row[c]] for c, issue in enumerate(self.issues)}


def _together(unless: tuple[tuple[str, str], ...], term: object) -> tuple[Term, ...]:
    by_issue: dict[str, tuple[str, ...]] = {}
    for issue, option in unless:
        by_issue[issue] = (*by_issue.get(issue, ()), option)
    return tuple(term(issue, options) for issue, options in by_issue.items())  # type: ignore[operator]


def integers(points: Points) -> list[tuple[int, ...]]:
    """Return rows as tuples of Python integers, of any size when multiplied."""
    return [tuple(map(int, row)) for row in points]
