"""A small space listed whole: for tables of utilities, whose interactions tie every issue to every other."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

import numpy as np
from numpy.typing import NDArray

from pourparler.domain.outcome import Outcome
from pourparler.solvers.dominance import Index, doubtful, leading, undominated
from pourparler.solvers.pareto_set import Columns, ParetoSet
from pourparler.solvers.reach import Reach
from pourparler.solvers.valuation import Points, Valuation

LARGEST = 2_000_000
"""How many outcomes are listed at most."""

MANY = 64
"""With fewer interactions than this, frontiers are summed and eliminated instead."""


def is_listed(valuation: Valuation) -> bool:
    """Return whether a valuation has so many interactions, and so few outcomes, that they are listed."""
    size = prod(len(options) for options in (valuation.domains or {}).values())
    return len(valuation.bonuses) >= MANY and size <= LARGEST


class Listing(ParetoSet):
    """The frontier of a listed space.

    Parameters
    ----------
    valuation : Valuation
        With few enough outcomes; those that a constraint forbids or that are not individually rational are left out.
    reach : Reach
        When to stop.
    """

    def __init__(self, valuation: Valuation, reach: Reach) -> None:
        self._valuation = valuation
        self._domains = valuation.domains or {}
        self._shape = tuple(len(options) for options in self._domains.values())
        self._terms = len(self._shape) + len(valuation.bonuses) if valuation.wide else 1
        least = leading(valuation.reservation[None], valuation.shifts)[0]
        least = least - (self._terms - 1) * np.array(valuation.shifts, bool)
        paid = _paid(valuation, self._shape, reach)
        rows = np.flatnonzero(_allowed(valuation, self._shape).reshape(-1) & (paid >= least).all(axis=1))
        reach.tick()
        self._rows, self._paid = rows, paid[rows]
        front = undominated(self._paid)
        if valuation.wide:
            front = np.concatenate([front, doubtful(self._paid, front, valuation.shifts, self._terms)])
        whole = self._whole(rows[front])
        reached = np.flatnonzero((whole >= valuation.reservation).all(axis=1))
        once = reached[undominated(whole[reached])]
        self._chosen = front[once]
        super().__init__(whole[once], valuation.shifts)

    def choices(self, index: Index) -> Columns:
        """Return one outcome for each of several points."""
        places = np.unravel_index(self._rows[self._chosen[index]], self._shape) if self._shape else ()
        return {
            issue: np.array(options, dtype=object)[place]
            for (issue, options), place in zip(self._domains.items(), places, strict=True)
        }

    def outcomes(self, payoffs: Points) -> Iterator[Outcome]:
        """Yield every outcome that gives these payoffs."""
        off = np.abs(self._paid - leading(payoffs[None], self.shifts)[0])
        rows = self._rows[(off < self._terms).all(axis=1)]
        for row in rows[(self._whole(rows) == payoffs).all(axis=1)]:
            places = np.unravel_index(row, self._shape) if self._shape else ()
            yield {i: options[int(n)] for (i, options), n in zip(self._domains.items(), places, strict=True)}

    def _whole(self, rows: Index) -> Points:
        """Return the payoffs of outcomes, exactly."""
        places = np.unravel_index(rows, self._shape) if self._shape else ()
        at = dict(zip(self._domains, places, strict=True))
        total = np.zeros((len(rows), len(self._valuation.parties)), self._valuation.reservation.dtype)
        for issue, place in at.items():
            total += self._valuation.tables[issue][place]
        for bonus in self._valuation.bonuses:
            met = np.ones(len(rows), bool)
            for issue, options in bonus.needs:
                met &= np.array([option in options for option in self._domains[issue]])[at[issue]]
            total[met] += bonus.worth
        return total


def _paid(valuation: Valuation, shape: tuple[int, ...], reach: Reach) -> NDArray[np.int64]:
    """Return what every outcome gives, added up in leading parts."""
    total = np.zeros((*shape, len(valuation.parties)), np.int64)
    for axis, issue in enumerate(valuation.domains or {}):
        along = [1] * len(shape) + [len(valuation.parties)]
        along[axis] = shape[axis]
        total += leading(valuation.tables[issue], valuation.shifts).reshape(along)
    place = _places(valuation)
    for bonus in valuation.bonuses:
        reach.tick()
        needs = dict(bonus.needs)
        selection = [[where[o] for o in needs[i]] if i in needs else list(where.values()) for i, where in place.items()]
        total[np.ix_(*selection)] += leading(bonus.worth[None], valuation.shifts)[0]
    return total.reshape(-1, len(valuation.parties))


def _allowed(valuation: Valuation, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    allowed = np.ones(shape, bool)
    place = _places(valuation)
    axes = list(place)
    for clause in valuation.clauses:
        broken = np.ones(shape, bool)
        for choices, keep in ((clause.given, True), (clause.unless, False)):
            for issue, option in choices:
                mask = np.zeros(len(place[issue]), bool)
                mask[place[issue][option]] = True
                along = [1] * len(shape)
                along[axes.index(issue)] = len(mask)
                broken &= (mask if keep else ~mask).reshape(along)
        allowed &= ~broken
    return allowed


def _places(valuation: Valuation) -> dict[str, dict[str, int]]:
    return {issue: {o: n for n, o in enumerate(options)} for issue, options in (valuation.domains or {}).items()}
