"""A space too large to list as one party sees it: utilities are sums over groups of issues.

Which sums can be reached is worked out on a grid (Bellman 1957, the knapsack recurrence), so that the outcome nearest a
level is found by looking, not by sampling.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray

from pourparler.simulation.block import Block
from pourparler.simulation.listed import Worths
from pourparler.simulation.numbering import Numbering
from pourparler.solvers.valuation import Valuation

GRID = 2**18
"""How many steps of the grid there are between the worst and the best outcome, where payoffs are finer."""

COARSE = 2**14
"""The same for :meth:`Summed.best_for`."""

_MANY = 64


class Summed:
    """Outcomes by a party's utility, with the meaning that :class:`~pourparler.simulation.listed.Listed` gives it.

    Parameters
    ----------
    blocks : sequence of Block
        Several, which no constraint or interaction ties together.
    numbering : Numbering
        Of the outcomes.
    valuation : Valuation
        What they are worth.
    column : int
        Which party.
    """

    def __init__(self, blocks: Sequence[Block], numbering: Numbering, valuation: Valuation, column: int) -> None:
        self._blocks, self._numbering, self._valuation, self._column = blocks, numbering, valuation, column
        self._scale = valuation.scales[column]
        self._paid = [block.paid[:, column] for block in self._blocks]
        self._least = sum(int(paid.min()) for paid in self._paid)
        self.top = sum(int(paid.max()) for paid in self._paid)
        self.base = min(0, self._least)
        self._span = self.top - self.base
        self._known: dict[int, float] = {}
        self._at: dict[int, int] = {}
        self.best = self.numbered([self._best(k) for k in range(len(self._blocks))])

    @property
    def tolerance(self) -> float:
        """By how much the utility found by :meth:`nearest` may be farther from the level than the nearest one's."""
        if self._step == 1 or not self._span:
            return 0.0
        return float(self._step * len(self._blocks) / self._span)

    def _best(self, k: int) -> int:
        return int(self._paid[k].argmax())

    def numbered(self, rows: list[int]) -> int:
        """Return the number of the outcome that takes one row of each block."""
        return sum(self._parts[k][row] for k, row in enumerate(rows))

    @cached_property
    def _parts(self) -> list[list[int]]:
        """What every row of every block adds to an outcome's number."""
        parts = []
        for block in self._blocks:
            weights = [self._numbering.weights[c] for c in block.columns]
            parts.append([sum(d * w for d, w in zip(row, weights, strict=True)) for row in block.rows.tolist()])
        return parts

    def of_payoff(self, payoff: Fraction) -> float:
        """Return a payoff, in the unit of the estimate, as a utility."""
        span = self.top - self.base
        return float((payoff * self._scale - self.base) / span) if span else 1.0

    def utility(self, number: int) -> float:
        """Return what an outcome is worth to the party."""
        utility = self._known.get(number)
        if utility is None:
            paid = self._valuation.integers(self._numbering.outcome(number))[self._column]
            utility = self._known[number] = self._utility(int(paid))
        return utility

    def _utility(self, paid: int) -> float:
        return (paid - self.base) / self._span if self._span else 1.0

    @cached_property
    def _step(self) -> float:
        """How much payoff a step of the grid is worth; 1 where the grid is exact."""
        return max(1.0, (self.top - self._least) / GRID)

    @cached_property
    def _steps(self) -> list[NDArray[np.int64]]:
        """Every row's steps above the worst of its block."""
        return [np.rint((paid - paid.min()) / self._step).astype(np.int64) for paid in self._paid]

    @cached_property
    def _reach(self) -> list[NDArray[np.bool_]]:
        """Which sums of steps the first blocks reach, for no block, the first, the first two and so on."""
        reach = [np.ones(1, bool)]
        for steps in self._steps:
            before, values = reach[-1], np.unique(steps)
            after = np.zeros(len(before) + int(values[-1]), bool)
            if len(values) > _MANY:
                after = _convolved(before, values, len(after))
            else:
                for value in values.tolist():
                    after[value : value + len(before)] |= before
            reach.append(after)
        return reach

    @cached_property
    def sums(self) -> NDArray[np.int64]:
        """The sums of steps that outcomes reach, ascending."""
        return np.flatnonzero(self._reach[-1])

    def steps_at(self, levels: NDArray[np.float64]) -> NDArray[np.int64]:
        """Return the reached sums nearest to levels of utility; of two, the greater."""
        sought = (levels * self._span + self.base - self._least) / self._step
        at = np.searchsorted(self.sums, sought)
        above = self.sums[np.minimum(at, len(self.sums) - 1)]
        below = self.sums[np.maximum(at - 1, 0)]
        return np.asarray(np.where((sought - below < above - sought) | (at == len(self.sums)), below, above))

    def nearest(self, level: float) -> int:
        """Return an outcome whose utility is nearest a level, within :attr:`tolerance`."""
        step = int(self.steps_at(np.array([level]))[0])
        number = self._at.get(step)
        if number is None:
            number = self._at[step] = self.numbered([int(rows[0]) for rows in self.rows_at(np.array([step]))])
        return number

    def rows_at(self, sums: NDArray[np.int64]) -> list[NDArray[np.int64]]:
        """Return, for every block, the rows by which outcomes reach sums: at each, the first that can."""
        left = sums.copy()
        rows: list[NDArray[np.int64]] = []
        for k in range(len(self._blocks) - 1, -1, -1):
            before = self._reach[k]
            values, first = np.unique(self._steps[k], return_index=True)
            own = np.full(len(left), -1)
            for value, row in sorted(zip(values.tolist(), first.tolist(), strict=True), key=lambda one: one[1]):
                rest = left - value
                inside = (own < 0) & (rest >= 0) & (rest < len(before))
                inside[inside] = before[rest[inside]]
                own[inside] = row
            rows.append(own)
            left -= self._steps[k][own]
        return rows[::-1]

    def paid_by(self, rows: list[NDArray[np.int64]], column: int) -> NDArray[np.int64]:
        """Return what outcomes, given by their rows, pay a party."""
        parts = [block.paid[own, column] for block, own in zip(self._blocks, rows, strict=True)]
        return np.asarray(np.sum(parts, axis=0, dtype=np.int64))

    def scaled(self, paid: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return payoffs as utilities."""
        return (paid - self.base) / float(self._span) if self._span else np.ones(len(paid))

    def ranked(self, place: int) -> int | None:
        """Return the outcome at a place from the best, which has place 0; none beyond the last."""
        while len(self._ranking) <= place:
            number = next(self._descent, None)
            if number is None:
                return None
            self._ranking.append(number)
        return self._ranking[place]

    @cached_property
    def _ranking(self) -> list[int]:
        return []

    @cached_property
    def _descent(self) -> Iterator[int]:
        return self._descending()

    def _descending(self) -> Iterator[int]:
        """Yield outcomes from the best down (Lawler 1972), each once."""
        order = [np.lexsort((np.arange(len(paid)), -paid)).tolist() for paid in self._paid]
        paid = [[int(self._paid[k][row]) for row in order[k]] for k in range(len(order))]
        part = [[self._parts[k][row] for row in order[k]] for k in range(len(order))]
        start = (0,) * len(order)
        heap = [(-self.top, sum(own[0] for own in part), start, 0)]
        while heap:
            lost, number, at, movable = heappop(heap)
            self._known[number] = self._utility(-lost)
            yield number
            # Only the blocks from the last one moved on may move further, so that no outcome is reached twice.
            for k in range(movable, len(order)):
                step = at[k] + 1
                if step < len(order[k]):
                    cost = lost + paid[k][at[k]] - paid[k][step]
                    moved = number - part[k][at[k]] + part[k][step]
                    heappush(heap, (cost, moved, (*at[:k], step, *at[k + 1 :]), k))

    def best_for(self, worths: Worths, level: float) -> int:
        """Return an outcome at or above a level of one's own that a model of another values most.

        At or above the level for certain; the most that the model values, but for outcomes within one step of the
        coarse grid a block above the level.
        """
        step = max(1.0, (self.top - self._least) / COARSE)
        room = self.top - (level * self._span + self.base)
        budget = max(0, min(int(room / step + 1e-9), COARSE + len(self._blocks)))
        tables, picks = self._filled(worths, step, budget)
        rows, left = [], int(np.argmax(tables))
        for k in range(len(self._blocks) - 1, -1, -1):
            row = int(picks[k][left])
            rows.append(row)
            left -= self._given_up(k, step)[row]
        return self.numbered(rows[::-1])

    def _given_up(self, k: int, step: float) -> list[int]:
        lost = self._paid[k].max() - self._paid[k]
        return [int(n) for n in np.ceil(lost / step - 1e-9)]

    def _filled(self, worths: Worths, step: float, budget: int) -> tuple[NDArray[np.float64], list[NDArray[np.int32]]]:
        """Return what the model makes of the best outcome for every amount given up, and the rows that make it."""
        most = np.full(budget + 1, -np.inf)
        most[0] = 0.0
        picks = []
        for k, block in enumerate(self._blocks):
            liked = np.zeros(len(block.rows))
            for n, column in enumerate(block.columns):
                liked += np.asarray(worths[column], float)[block.rows[:, n]]
            after, by = np.full(budget + 1, -np.inf), np.zeros(budget + 1, np.int32)
            given_up = np.array(self._given_up(k, step))
            ranked = np.lexsort((np.arange(len(liked)), -liked, given_up))
            for row in ranked[np.unique(given_up[ranked], return_index=True)[1]].tolist():
                lost = int(given_up[row])
                if lost <= budget:
                    reached = most[: budget + 1 - lost] + liked[row]
                    better = reached > after[lost:] + 1e-12
                    after[lost:][better] = reached[better]
                    by[lost:][better] = row
            most = after
            picks.append(by)
        return most, picks


def _convolved(before: NDArray[np.bool_], values: NDArray[np.int64], size: int) -> NDArray[np.bool_]:
    """Return the sums of two sets, by the fast Fourier transform."""
    other = np.zeros(int(values[-1]) + 1)
    other[values] = 1
    length = 1 << (size - 1).bit_length()
    sums = np.fft.irfft(np.fft.rfft(before.astype(float), length) * np.fft.rfft(other, length), length)
    return np.asarray(sums[:size] > 0.5)
