"""Branch and bound over the issues: proves what is best, and finds all that are tied.

Every option costs some of the relaxation's bound. Outcomes whose costs together leave less than the best value found so
far need not be looked at; neither need those whose gains cannot reach it even if all that is open went every party's
way. What is left is looked at, many outcomes at a time. Floats say only what need not be looked at, with all that
rounding may come to allowed for; which outcome is better, and which are tied, is decided in integers.
"""

from __future__ import annotations

from math import inf
from time import monotonic

import numpy as np
from msgspec import Struct

from pourparler.domain.zone import Status
from pourparler.solvers.arrays import Arrays, Broken, Extra, Selections
from pourparler.solvers.local_search import promising
from pourparler.solvers.objective import ROUNDING, Floor, Objective, Product, Smallest, smallest_of
from pourparler.solvers.pricing import Prices, prices
from pourparler.solvers.relaxation import Numbers, Relaxation, Relaxed

SECONDS = 20.0
"""How long one search may take by default."""

MEMORY = 400_000_000
"""How many bytes the outcomes still to be looked at may take before they are looked at a few at a time."""

_CHUNK = 30_000
_FEW = 1_000
_WIDTH = 12
_MOST_TIED = 20_000


class Found(Struct, frozen=True):
    """What a search found.

    Parameters
    ----------
    status : Status
        *proven*; *gap*: the time was over; *unknown*: it was over before any outcome was found.
    rows : array of shape (number, issues)
        The best outcomes, all of the same value; empty where none is individually rational.
    value : int, optional
        Their value, exactly; none where there is no outcome.
    gap : float
        By how much another may exceed it, in the unit of the objective's floats.
    more : bool
        Whether more outcomes are tied than were kept.
    """

    status: Status
    rows: Selections
    value: int | None = None
    gap: float = 0.0
    more: bool = False


class _Chunk(Struct):
    depth: int
    cost: Numbers
    gains: Numbers
    rows: Selections

    @property
    def size(self) -> int:
        return self.cost.nbytes + self.gains.nbytes + self.rows.nbytes


def maximised(
    arrays: Arrays,
    objective: Objective,
    floors: tuple[Floor, ...] = (),
    every: bool = True,
    until: float = inf,
    first: Selections | None = None,
) -> Found:
    """Return the individually rational outcomes with the largest value of an objective.

    Parameters
    ----------
    arrays : Arrays
        The valuation.
    objective : Objective
        What is maximised. Outcomes whose product is nought are none.
    floors : tuple of Floor
        What must be reached besides.
    every : bool
        Whether all tied outcomes are wanted, or one will do.
    until : float
        When to stop, on the monotonic clock; the best so far is then returned, with its bound. So it is on Ctrl-C.
    first : array, optional
        Outcomes known to be allowed and to reach the floors, to begin with.
    """
    relaxation = Relaxation(arrays, objective, floors, until)
    relaxed = relaxation.relaxed()
    search = _Search(arrays, objective, floors, relaxed, every, until)
    for row in promising(arrays, relaxed, objective, floors, first, until) if relaxed.solved else ():
        search.offer(row[None])
    if first is not None:
        search.offer(first)
    if search.value is None:
        some = _any(arrays, floors, relaxed, until)
        if not len(some.rows):
            return some
        search.offer(some.rows)
        for row in promising(arrays, relaxed, objective, floors, some.rows, until):
            search.offer(row[None])
    if search.value is None and isinstance(objective, Product):
        # A product is positive where the smallest gain is: the search for that one ends.
        least = smallest_of(arrays, 1, objective.columns)
        optimum = maximised(arrays, least, floors, False, until)
        if not optimum.value:
            return Found(Status.UNKNOWN if optimum.status is Status.GAP else optimum.status, search.nothing)
        search.offer(optimum.rows)
    return search.run()


