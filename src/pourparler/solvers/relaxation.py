"""The linear relaxation: shares of options in the place of choices, solved by HiGHS (Huangfu & Hall 2018).

It gives a bound on an objective, and, from its duals, how much of the bound every option costs. Concave objectives are
bounded from above by tangents (Duran & Grossmann 1986, Mathematical Programming 36) or by ordered sums (Ogryczak &
Śliwiński 2003, European Journal of Operational Research 148).
"""

from __future__ import annotations

from math import log

import highspy
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from pourparler.solvers.arrays import Arrays, Selections
from pourparler.solvers.objective import Floor, Objective, Product, Smallest

_FREE = highspy.kHighsInf
_ROUNDS = 30
_CLOSE = 2e-7
_FEASIBLE = 2

Numbers = NDArray[np.float64]


class Relaxed(Struct, frozen=True):
    """A bound, how much of it every option costs, and the shares that reach it.

    `prices` are the duals of a sum of smallest gains: how much each gain counts where the bound is reached; they are
    positive and sum to 1. None for other objectives.
    """

    bound: float
    losses: list[Numbers]
    shares: list[Numbers]
    prices: Numbers | None = None


class Relaxation:
    """The relaxation of a valuation; one object answers one question.

    Parameters
    ----------
    arrays : Arrays
        The valuation.
    objective : Objective
        What is maximised; individual rationality holds throughout.
    floors : sequence of Floor
        What must be reached besides.
    """

    def __init__(self, arrays: Arrays, objective: Objective, floors: tuple[Floor, ...] = ()) -> None:
        self._arrays, self._objective = arrays, objective
        self._starts = np.cumsum([0, *(len(t) for t in arrays.tables)])
        self._shares = int(self._starts[-1])
        most = sum((t.max(axis=0) for t in arrays.tables), np.zeros(arrays.parties)) - arrays.reservation
        most += sum((np.maximum(e.worth, 0) for e in arrays.extras), np.zeros(arrays.parties))
        self._unit = np.maximum(most, 1.0)
        # Its public class prints a banner when it is made, before it can be told not to.
        self._highs = highspy._core._Highs()
        self._highs.setOptionValue("output_flag", False)
        self._highs.setOptionValue("threads", 1)
        self._columns = self._rows = 0
        self._priced: list[int] = []
        self._base()
        for floor in floors:
            self._floor(floor)
        self._value = self._sought()

    def _base(self) -> None:
        arrays = self._arrays
        self._add(self._shares + len(arrays.extras), 0.0, 1.0)
        self._gain = self._columns
        self._add(arrays.parties, 0.0, _FREE)
        for column in range(len(arrays.tables)):
            span = np.arange(self._starts[column], self._starts[column + 1])
            self._row(1.0, 1.0, span, np.ones(len(span)))
        stacked = np.concatenate(arrays.tables) if arrays.tables else np.zeros((0, arrays.parties))
        extra = np.array([e.worth for e in arrays.extras]).reshape(-1, arrays.parties)
        for p, unit in enumerate(self._unit):
            values = np.concatenate([stacked[:, p], extra[:, p], [-unit]]) / unit
            index = np.concatenate([np.arange(self._shares + len(extra)), [self._gain + p]])
            level = arrays.reservation[p] / unit
            self._row(level, level, index[values != 0], values[values != 0])
        self._ties()

    def _ties(self) -> None:
        for rule in self._arrays.rules:
            given = [self._meant(term) for term in rule.given]
            unless = [self._meant(term) for term in rule.unless]
            index = np.concatenate([*given, *unless])
            signs = np.concatenate([np.ones(sum(map(len, given))), -np.ones(sum(map(len, unless)))])
            self._row(-_FREE, len(given) - 1.0, index, signs)
        for number, extra in enumerate(self._arrays.extras):
            place = np.array([self._shares + number])
            needs = [self._meant(term) for term in extra.needs]
            for index in needs:
                self._row(-_FREE, 0.0, np.concatenate([place, index]), np.array([1.0, *[-1.0] * len(index)]))
            whole = np.concatenate([*needs, place])
            self._row(-_FREE, len(needs) - 1.0, whole, np.array([*[1.0] * (len(whole) - 1), -1.0]))

    def _meant(self, term: tuple[int, NDArray[np.bool_]]) -> NDArray[np.intp]:
        index: NDArray[np.intp] = np.flatnonzero(term[1]) + int(self._starts[term[0]])
        return index

    def _add(self, number: int, least: float, most: float) -> None:
        empty = np.array([], dtype=np.int32)
        self._highs.addCols(
            number,
            np.zeros(number),
            np.full(number, least),
            np.full(number, most),
            0,
            np.zeros(number, dtype=np.int32),
            empty,
            np.array([], dtype=float),
        )
        self._columns += number

    def _row(self, least: float, most: float, index: NDArray[np.intp], values: Numbers) -> None:
        self._highs.addRow(least, most, len(index), index.astype(np.int32), values)
        self._rows += 1

    def _smallest(self, sought: Smallest) -> tuple[NDArray[np.intp], Numbers]:
        """Return the columns and weights whose sum is a sum of smallest gains, in the objective's own unit."""
        scale = np.array([self._unit[c] / u for c, u in zip(sought.columns, sought.units, strict=True)])
        gains = np.array([self._gain + c for c in sought.columns])
        if sought.count == len(sought.columns):
            return gains, scale
        largest = float(scale.max())
        level = self._columns
        self._add(1, -_FREE, _FREE)
        short = self._columns
        self._add(len(gains), 0.0, _FREE)
        self._priced = list(range(self._rows, self._rows + len(gains)))
        for number, gain in enumerate(gains):
            self._row(
                -_FREE, 0.0, np.array([level, short + number, gain]), np.array([1.0, -1.0, -scale[number] / largest])
            )
        index = np.array([level, *range(short, short + len(gains))])
        return index, np.array([sought.count, *[-1.0] * len(gains)]) * largest

    def _floor(self, floor: Floor) -> None:
        index, weights = self._smallest(floor.objective)
        largest = float(np.abs(weights).max())
        self._row(floor.least / largest - 1e-9 * max(1.0, abs(floor.least) / largest), _FREE, index, weights / largest)

    def _sought(self) -> tuple[NDArray[np.intp], Numbers]:
        if isinstance(self._objective, Smallest):
            return self._smallest(self._objective)
        start = self._columns
        self._add(len(self._objective.columns), -_FREE, _FREE)
        for number in range(len(self._objective.columns)):
            for level in np.geomspace(0.05, 1.0, 10):
                self._tangent(number, float(level))
        return np.arange(start, self._columns), np.ones(self._columns - start)

    def _tangent(self, number: int, level: float) -> None:
        assert isinstance(self._objective, Product)
        start = self._columns - len(self._objective.columns)
        column, unit = self._objective.columns[number], self._objective.units[number]
        factor = self._unit[column] / unit
        self._row(
            -_FREE,
            log(level * factor) - 1.0,
            np.array([start + number, self._gain + column]),
            np.array([1.0, -1.0 / level]),
        )

    def relaxed(self) -> Relaxed | None:
        """Return the bound; none where no outcome is individually rational and reaches the floors."""
        index, weights = self._value
        largest = float(np.abs(weights).max())
        self._highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self._highs.changeColsCost(len(index), index.astype(np.int32), weights / largest)
        for _ in range(_ROUNDS):
            self._highs.run()
            if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                return None
            if not self._tightened():
                break
        solved = self._highs.getSolution()
        shares = np.array(solved.col_value[: self._shares])
        costs = -np.array(solved.col_dual[: self._shares]) * largest
        bound = self._highs.getInfo().objective_function_value * largest
        spans = [slice(a, b) for a, b in zip(self._starts[:-1], self._starts[1:], strict=True)]
        losses = [costs[span] - min(0.0, float(costs[span].min())) for span in spans]
        return Relaxed(bound, losses, [shares[span] for span in spans], self._prices(solved.row_dual))

    def _prices(self, duals: list[float]) -> Numbers | None:
        sought = self._objective
        if isinstance(sought, Product) or sought.count == len(sought.columns):
            return None
        prices = np.abs(np.array([duals[row] for row in self._priced]))
        return prices / prices.sum() if prices.sum() > 0 else None

    def _tightened(self) -> bool:
        """Add tangents where the logarithm was overestimated; return whether any was."""
        if not isinstance(self._objective, Product):
            return False
        values = self._highs.getSolution().col_value
        start = self._columns - len(self._objective.columns)
        tightened = False
        for number, (column, unit) in enumerate(zip(self._objective.columns, self._objective.units, strict=True)):
            level = max(values[self._gain + column], 1e-6)
            if values[start + number] - log(level * self._unit[column] / unit) > _CLOSE:
                self._tangent(number, level)
                tightened = True
        return tightened

    def rational(self, seconds: float) -> tuple[Selections | None, bool]:
        """Return an outcome that is individually rational and reaches the floors, and whether the search was whole."""
        arrays = self._arrays
        number = self._shares + len(arrays.extras)
        self._highs.changeColsIntegrality(
            number, np.arange(number, dtype=np.int32), np.array([highspy.HighsVarType.kInteger] * number)
        )
        index, _ = self._value
        self._highs.changeColsCost(len(index), index.astype(np.int32), np.zeros(len(index)))
        self._highs.setOptionValue("time_limit", max(0.1, seconds))
        self._highs.run()
        status = self._highs.getModelStatus()
        if self._highs.getInfo().primal_solution_status != _FEASIBLE:
            return None, status == highspy.HighsModelStatus.kInfeasible
        values = np.array(self._highs.getSolution().col_value[: self._shares])
        spans = zip(self._starts[:-1], self._starts[1:], strict=True)
        return np.array([[values[a:b].argmax() for a, b in spans]], np.int32), True
