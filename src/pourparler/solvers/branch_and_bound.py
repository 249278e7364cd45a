"""Branch and bound over the issues: proves what is best, and finds all that are tied.

Every option costs some of the relaxation's bound (its reduced cost). Outcomes whose costs together leave less than the
best value found so far need not be looked at; neither need those whose gains cannot reach it even if all that is open
went every party's way. What is left is looked at, many outcomes at a time.
"""

from __future__ import annotations

from math import inf
from time import monotonic

import numpy as np
from msgspec import Struct

from pourparler.domain.zone import Status
from pourparler.solvers.arrays import Arrays, Broken, Extra, Selections
from pourparler.solvers.local_search import promising, scored
from pourparler.solvers.objective import Floor, Objective, Product, Smallest
from pourparler.solvers.pricing import prices
from pourparler.solvers.relaxation import Numbers, Relaxation, Relaxed

SECONDS = 20.0
"""How long one search may take by default."""

_CHUNK = 30_000
_MOST_TIED = 20_000
_CLOSE = 1e-9


class Found(Struct, frozen=True):
    """What a search found.

    Parameters
    ----------
    status : Status
        *proven*; *gap*: the time was over; *unknown*: it was over before any outcome was found.
    rows : array of shape (number, issues)
        The best outcomes, as close to one another as floats can tell; empty where none is individually rational.
    value, bound : float
        The best value, and what none exceeds.
    more : bool
        Whether more outcomes are tied than were kept.
    """

    status: Status
    rows: Selections
    value: float = -inf
    bound: float = -inf
    more: bool = False


class _Chunk(Struct):
    depth: int
    cost: Numbers
    gains: Numbers
    rows: Selections


def maximised(
    arrays: Arrays,
    objective: Objective,
    floors: tuple[Floor, ...] = (),
    every: bool = True,
    seconds: float = SECONDS,
    first: Selections | None = None,
) -> Found:
    """Return the individually rational outcomes with the largest value of an objective.

    Parameters
    ----------
    arrays : Arrays
        The valuation.
    objective : Objective
        What is maximised.
    floors : tuple of Floor
        What must be reached besides.
    every : bool
        Whether all tied outcomes are wanted, or one will do.
    seconds : float
        When to stop, in seconds; the best so far is then returned, with its bound. So it is on Ctrl-C.
    first : array, optional
        Outcomes known to be allowed and to reach the floors, to begin with.
    """
    until = monotonic() + seconds
    nothing = np.zeros((0, len(arrays.tables)), np.int32)
    relaxation = Relaxation(arrays, objective, floors)
    relaxed = relaxation.relaxed()
    if relaxed is None:
        return Found(Status.PROVEN, nothing)
    good = promising(arrays, relaxed, objective, floors, first)
    if not len(good):
        some, whole = Relaxation(arrays, objective, floors).rational(until - monotonic())
        if some is None:
            return Found(Status.PROVEN if whole else Status.UNKNOWN, nothing, -inf, relaxed.bound)
        good = promising(arrays, relaxed, objective, floors, some)
    if not len(good) and isinstance(objective, Product):
        # A product is positive where the smallest gain is: the search for that one ends.
        least = Smallest(1, objective.columns, (1,) * len(objective.columns))
        optimum = maximised(arrays, least, floors, False, until - monotonic())
        if optimum.value <= 0:
            return Found(optimum.status, nothing, -inf, relaxed.bound)
        good = optimum.rows
    search = _Search(arrays, objective, floors, relaxed, every, until)
    for row in good:
        search.offer(row[None])
    return search.run()


