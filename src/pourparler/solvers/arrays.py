"""A valuation as plain arrays, for solvers that look at many whole outcomes at once.

Floats hold the leading parts of whole numbers, which are whole themselves and below 2⁵¹: sums of them are exact. Where
a party's numbers have no more bits than that, so are its gains; otherwise a gain is known to lie between the sum and
the sum and `slack`. Whole outcomes are added up exactly.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from pourparler.domain.outcome import Outcome
from pourparler.solvers.dominance import leading
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
        self.whole = [valuation.tables[issue] for issue in self.issues]
        shifts = valuation.shifts
        self.tables = [leading(table, shifts).astype(np.float64) for table in self.whole]
        self.reservation = leading(valuation.reservation[None], shifts)[0].astype(np.float64)
        self.parties = len(valuation.parties)
        place = {issue: column for column, issue in enumerate(self.issues)}

        def term(issue: str, options: tuple[str, ...]) -> Term:
            return place[issue], np.array([option in options for option in domains[issue]])

        self.rules = [
            Broken(tuple(term(i, (o,)) for i, o in c.given), _together(c.unless, term)) for c in valuation.clauses
        ]
        self.extras = [
            Extra(tuple(term(i, os) for i, os in b.needs), leading(b.worth[None], shifts)[0].astype(np.float64))
            for b in valuation.bonuses
        ]
        self.slack = np.array(shifts, bool) * float(len(self.tables) + len(self.extras))
        self.span = np.maximum(self.most() - self.reservation + self.slack, 1.0)

    def most(self) -> NDArray[np.float64]:
        """Return what no outcome exceeds for each party, in leading parts."""
        most = sum((t.max(axis=0) for t in self.tables), np.zeros(self.parties))
        return most + sum((np.maximum(e.worth, 0) for e in self.extras), np.zeros(self.parties))

    def gains(self, rows: Selections) -> NDArray[np.float64]:
        """Return what the gains of whole outcomes are at most: in leading parts, exact where nothing lies below."""
        gains = np.repeat((self.slack - self.reservation)[None, :], len(rows), axis=0)
        for column, table in enumerate(self.tables):
            gains += table[rows[:, column]]
        for extra in self.extras:
            gains[extra.met_by(rows)] += extra.worth
        return gains

    def exactly(self, rows: Selections) -> Points:
        """Return the gains of whole outcomes, exactly."""
        gains = np.repeat(-self.valuation.reservation[None, :], len(rows), axis=0)
        for column, table in enumerate(self.whole):
            gains += table[rows[:, column]]
        for extra, bonus in zip(self.extras, self.valuation.bonuses, strict=True):
            gains[extra.met_by(rows)] += bonus.worth
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
