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


def is_listed(found: Valuation) -> bool:
    """Return whether a valuation has so many interactions, and so few outcomes, that they are listed."""
    size = prod(len(options) for options in (found.domains or {}).values())
    return len(found.bonuses) >= MANY and size <= LARGEST


class Listing(ParetoSet):
    """The frontier of a listed space.

    Parameters
    ----------
    found : Valuation
        With few enough outcomes; those that a constraint forbids or that are not individually rational are left out.
    """

    def __init__(self, found: Valuation) -> None:
        self._domains = found.domains or {}
        self._shape = tuple(len(options) for options in self._domains.values())
        paid = _paid(found, self._shape)
        kept = np.flatnonzero(_allowed(found, self._shape).reshape(-1) & (paid >= found.reservation).all(axis=1))
        self._rows, self._paid = kept, paid[kept]
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


def _paid(found: Valuation, shape: tuple[int, ...]) -> Points:
    total = np.zeros((*shape, len(found.parties)), np.int64)
    for axis, issue in enumerate(found.domains or {}):
        along = [1] * len(shape) + [len(found.parties)]
        along[axis] = shape[axis]
        total += found.tables[issue].reshape(along)
    place = _places(found)
    for bonus in found.bonuses:
        named = dict(bonus.needs)
        chosen = [[where[o] for o in named[i]] if i in named else list(where.values()) for i, where in place.items()]
        total[np.ix_(*chosen)] += bonus.worth
    return total.reshape(-1, len(found.parties))


def _allowed(found: Valuation, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    allowed = np.ones(shape, bool)
    place = _places(found)
    axes = list(place)
    for clause in found.clauses:
        broken = np.ones(shape, bool)
        for choices, keep in ((clause.given, True), (clause.unless, False)):
            for issue, option in choices:
                named = np.zeros(len(place[issue]), bool)
                named[place[issue][option]] = True
                along = [1] * len(shape)
                along[axes.index(issue)] = len(named)
                broken &= (named if keep else ~named).reshape(along)
        allowed &= ~broken
    return allowed


def _places(found: Valuation) -> dict[str, dict[str, int]]:
    return {issue: {o: n for n, o in enumerate(options)} for issue, options in (found.domains or {}).items()}