class _Search:
    def __init__(
        self,
        arrays: Arrays,
        objective: Objective,
        floors: tuple[Floor, ...],
        relaxed: Relaxed,
        every: bool,
        until: float,
    ) -> None:
        self.arrays, self.objective, self.floors, self.every, self.until = arrays, objective, floors, every, until
        self.bound, self.best = relaxed.bound, -inf
        self.kept: list[Selections] = []
        self.more = False
        second = [float(np.partition(loss, 1)[1]) if len(loss) > 1 else inf for loss in relaxed.losses]
        self.order = sorted(range(len(second)), key=lambda column: (-second[column], column))
        self.options = [np.argsort(relaxed.losses[column], kind="stable") for column in self.order]
        self.losses = [relaxed.losses[c][o] for c, o in zip(self.order, self.options, strict=True)]
        self.factors = _by_depth(arrays, self.order)
        self.rest = self._rest()
        sums = [(objective, relaxed.prices), *((floor.objective, None) for floor in floors)]
        self.prices = [
            prices(arrays, sought, leading, self.order, self.factors) if isinstance(sought, Smallest) else None
            for sought, leading in sums
        ]

    def _rest(self) -> list[Numbers]:
        """Return, per depth, the most that what is open can still add for each party."""
        most = [self.arrays.tables[column].max(axis=0) for column in self.order]
        for depth, factors in enumerate(self.factors):
            most[depth] = most[depth] + sum(
                (np.maximum(f.worth, 0) for f in factors if isinstance(f, Extra)), np.zeros(self.arrays.parties)
            )
        rest = [np.zeros(self.arrays.parties)]
        for one in reversed(most):
            rest.append(rest[-1] + one)
        return rest[::-1]

    def margin(self) -> float:
        """Return by how much floats may be wrong about a value."""
        return _CLOSE * max(1.0, abs(self.best)) if self.best > -inf else 0.0

    def offer(self, rows: Selections) -> None:
        """Keep outcomes that are the best so far, or tied with it as far as floats can tell."""
        values = scored(self.arrays.gains(rows), self.objective, self.floors)
        top = float(values.max(initial=-inf))
        if top == -inf:
            return
        if top > self.best + self.margin():
            self.best, self.kept = top, []
        elif not self.every:
            return
        near = rows[values >= self.best - self.margin()].astype(np.int32)
        if sum(map(len, self.kept)) > _MOST_TIED:
            self.more = True
        elif len(near):
            self.kept.append(near)

    def run(self) -> Found:
        """Search until everything was looked at, or the time is over."""
        whole = True
        # Rows of small numbers: most of the work is moving them.
        small = all(len(table) <= 256 for table in self.arrays.tables)
        first = np.zeros((1, len(self.order)), np.uint8 if small else np.int32)
        start = np.repeat(-self.arrays.reservation[None], 1, axis=0)
        stack = [_Chunk(0, np.zeros(1), start, first)]
        try:
            while stack:
                if monotonic() > self.until:
                    whole = False
                    break
                stack += self._expanded(stack.pop())
        except KeyboardInterrupt:
            whole = False
        rows = np.unique(np.concatenate(self.kept), axis=0) if self.kept else np.zeros((0, len(self.order)), np.int32)
        if whole:
            return Found(Status.PROVEN, rows, self.best, self.best, self.more)
        status = Status.GAP if len(rows) else Status.UNKNOWN
        return Found(status, rows, self.best, self.bound, self.more)

    def _slack(self) -> float:
        """Return how much of the bound may be spent; where one outcome will do, none that only ties."""
        if self.best == -inf:
            return inf
        scale = 1e-7 * max(1.0, abs(self.bound))
        return self.bound - self.best + (scale if self.every else -self.margin() + scale)

    def _expanded(self, chunk: _Chunk) -> list[_Chunk]:
        slack = self._slack()
        if chunk.depth == len(self.order):
            self.offer(chunk.rows)
            return []
        costs = chunk.cost[:, None] + self.losses[chunk.depth][None, :]
        parent, place = np.nonzero(costs <= slack)
        column = self.order[chunk.depth]
        option = self.options[chunk.depth][place]
        gains = chunk.gains[parent] + self.arrays.tables[column][option]
        rows = chunk.rows[parent]
        rows[:, column] = option
        kept = np.ones(len(rows), bool)
        for factor in self.factors[chunk.depth]:
            if isinstance(factor, Broken):
                kept &= ~factor.by(rows)
            else:
                gains[factor.met_by(rows)] += factor.worth
        values = scored(gains + self.rest[chunk.depth + 1], self.objective, self.floors)
        least = self.best + (self.margin() if not self.every else -self.margin())
        kept &= (values >= least) if self.best > -inf else (values > -inf)
        for one, reached in zip(self.prices, (least, *(floor.least for floor in self.floors)), strict=True):
            if one is not None and reached > -inf:
                margin = _CLOSE * max(1.0, abs(reached))
                kept[kept] = one.reaching(gains[kept], chunk.depth + 1, reached - margin)
        cost = costs[parent, place]
        if not kept.all():
            cost, gains, rows = cost[kept], gains[kept], rows[kept]
        return _split(chunk.depth + 1, cost, gains, rows)


def _split(depth: int, cost: Numbers, gains: Numbers, rows: Selections) -> list[_Chunk]:
    """Return states in chunks, the most promising last."""
    if not len(cost):
        return []
    if len(cost) <= _CHUNK:
        return [_Chunk(depth, cost, gains, rows)]
    order = np.argsort(-cost, kind="stable")
    return [
        _Chunk(depth, cost[part], gains[part], rows[part]) for part in np.array_split(order, -(-len(order) // _CHUNK))
    ]


def _by_depth(arrays: Arrays, order: list[int]) -> list[list[Broken | Extra]]:
    """Return the constraints and interactions by the depth at which all that they look at is chosen."""
    turn = {column: depth for depth, column in enumerate(order)}
    factors: list[list[Broken | Extra]] = [[] for _ in order]
    every: list[Broken | Extra] = [*arrays.rules, *arrays.extras]
    for factor in every:
        columns = factor.columns()
        if columns:
            factors[max(turn[column] for column in columns)].append(factor)
    return factors
