"""Sets of payoffs none of which another improves on, put together issue by issue, each with the choices behind it.

The frontier of a sum of independent issues is the frontier of the sum of their frontiers, and the frontier of a choice
between alternatives is that of their union. So frontiers are built without listing outcomes (for two objectives:
Nemhauser & Ullmann 1969, Management Science 15). Every point knows from which points it came; all outcomes that give
the same payoffs are read back from the same structure.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from pourparler.domain.outcome import Outcome
from pourparler.solvers.valuation import Points

Index = NDArray[np.intp]
Columns = dict[str, NDArray[np.object_]]


class ParetoSet:
    """Payoffs, unique and in ascending order of the first column, and how each comes about.

    Parameters
    ----------
    points : array of shape (size, parties)
        None of them is improved on by another.
    """

    def __init__(self, points: Points) -> None:
        self.points = points

    def choices(self, index: Index) -> Columns:
        """Return one outcome for each of several points, as a column of options per issue."""
        raise AssertionError("a set of payoffs says how its points come about")

    def outcome(self, index: int) -> Outcome:
        """Return one outcome that gives a point."""
        return {issue: str(column[0]) for issue, column in self.choices(np.array([index])).items()}

    def outcomes(self, payoffs: Points) -> Iterator[Outcome]:
        """Yield every outcome that gives these payoffs; none where they are no point of the set."""
        raise AssertionError("a set of payoffs says how its points come about")

    @cached_property
    def _place(self) -> dict[bytes, int]:
        return {row.tobytes(): index for index, row in enumerate(self.points)}

    def place(self, payoffs: Points) -> int | None:
        """Return the index of a point; none where it is not one."""
        return self._place.get(payoffs.tobytes())


class Choices(ParetoSet):
    """One issue alone: the options that no other option of it improves on."""

    def __init__(self, issue: str, options: tuple[str, ...], table: Points) -> None:
        front = undominated(table)
        super().__init__(table[front])
        self.issue, self._options, self._table = issue, options, table
        self._kept = front

    def choices(self, index: Index) -> Columns:
        """Return the choices that give points."""
        return {self.issue: np.array(self._options, dtype=object)[self._kept[index]]}

    def outcomes(self, payoffs: Points) -> Iterator[Outcome]:
        """Yield the choices that give these payoffs."""
        for row in np.flatnonzero((self._table == payoffs).all(axis=1)):
            yield {self.issue: self._options[row]}


class Sum(ParetoSet):
    """Two independent sets taken together.

    Parameters
    ----------
    first, second : ParetoSet
        Each point is the sum of one of either.
    floor : array of shape (parties,), optional
        Points that give some party less are dropped.
    """

    def __init__(self, first: ParetoSet, second: ParetoSet, floor: Points | None = None) -> None:
        self.first, self.second = first, second
        # The longer set's points lie behind one another, so that sorting finds long runs in order.
        long, short = (first, second) if len(first.points) >= len(second.points) else (second, first)
        sums = (short.points.T[:, :, None] + long.points.T[:, None, :]).reshape(first.points.shape[1], -1)
        rows: Index | None = None
        if floor is not None:
            rows = np.flatnonzero((sums >= floor[:, None]).all(axis=0))
            sums = sums if len(rows) == sums.shape[1] else sums[:, rows]
        front = undominated(sums.T)
        super().__init__(sums[:, front].T)
        at = front if rows is None else rows[front]
        pair = np.divmod(at, max(1, len(long.points)))
        self._first, self._second = (pair[1], pair[0]) if long is first else (pair[0], pair[1])

    def choices(self, index: Index) -> Columns:
        """Return one outcome for each of several points."""
        columns: Columns = {}
        node: ParetoSet = self
        # A loop along the first parts: many issues make a long chain.
        while isinstance(node, Sum):
            columns |= node.second.choices(node._second[index])
            index = node._first[index]
            node = node.first
        return columns | node.choices(index)

    def outcomes(self, payoffs: Points) -> Iterator[Outcome]:
        """Yield every outcome that gives these payoffs."""
        # A stack of steps along the first parts: a chain of many issues is deeper than calls may be.
        stack = [self._steps(payoffs, {})]
        while stack:
            step = next(stack[-1], None)
            if step is None:
                stack.pop()
                continue
            node, rest, outcome = step
            if isinstance(node, Sum):
                stack.append(node._steps(rest, outcome))
            else:
                for other in node.outcomes(rest):
                    yield other | outcome

    def _steps(self, payoffs: Points, outcome: Outcome) -> Iterator[tuple[ParetoSet, Points, Outcome]]:
        """Yield the first part, what it must still give, and what is chosen on all else, for every way to do so."""
        for point in self.second.points:
            rest = payoffs - point
            if self.first.place(rest) is not None:
                for one in self.second.outcomes(point):
                    yield self.first, rest, outcome | one


class Union(ParetoSet):
    """A choice between alternatives, each moved by what it adds."""

    def __init__(self, alternatives: list[tuple[ParetoSet, Points]]) -> None:
        self._alternatives = alternatives
        moved = [part.points.T + added[:, None] for part, added in alternatives]
        whole = np.concatenate(moved, axis=1)
        front = undominated(whole.T)
        super().__init__(whole[:, front].T)
        starts = np.cumsum([0, *(points.shape[1] for points in moved)])
        self._which = np.searchsorted(starts, front, side="right") - 1
        self._index = front - starts[self._which]

    def choices(self, index: Index) -> Columns:
        """Return one outcome for each of several points."""
        columns: Columns = {}
        which, within = self._which[index], self._index[index]
        for number in np.unique(which):
            rows = np.flatnonzero(which == number)
            for issue, column in self._alternatives[number][0].choices(within[rows]).items():
                columns.setdefault(issue, np.empty(len(index), dtype=object))[rows] = column
        return columns

    def outcomes(self, payoffs: Points) -> Iterator[Outcome]:
        """Yield every outcome that gives these payoffs."""
        for part, added in self._alternatives:
            if part.place(payoffs - added) is not None:
                yield from part.outcomes(payoffs - added)


class Nothing(ParetoSet):
    """No issue: one point, with no choice behind it."""

    def __init__(self, parties: int) -> None:
        super().__init__(np.zeros((1, parties), np.int64))

    def choices(self, index: Index) -> Columns:
        """Return the empty choice: there is no issue to choose on."""
        return {}

    def outcomes(self, payoffs: Points) -> Iterator[Outcome]:
        """Yield the empty choice for payoffs of nothing."""
        if not payoffs.any():
            yield {}


def tied(whole: ParetoSet, payoffs: Points, limit: int) -> list[Outcome]:
    """Return the outcomes that give these payoffs, one more than the limit at most."""
    return list(islice(whole.outcomes(payoffs), limit + 1))


def undominated(points: Points) -> Index:
    """Return the rows that no other row improves on, of equal ones one, in ascending order of the first column.

    Parameters
    ----------
    points : array of shape (size, parties)
        Larger is better.

    Examples
    --------
    >>> undominated(np.array([[1, 5], [2, 4], [2, 3], [0, 5]])).tolist()
    [0, 1]
    """
    size, parties = points.shape
    if size < 2:
        return np.arange(size)
    if parties == 1:
        return np.array([points[:, 0].argmax()])
    if parties == 2:
        return _staircase(points[:, 0], points[:, 1])
    return _many(points)


def _staircase(x: Points, y: Points) -> Index:
    # A stable sort merges runs that are in order already, which sums of staircases are.
    order = np.argsort(x, kind="stable")
    first, second = x[order], y[order]
    beaten = np.maximum.accumulate(second[::-1])[::-1]
    kept = np.empty(len(order), bool)
    kept[-1] = True
    np.greater(second[:-1], beaten[1:], out=kept[:-1])
    order, first = order[kept], first[kept]
    # Of equal first payoffs the one with the most for the second comes first.
    once = np.empty(len(order), bool)
    once[0] = True
    np.not_equal(first[1:], first[:-1], out=once[1:])
    return order[once]


def _many(points: Points) -> Index:
    import moocore  # noqa: PLC0415 - needed for three parties and more only

    rows = np.asarray(moocore.is_nondominated(points.astype(np.float64), maximise=True, keep_weakly=False))
    front = np.flatnonzero(rows)
    columns = points[front]
    return front[np.lexsort(columns.T[::-1])]
