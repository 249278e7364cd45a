"""The linear relaxation: shares of options in the place of choices, solved by HiGHS (Huangfu & Hall 2018).

It gives a bound on an objective, and how much of the bound every option costs. Concave objectives are bounded from
above by tangents (Duran & Grossmann 1986, Mathematical Programming 36) or by ordered sums (Ogryczak & Śliwiński 2003,
European Journal of Operational Research 148).

HiGHS solves within tolerances; no answer rests on them. Its multipliers are only a suggestion: the bound and the costs
are worked out from them anew, by weak duality, which holds for whatever multipliers have the right sign, with what
rounding may come to added (`docs/theory/exactness.md`). Where it says that nothing is feasible, so must they.
"""

from __future__ import annotations

from math import inf, log
from time import monotonic

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
_STEP = 2.0**-50

Numbers = NDArray[np.float64]


class Relaxed(Struct, frozen=True):
    """A bound, how much of it every option costs, and shares that nearly reach it.

    `prices` are multipliers of a sum of smallest gains: how much each gain counts where the bound is reached; they are
    positive and sum to 1. None for other objectives. `solved` says whether HiGHS solved it; the bound holds in any
    case.
    """

    bound: float
    losses: list[Numbers]
    shares: list[Numbers]
    prices: Numbers | None = None
    solved: bool = True


class _Ordered(Struct, frozen=True):
    """A sum of smallest gains as columns and weights; for fewer than all, the rows whose multipliers are its prices."""

    index: NDArray[np.intp]
    weights: Numbers
    scale: Numbers
    priced: tuple[int, ...] = ()


class _Row(Struct, frozen=True):
    """A row that must not exceed its right-hand side, and its number."""

    number: int
    index: NDArray[np.intp]
    values: Numbers
    most: float


