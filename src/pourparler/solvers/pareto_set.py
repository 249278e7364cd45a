"""Sets of payoffs none of which another improves on, put together issue by issue, each with the choices behind it.

The frontier of a sum of independent issues is the frontier of the sum of their frontiers, and the frontier of a choice
between alternatives is that of their union. So frontiers are built without listing outcomes (for two objectives:
Nemhauser & Ullmann 1969, Management Science 15). Every point knows from which points it came; all outcomes that give
the same payoffs are read back from the same structure.

Where payoffs take more than 64 bits, sums are compared by their leading bits first; only those that these do not tell
apart for certain are added up whole and compared again.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from pourparler.domain.outcome import Outcome
from pourparler.solvers.dominance import Index, doubtful, leading, undominated
from pourparler.solvers.reach import OBJECT, Reach
from pourparler.solvers.valuation import Points

_AT_ONCE = {2: 4_000_000, 3: 400_000}
"""By the number of parties, how many sums are compared at once; between two such blocks the clock is looked at."""

_MANY_PARTIES, _WIDE = 60_000, 300_000

Columns = dict[str, NDArray[np.object_]]


class ParetoSet:
    """Payoffs, unique and in ascending order of the first column, and how each comes about.

    Parameters
    ----------
    points : array of shape (size, parties)
        None of them is improved on by another.
    shifts : tuple of int
        How many bits lie below the leading ones, by party.
    """

    def __init__(self, points: Points, shifts: tuple[int, ...]) -> None:
        self.points, self.shifts = points, shifts
        self.lead = leading(points, shifts)

    @property
    def size(self) -> int:
        """About how many bytes it takes."""
        own = self.points.size * OBJECT + self.lead.nbytes if self.points.dtype == object else self.points.nbytes
        return own + 16 * len(self.points)

    def choices(self, index: Index) -> Columns:
        """Return one outcome for each of several points, as a column of options per issue."""
        raise AssertionError("a set of payoffs says how its points come about")

    def outcome(self, index: int) -> Outcome:
        """Return one outcome that gives a point."""
        return {issue: str(column[0]) for issue, column in self.choices(np.array([index])).items()}

    def outcomes(self, payoffs: Points) -> Iterator[Outcome]:
        """Yield every outcome that gives these payoffs; none where they are no point of the set."""
        raise AssertionError("a set of payoffs says how its points come about")

    def place(self, payoffs: Points) -> int | None:
        """Return the index of a point; none where it is not one."""
        return next((place for _, place in self.places(payoffs[None])), None)

    def places(self, payoffs: Points) -> Iterator[tuple[int, int]]:
        """Yield, of several payoffs, each that is a point, with the point's index."""
        first = np.searchsorted(self.points[:, 0], payoffs[:, 0], "left")
        last = np.searchsorted(self.points[:, 0], payoffs[:, 0], "right")
        for row in np.flatnonzero(last > first):
            alike = np.flatnonzero((self.points[first[row] : last[row]] == payoffs[row]).all(axis=1))
            if len(alike):
                yield int(row), int(first[row] + alike[0])


class Choices(ParetoSet):
    """One issue alone: the options that no other option of it improves on."""

    def __init__(self, issue: str, options: tuple[str, ...], table: Points, shifts: tuple[int, ...]) -> None:
        front = undominated(table)
        super().__init__(table[front], shifts)
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
    reach : Reach, optional
        When to stop.
    """

    def __init__(
        self, first: ParetoSet, second: ParetoSet, floor: Points | None = None, reach: Reach | None = None
    ) -> None:
        self.first, self.second = first, second
        # The longer set's points lie behind one another, so that sorting finds long runs in order.
        long, short = (first, second) if len(first.points) >= len(second.points) else (second, first)
        most = _AT_ONCE.get(len(first.shifts), _MANY_PARTIES)
        step = max(1, (min(most, _WIDE) if any(first.shifts) else most) // max(1, len(long.points)))
        if step >= len(short.points):
            kept = _summed(short, long, slice(None), floor)
        else:
            blocks = []
            for start in range(0, len(short.points), step):
                if reach is not None:
                    reach.tick()
                blocks.append(_summed(short, long, slice(start, start + step), floor))
                if len(blocks) > 1 and sum(len(one.points) for one in blocks) > most:
                    blocks = [_together(blocks)]
            kept = _together(blocks)
        super().__init__(kept.points, first.shifts)
        self._first, self._second = (kept.long, kept.short) if long is first else (kept.short, kept.long)

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
        rests = payoffs - self.second.points
        for row, _ in self.first.places(rests):
            for one in self.second.outcomes(self.second.points[row]):
                yield self.first, rests[row], outcome | one


class _Sums(Struct):
    """Sums that no other of them improves on, and which points of the shorter and the longer set they are of."""

    points: Points
    short: Index
    long: Index


def _summed(short: ParetoSet, long: ParetoSet, part: slice, floor: Points | None) -> _Sums:
    """Return the best sums of a part of the shorter set and the longer one."""
    parties, shifts = len(short.shifts), short.shifts
    lead = (short.lead[part].T[:, :, None] + long.lead.T[:, None, :]).reshape(parties, -1)
    rows: Index | None = None
    if floor is not None:
        # A sum of leading parts may be 1 less than that of the sum.
        least = leading(floor[None], shifts)[0] - np.array(shifts, bool)
        rows = np.flatnonzero((lead >= least[:, None]).all(axis=0))
        lead = lead if len(rows) == lead.shape[1] else lead[:, rows]
    front = undominated(lead.T)
    wide = any(shifts)
    if wide:
        front = np.concatenate([front, doubtful(lead.T, front, shifts)])
    at = front if rows is None else rows[front]
    one, other = np.divmod(at, max(1, len(long.points)))
    one += part.start or 0
    if not wide:
        return _Sums(lead[:, front].T, one, other)
    points = short.points[one] + long.points[other]
    if floor is not None:
        reached = np.flatnonzero((points >= floor).all(axis=1))
        points, one, other = points[reached], one[reached], other[reached]
    front = undominated(points)
    return _Sums(points[front], one[front], other[front])


def _together(blocks: list[_Sums]) -> _Sums:
    points = np.concatenate([block.points for block in blocks])
    front = undominated(points)
    short, long = (np.concatenate([getattr(block, name) for block in blocks]) for name in ("short", "long"))
    return _Sums(points[front], short[front], long[front])


class Union(ParetoSet):
    """A choice between alternatives, each moved by what it adds."""

    def __init__(self, alternatives: list[tuple[ParetoSet, Points]]) -> None:
        self._alternatives = alternatives
        moved = [part.points.T + added[:, None] for part, added in alternatives]
        whole = np.concatenate(moved, axis=1)
        front = undominated(whole.T)
        super().__init__(whole[:, front].T, alternatives[0][0].shifts)
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

    def __init__(self, shifts: tuple[int, ...]) -> None:
        super().__init__(np.zeros((1, len(shifts)), object if any(shifts) else np.int64), shifts)

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
