"""Weighted sums that no sum of smallest gains exceeds: cheap bounds for outcomes of which a part is chosen.

Of any k shares the smallest sum to at most k times their mean under weights of at most 1/k (duality of ordered sums:
Ogryczak & Śliwiński 2003). The relaxation's own prices bound outcomes like its optimum; prices nearer to one party's
gain bound those in which that party has fared badly.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from pourparler.solvers.arrays import Arrays, Broken, Extra
from pourparler.solvers.objective import ROUNDING, Smallest
from pourparler.solvers.relaxation import Numbers

_LEANINGS = (0.12, 0.3, 0.6)


class Prices(Struct, frozen=True):
    """Weights on gains, and the most that what is open may add to each weighted sum.

    Parameters
    ----------
    weights : array of shape (parties, sums)
        Each column is a weighted sum of gains.
    rest : list of array of shape (sums,)
        Per depth, the most that the issues from there on add.
    margin : array of shape (sums,)
        By how much floats may be wrong about each sum.
    """

    weights: Numbers
    rest: list[Numbers]
    margin: Numbers

    def reaching(self, gains: Numbers, depth: int, least: float) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Return for which rows every weighted sum may still reach a value, however floats were rounded."""
        room = self.rest[depth] - least + self.margin + ROUNDING * abs(least)
        reached: np.ndarray[tuple[int], np.dtype[np.bool_]] = (gains @ self.weights + room).min(axis=1) >= 0
        return reached


def prices(
    arrays: Arrays, sought: Smallest, leading: Numbers | None, order: list[int], factors: list[list[Broken | Extra]]
) -> Prices:
    """Return weighted sums around the relaxation's prices, one group leaning to each party.

    Parameters
    ----------
    arrays : Arrays
        The valuation.
    sought : Smallest
        What is bounded.
    leading : array, optional
        The relaxation's prices; none: equal ones.
    order : list of int
        The columns in the order in which they are chosen.
    factors : list of list
        The constraints and interactions that are settled at each depth.
    """
    number = len(sought.columns)
    centre = np.full(number, 1 / number) if leading is None else leading
    most = 1 / sought.count
    vectors = [centre, *(_leaning(centre, place, share) for place in range(number) for share in _LEANINGS)]
    vectors = [v for v in vectors if v.max() <= most * (1 + 2.0**-50)] or [np.full(number, 1 / number)]
    weights = np.zeros((arrays.parties, len(vectors)))
    for row, (column, factor) in enumerate(zip(sought.columns, sought.factors, strict=True)):
        weights[column] = [sought.count * v[row] * factor for v in vectors]
    rest = [np.zeros(len(vectors))]
    for depth in reversed(range(len(order))):
        added = (arrays.tables[order[depth]] @ weights).max(axis=0)
        added = added + sum(
            (np.maximum(f.worth @ weights, 0) for f in factors[depth] if isinstance(f, Extra)), np.zeros(len(vectors))
        )
        rest.append(rest[-1] + added)
    size = (arrays.most() + np.abs(arrays.reservation) + arrays.slack) @ weights
    return Prices(weights, rest[::-1], ROUNDING * (len(order) + arrays.parties) * size)


def _leaning(centre: Numbers, place: int, share: float) -> Numbers:
    weights = (1 - share) * centre
    weights[place] += share
    return weights
