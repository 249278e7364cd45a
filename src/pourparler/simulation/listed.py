"""A small space as one party sees it: every outcome listed by its own utility."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pourparler.simulation.block import Block
from pourparler.simulation.numbering import Numbering
from pourparler.solvers.valuation import Valuation

Worths = Sequence[Sequence[float]]
"""What a model says each option of each issue is worth."""


class Listed:
    """Outcomes by a party's utility: 1 for its best; 0 for a payoff of 0, or for its worst where that is negative.

    Parameters
    ----------
    blocks : sequence of Block
        One, which lists every outcome.
    numbering : Numbering
        Of the outcomes.
    valuation : Valuation
        What they are worth.
    column : int
        Which party.
    """

    tolerance = 0.0
    """By how much :meth:`nearest` may miss the nearest outcome."""

    def __init__(self, blocks: Sequence[Block], numbering: Numbering, valuation: Valuation, column: int) -> None:
        (block,) = blocks
        paid = block.paid[:, column]
        self._scale = valuation.scales[column]
        self.base, self.top = min(0, int(paid.min())), int(paid.max())
        self._span = float(self.top - self.base)
        numbers = block.rows.astype(np.int64) @ np.array(numbering.weights, np.int64)
        order = np.lexsort((numbers, paid))
        self._rows = block.rows[order]
        self.numbers = numbers[order]
        self.utilities = self.scaled(paid[order])
        first = np.searchsorted(self.utilities, self.utilities, "left")
        self.firsts = self.numbers[first]
        self.places = first
        self.order = order
        self._firsts: list[int]
        self._levels, self._firsts = memoryview(self.utilities.data), self.firsts.tolist()
        whole = np.full(numbering.size, np.nan)
        whole[self.numbers] = self.utilities
        self._whole = memoryview(whole.data)
        self.best = self._firsts[-1]

    def scaled(self, paid: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return payoffs as utilities."""
        if not self._span:
            return np.ones(len(paid))
        return np.asarray((paid - self.base) / self._span, np.float64)

    def of_payoff(self, payoff: Fraction) -> float:
        """Return a payoff, in the unit of the estimate, as a utility."""
        span = self.top - self.base
        return float((payoff * self._scale - self.base) / span) if span else 1.0

    def utility(self, number: int) -> float:
        """Return what an outcome that may be offered is worth to the party."""
        return self._whole[number]

    def nearest(self, level: float) -> int:
        """Return the outcome whose utility is nearest a level: of two, the better; of equals, the first by number."""
        levels = self._levels
        at = bisect_left(levels, level)
        if at == len(levels):
            return self._firsts[-1]
        if at and level - levels[at - 1] < levels[at] - level:
            at -= 1
        return self._firsts[at]

    @cached_property
    def _ranking(self) -> list[int]:
        """Numbers from the best down; of equals, the first by number first."""
        numbers: list[int] = self.numbers[np.lexsort((self.numbers, -self.utilities))].tolist()
        return numbers

    def ranked(self, place: int) -> int | None:
        """Return the outcome at a place from the best, which has place 0; none beyond the last."""
        return self._ranking[place] if place < len(self._ranking) else None

    def best_for(self, worths: Worths, level: float) -> int:
        """Return the outcome at or above a level of one's own that a model of another values most.

        Of equals, the one that is better for oneself, then the first by number.
        """
        at = min(bisect_left(self._levels, level), len(self._levels) - 1)
        rows = self._rows[at:]
        sums = np.zeros(len(rows))
        for column, values in enumerate(worths):
            sums += np.asarray(values, float)[rows[:, column]]
        top = np.flatnonzero(sums >= sums.max() - 1e-12) + at
        alike = self.utilities[top] == self.utilities[top[-1]]
        return int(self.numbers[top[alike][0]])
