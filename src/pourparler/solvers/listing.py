"""A small space listed whole: for tables of utilities, whose interactions tie every issue to every other."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

import numpy as np
from numpy.typing import NDArray

from pourparler.domain.outcome import Outcome
from pourparler.solvers.pareto_set import Columns, Index, ParetoSet, undominated
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
    """

    def __init__(self, valuation: Valuation) -> None:
        self._domains = valuation.domains or {}
        self._shape = tuple(len(options) for options in self._domains.values())
        paid = _paid(valuation, self._shape)
        rows = np.flatnonzero(
            _allowed(valuation, self._shape).reshape(-1) & (paid >= valuation.reservation).all(axis=1)
        )
        self._rows, self._paid = rows, paid[rows]
        self._chosen = undominated(self._paid)
        super().__init__(self._paid[self._chosen])

    def choices(self, index: Index) -> Columns:
        """Return one outcome for each of several points."""
        places = np.unravel_index(self._rows[self._chosen[index]], self._shape) if self._shape else ()
        return {
            issue: np.array(options, dtype=object)[place]
            for (issue, options), place in zip(self._domains.items(), places, strict=True)
        }

    def outcomes(self, payoffs: Points) -> Iterator[Outcome]:
        """Yield every outcome that gives these payoffs."""
        for row in self._rows[(self._paid == payoffs).all(axis=1)]:
            places = np.unravel_index(row, self._shape) if self._shape else ()
            yield {i: options[int(n)] for (i, options), n in zip(self._domains.items(), places, strict=True)}


def _paid(valuation: Valuation, shape: tuple[int, ...]) -> Points:
    total = np.zeros((*shape, len(valuation.parties)), np.int64)
    for axis, issue in enumerate(valuation.domains or {}):
        along = [1] * len(shape) + [len(valuation.parties)]
        along[axis] = shape[axis]
        total += valuation.tables[issue].reshape(along)
    place = _places(valuation)
    for bonus in valuation.bonuses:
        needs = dict(bonus.needs)
        selection = [[where[o] for o in needs[i]] if i in needs else list(where.values()) for i, where in place.items()]
        total[np.ix_(*selection)] += bonus.worth
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