class Relaxation:
    """The relaxation of a valuation; one object answers one question.

    Parameters
    ----------
    arrays : Arrays
        The valuation.
    objective : Objective, optional
        What is maximised; individual rationality holds throughout. None: how little must be given in everywhere for
        something to be feasible, of which the bound is below nought where nothing is.
    floors : sequence of Floor
        What must be reached besides.
    until : float
        When to stop, on the monotonic clock.
    """

    def __init__(
        self, arrays: Arrays, objective: Objective | None, floors: tuple[Floor, ...] = (), until: float = inf
    ) -> None:
        self._arrays, self._objective, self._floors, self._until = arrays, objective, floors, until
        self._starts = np.cumsum([0, *(len(t) for t in arrays.tables)])
        self._shares = int(self._starts[-1])
        self._unit = arrays.span
        # Its public class prints a banner when it is made, before it can be told not to.
        self._highs = highspy._core._Highs()
        self._highs.setOptionValue("output_flag", False)
        self._highs.setOptionValue("threads", 1)
        self._columns = self._rows = 0
        self._tied: list[_Row] = []
        # What is given in: one number for every row.
        self._give = 0
        self._base()
        self._lifted = [self._floor(floor) for floor in floors]
        self._value = self._sought()

    def _base(self) -> None:
        arrays = self._arrays
        self._add(self._shares + len(arrays.extras), 0.0, 1.0)
        self._gain = self._columns
        self._add(arrays.parties, 0.0, _FREE)
        self._give = self._columns
        self._add(1, 0.0, _FREE if self._objective is None else 0.0)
        for column in range(len(arrays.tables)):
            span = np.arange(self._starts[column], self._starts[column + 1])
            self._row(1.0, 1.0, span, np.ones(len(span)))
        stacked = np.concatenate(arrays.tables) if arrays.tables else np.zeros((0, arrays.parties))
        extra = np.array([e.worth for e in arrays.extras]).reshape(-1, arrays.parties)
        self._paid = np.concatenate([stacked, extra]) / self._unit
        self._gains = self._rows
        for p, unit in enumerate(self._unit):
            values = np.concatenate([self._paid[:, p], [-1.0, 1.0]])
            index = np.concatenate([np.arange(self._shares + len(extra)), [self._gain + p, self._give]])
            level = (arrays.reservation[p] - arrays.slack[p]) / unit
            self._row(level, level, index[values != 0], values[values != 0])
        self._ties()

    def _ties(self) -> None:
        for rule in self._arrays.rules:
            given = [self._meant(term) for term in rule.given]
            unless = [self._meant(term) for term in rule.unless]
            index = np.concatenate([*given, *unless])
            signs = np.concatenate([np.ones(sum(map(len, given))), -np.ones(sum(map(len, unless)))])
            self._tie(len(given) - 1.0, index, signs)
        for number, extra in enumerate(self._arrays.extras):
            place = np.array([self._shares + number])
            needs = [self._meant(term) for term in extra.needs]
            for index in needs:
                self._tie(0.0, np.concatenate([place, index]), np.array([1.0, *[-1.0] * len(index)]))
            whole = np.concatenate([*needs, place])
            self._tie(len(needs) - 1.0, whole, np.array([*[1.0] * (len(whole) - 1), -1.0]))

    def _tie(self, most: float, index: NDArray[np.intp], values: Numbers) -> None:
        self._tied.append(_Row(self._rows, index, values, most))
        self._row(-_FREE, most, np.append(index, self._give), np.append(values, -1.0))

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

    def _smallest(self, sought: Smallest) -> _Ordered:
        """Return the columns and weights whose sum is a sum of smallest gains, in the objective's own unit."""
        scale = np.array([self._unit[c] * f for c, f in zip(sought.columns, sought.factors, strict=True)])
        gains = np.array([self._gain + c for c in sought.columns])
        if sought.count == len(sought.columns):
            return _Ordered(gains, scale, scale)
        largest = float(scale.max())
        level = self._columns
        self._add(1, -_FREE, _FREE)
        short = self._columns
        self._add(len(gains), 0.0, _FREE)
        priced = tuple(range(self._rows, self._rows + len(gains)))
        for number, gain in enumerate(gains):
            self._row(
                -_FREE, 0.0, np.array([level, short + number, gain]), np.array([1.0, -1.0, -scale[number] / largest])
            )
        index = np.array([level, *range(short, short + len(gains))])
        return _Ordered(index, np.array([sought.count, *[-1.0] * len(gains)]) * largest, scale, priced)

    def _floor(self, floor: Floor) -> tuple[_Ordered, int, float]:
        """Add what must be reached; return how it is written, its row, and by what the row was divided."""
        ordered = self._smallest(floor.objective)
        largest = float(np.abs(ordered.weights).max())
        least = floor.objective.about(floor.least) / largest
        index, weights = np.append(ordered.index, self._give), np.append(ordered.weights / largest, 1.0)
        self._row(least - 1e-9 * max(1.0, abs(least)), _FREE, index, weights)
        return ordered, self._rows - 1, largest

    def _sought(self) -> _Ordered:
        if self._objective is None:
            return _Ordered(np.array([self._give]), np.array([-1.0]), np.zeros(0))
        if isinstance(self._objective, Smallest):
            return self._smallest(self._objective)
        start = self._columns
        self._add(len(self._objective.columns), -_FREE, _FREE)
        for number in range(len(self._objective.columns)):
            for level in np.geomspace(0.05, 1.0, 10):
                self._tangent(number, float(level))
        return _Ordered(np.arange(start, self._columns), np.ones(self._columns - start), np.zeros(0))

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

    def relaxed(self) -> Relaxed:
        """Return the bound; below everything where multipliers prove that nothing is feasible."""
        index, weights = self._value.index, self._value.weights
        largest = float(np.abs(weights).max())
        self._highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self._highs.changeColsCost(len(index), index.astype(np.int32), weights / largest)
        solved = False
        for _ in range(_ROUNDS):
            self._limit()
            self._highs.run()
            if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                break
            solved = True
            if not self._tightened():
                break
        answer = self._highs.getSolution()
        shares = np.array(answer.col_value[: self._shares]) if solved else np.ones(self._shares)
        duals = np.array(answer.row_dual) * largest if solved else np.zeros(self._rows)
        if len(duals) != self._rows or not np.isfinite(duals).all():
            duals = np.zeros(self._rows)
        spans = [slice(a, b) for a, b in zip(self._starts[:-1], self._starts[1:], strict=True)]
        bound, losses, prices = self._certified(duals, spans)
        return Relaxed(bound, losses, [shares[span] for span in spans], prices, solved)

    def _limit(self) -> None:
        self._highs.setOptionValue(
            "time_limit", self._highs.getRunTime() + max(0.01, min(self._until - monotonic(), 1e9))
        )

    def _certified(self, duals: Numbers, spans: list[slice]) -> tuple[float, list[Numbers], Numbers | None]:
        """Return a bound that holds by weak duality, what every option costs of it, and the prices.

        A sum of gains with weights that are at least those of the objective bounds it; rows that every outcome meets
        may be added with any multiplier that is not negative.
        """
        arrays = self._arrays
        counted = np.maximum(-duals[self._gains : self._gains + arrays.parties], 0.0)
        lifted, constant, size = np.zeros(arrays.parties), 0.0, 0.0
        for (ordered, number, largest), floor in zip(self._lifted, self._floors, strict=True):
            times = max(0.0, -float(duals[number])) / largest
            least = floor.objective.about(floor.least)
            constant -= times * (least - floor.objective.margin(least))
            size += times * abs(least)
            suggested = duals[list(ordered.priced)] / times if times else np.zeros(0)
            prices = _within(suggested / float(ordered.scale.max()), floor.objective)
            np.add.at(lifted, list(floor.objective.columns), times * prices * ordered.scale)
        own, offset, prices_own = self._weights(duals, np.maximum(counted - lifted, 0.0))
        weights = np.maximum(counted, own + lifted)
        cost = self._paid @ weights
        bulk = np.abs(self._paid) @ weights
        for row in self._tied:
            times = max(0.0, float(duals[row.number]))
            if times:
                np.subtract.at(cost, row.index, times * row.values)
                np.add.at(bulk, row.index, times * np.abs(row.values))
                constant += times * row.most
                size += times * abs(row.most)
        level = (arrays.reservation - arrays.slack) / self._unit
        constant += offset - float(level @ weights)
        size += abs(offset) + float(np.abs(level) @ weights)
        bound, losses = constant, []
        for span in spans:
            top = float(cost[span].max())
            bound += top
            size += float(bulk[span].max())
            losses.append(np.maximum(top - cost[span], 0.0))
        bound += float(np.maximum(cost[self._shares :], 0.0).sum())
        size += float(bulk[self._shares :].sum())
        terms = len(spans) + len(arrays.extras) + len(self._tied) + 3 * arrays.parties + 8
        bound += _STEP * terms * size
        return (-inf if self._objective is None and bound < 0 else bound), losses, prices_own

    def _weights(self, duals: Numbers, counted: Numbers) -> tuple[Numbers, float, Numbers | None]:
        """Return weights and an offset such that no objective exceeds the weighted gains and the offset."""
        weights, sought = np.zeros(self._arrays.parties), self._objective
        if sought is None:
            return weights, 0.0, None
        columns = list(sought.columns)
        if isinstance(sought, Product):
            # The tangent of a logarithm at 1 / weight lies above it, whatever the weight.
            weights[columns] = np.maximum(counted[columns], 1.0)
            factors = self._unit[columns] / np.array(sought.units)
            return weights, float((np.log(factors / weights[columns]) - 1.0).sum()), None
        prices = _within(duals[list(self._value.priced)] / float(self._value.scale.max()), sought)
        weights[columns] = prices * self._value.scale
        return weights, 0.0, None if sought.count == len(columns) else prices / prices.sum()

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

    def rational(self) -> Selections | None:
        """Return an outcome that HiGHS takes to be feasible; none where it has none. Neither is proof."""
        arrays = self._arrays
        number = self._shares + len(arrays.extras)
        self._highs.changeColsIntegrality(
            number, np.arange(number, dtype=np.int32), np.array([highspy.HighsVarType.kInteger] * number)
        )
        index = self._value.index
        self._highs.changeColsCost(len(index), index.astype(np.int32), np.zeros(len(index)))
        self._limit()
        self._highs.run()
        if self._highs.getInfo().primal_solution_status != _FEASIBLE:
            return None
        values = np.array(self._highs.getSolution().col_value[: self._shares])
        spans = zip(self._starts[:-1], self._starts[1:], strict=True)
        return np.array([[values[a:b].argmax() for a, b in spans]], np.int32)


def _within(prices: Numbers, sought: Smallest) -> Numbers:
    """Return prices of at most 1 that sum to at least as many as gains are summed, near those suggested."""
    number = len(sought.columns)
    if sought.count == number:
        return np.ones(number)
    own = np.clip(prices, 0.0, 1.0) if len(prices) == number else np.zeros(number)
    total = float(own.sum())
    if total > sought.count:
        return own
    room = 1.0 - own
    return np.minimum(own + room * ((sought.count - total) / float(room.sum()) * (1 + _STEP * number)), 1.0)