def _any(arrays: Arrays, floors: tuple[Floor, ...], relaxed: Relaxed, until: float) -> Found:
    """Return an outcome that is individually rational and reaches the floors, or none, with the proof of it."""
    least = smallest_of(arrays, 1, tuple(range(arrays.parties)))
    given = Relaxation(arrays, None, floors, until).relaxed()
    search = _Search(arrays, least, floors, given, False, until)
    search.spent = given.bound
    if given.bound == -inf:
        return Found(Status.PROVEN, search.nothing)
    if relaxed.solved:
        some = Relaxation(arrays, least, floors, until).rational()
        if some is not None:
            search.offer(some)
    # What HiGHS says is feasible may break a floor by a hair, and what it says is not may be: the search says which.
    return search.run(first=True)


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
        self.bound = relaxed.bound
        self.spent: float | None = None
        """Where any outcome will do: what the options of one that is feasible cost at most."""
        self.value: int | None = None
        self.kept: list[Selections] = []
        self.more = False
        self.nothing = np.zeros((0, len(arrays.tables)), np.int32)
        second = [float(np.partition(loss, 1)[1]) if len(loss) > 1 else inf for loss in relaxed.losses]
        self.order = sorted(range(len(second)), key=lambda column: (-second[column], column))
        self.options = [np.argsort(relaxed.losses[column], kind="stable") for column in self.order]
        self.losses = [relaxed.losses[c][o] for c, o in zip(self.order, self.options, strict=True)]
        self.factors = _by_depth(arrays, self.order)
        self.rest = self._rest()
        self.prices = self._priced(objective, relaxed.prices)
        self.floor_prices = [self._priced(floor.objective, None) for floor in floors]

    def _priced(self, sought: Objective, leading: Numbers | None) -> Prices | None:
        if not isinstance(sought, Smallest):
            return None
        return prices(self.arrays, sought, leading, self.order, self.factors)

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

    @property
    def strictly(self) -> bool:
        """Whether outcomes that are only as good as the best are not wanted."""
        return not self.every or self.more

    def offer(self, rows: Selections) -> None:
        """Keep outcomes that are the best so far, or tied with it: exactly."""
        rows = rows[self.arrays.allowed(rows)]
        gains = self.arrays.gains(rows)
        order = np.argsort(-self.objective.values(gains), kind="stable")
        # The likely best first, so that the others are compared with it.
        for part in (order[:1], order[1:]):
            likely = part if self.value is None else part[self._reached(gains[part])]
            self._decide(rows[likely].astype(np.int32))

    def _decide(self, rows: Selections) -> None:
        for row, gains in zip(rows, self.arrays.exactly(rows).tolist(), strict=True):
            if min(gains, default=0) < 0 or any(f.objective.exactly(gains) < f.least for f in self.floors):
                continue
            value = self.objective.exactly(gains)
            if isinstance(self.objective, Product) and not value:
                continue
            if self.value is None or value > self.value:
                self.value, self.kept, self.more = value, [row], False
            elif value == self.value and not self.strictly:
                self.kept.append(row)
                self.more = len(self.kept) > _MOST_TIED

    def _reached(self, gains: Numbers) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Return which rows of gains may be kept."""
        if self.value is None:
            return np.asarray((gains >= 0).all(axis=1))
        return self.objective.reaching(gains, self.value, self.strictly)

    def run(self, first: bool = False) -> Found:
        """Search until everything was looked at, or the time is over; with `first`, until there is an outcome."""
        whole = True
        # Rows of small numbers: most of the work is moving them.
        small = all(len(table) <= 256 for table in self.arrays.tables)
        start = (self.arrays.slack - self.arrays.reservation)[None]
        stack = [_Chunk(0, np.zeros(1), start, np.zeros((1, len(self.order)), np.uint8 if small else np.int32))]
        held = stack[0].size
        try:
            while stack and not (first and self.value is not None):
                if monotonic() > self.until:
                    whole = False
                    break
                chunk = stack.pop()
                held -= chunk.size
                if held > MEMORY and len(chunk.cost) > _FEW:
                    chunk, later = _parted(chunk, _FEW)
                    stack.append(later)
                    held += later.size
                deeper = self._expanded(chunk)
                held += sum(one.size for one in deeper)
                stack += deeper
        except KeyboardInterrupt:
            whole = False
        rows = np.unique(np.array(self.kept, np.int32), axis=0) if self.kept else self.nothing
        if whole:
            return Found(Status.PROVEN, rows, self.value, 0.0, self.more)
        if self.value is None:
            return Found(Status.UNKNOWN, rows)
        return Found(Status.GAP, rows, self.value, max(0.0, self.bound - self._low()), self.more)

    def _low(self) -> float:
        """Return the best value as a float that is not above it."""
        if self.value is None:
            return -inf
        about = self.objective.about(self.value)
        return about - self.objective.margin(about)

    def _slack(self) -> float:
        """Return how much of the bound may be spent."""
        if self.spent is not None:
            return self.spent + ROUNDING * len(self.order) * self.spent
        if self.value is None:
            return inf
        return self.bound - self._low() + ROUNDING * len(self.order) * abs(self.bound)

    def _expanded(self, chunk: _Chunk) -> list[_Chunk]:
        if chunk.depth == len(self.order):
            self.offer(chunk.rows)
            return []
        costs = chunk.cost[:, None] + self.losses[chunk.depth][None, :]
        parent, place = np.nonzero(costs <= self._slack())
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
        most = gains + self.rest[chunk.depth + 1]
        kept &= self._reached(most)
        for floor in self.floors:
            kept &= floor.objective.reaching(most, floor.least)
        for one, sought, least in self._sums():
            value = sought.about(least)
            kept[kept] = one.reaching(gains[kept], chunk.depth + 1, value - sought.margin(value))
        cost = costs[parent, place]
        if not kept.all():
            cost, gains, rows = cost[kept], gains[kept], rows[kept]
        return self._split(_Chunk(chunk.depth + 1, cost, gains, rows))

    def _sums(self) -> list[tuple[Prices, Objective, int]]:
        """Return the weighted sums that must still reach something, and what."""
        sums: list[tuple[Prices, Objective, int]] = []
        if self.prices is not None and self.value is not None:
            sums.append((self.prices, self.objective, self.value))
        for one, floor in zip(self.floor_prices, self.floors, strict=True):
            if one is not None:
                sums.append((one, floor.objective, floor.least))
        return sums

    def _split(self, chunk: _Chunk) -> list[_Chunk]:
        """Return states in chunks, the most promising last; smaller ones where the next issue has many options."""
        if not len(chunk.cost):
            return []
        width = len(self.losses[chunk.depth]) if chunk.depth < len(self.order) else 1
        most = max(1, _CHUNK * _WIDTH // max(_WIDTH, width))
        if len(chunk.cost) <= most:
            return [chunk]
        order = np.argsort(-chunk.cost, kind="stable")
        return [_taken(chunk, part) for part in np.array_split(order, -(-len(order) // most))]


def _taken(chunk: _Chunk, part: np.ndarray[tuple[int], np.dtype[np.intp]]) -> _Chunk:
    return _Chunk(chunk.depth, chunk.cost[part], chunk.gains[part], chunk.rows[part])


def _parted(chunk: _Chunk, few: int) -> tuple[_Chunk, _Chunk]:
    """Return a few of the most promising states, and the rest."""
    order = np.argsort(-chunk.cost, kind="stable")
    return _taken(chunk, order[-few:]), _taken(chunk, order[:-few])


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
