"""All outcomes that strategies of a batch may offer, in one table, with what they are worth to every party."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from pourparler.simulation.listed import Listed
from pourparler.simulation.space import Space
from pourparler.simulation.summed import Summed

Rows = NDArray[np.int64]
Levels = NDArray[np.float64]


class Table:
    """Outcomes by row.

    Parameters
    ----------
    space : Space
        The outcomes that may be offered.
    levels : dict of int to array
        By party, the levels at which outcomes are sought.
    ranks : dict of int to int
        By party, how many of its best outcomes may be offered.

    Attributes
    ----------
    numbers : list of int
        Each row's outcome.
    worth : array of shape (rows, parties)
        What it is worth.
    """

    def __init__(self, space: Space, levels: Mapping[int, Levels], ranks: Mapping[int, int]) -> None:
        self._space = space
        self._row: dict[int, int] = {}
        if space.listed:
            self._list_all()
        else:
            self._list_sought(levels, ranks)
        self._ranked = {column: self._best(column, count) for column, count in ranks.items()}

    def _list_all(self) -> None:
        views = [self._space.view(column) for column in range(len(self._space.parties))]
        first = views[0]
        assert isinstance(first, Listed)
        self.numbers: list[int] = np.sort(first.numbers).tolist()
        self._row = {number: row for row, number in enumerate(self.numbers)}
        self.worth = np.empty((len(self.numbers), len(views)))
        for column, view in enumerate(views):
            assert isinstance(view, Listed)
            self.worth[:, column] = view.utilities[np.argsort(view.numbers)]

    def _list_sought(self, levels: Mapping[int, Levels], ranks: Mapping[int, int]) -> None:
        columns = range(len(self._space.parties))
        views = [self._space.view(column) for column in columns]
        self.numbers = []
        self._at_sum: dict[int, dict[int, int]] = {}
        parts: list[NDArray[np.float64]] = []
        for column, sought in levels.items():
            view = views[column]
            assert isinstance(view, Summed)
            sums = np.unique(view.steps_at(sought))
            rows = view.rows_at(sums)
            worth = np.stack([v.scaled(view.paid_by(rows, c)) for c, v in enumerate(views)], axis=1)
            numbers = [view.numbered([int(own[n]) for own in rows]) for n in range(len(sums))]
            self._at_sum[column] = dict(zip(sums.tolist(), numbers, strict=True))
            parts.append(self._added(numbers, worth))
        for column, count in ranks.items():
            numbers = [view_number for n in range(count) if (view_number := views[column].ranked(n)) is not None]
            parts.append(self._added(numbers, np.array([[v.utility(number) for v in views] for number in numbers])))
        self.worth = np.concatenate(parts) if parts else np.zeros((0, len(views)))

    def _added(self, numbers: Sequence[int], worth: NDArray[np.float64]) -> NDArray[np.float64]:
        """Add outcomes that are not in the table yet, and return what these are worth."""
        new = []
        for n, number in enumerate(numbers):
            if number not in self._row:
                self._row[number] = len(self.numbers)
                self.numbers.append(number)
                new.append(n)
        return worth.reshape(len(numbers), -1)[new]

    def _best(self, column: int, count: int) -> Rows:
        view = self._space.view(column)
        numbers = [number for n in range(count) if (number := view.ranked(n)) is not None]
        return np.array([self._row[number] for number in numbers], np.int64)

    def ranked(self, column: int) -> Rows:
        """Return the rows of a party's best outcomes, best first."""
        return self._ranked[column]

    def nearest(self, column: int, levels: Levels) -> Rows:
        """Return the rows of the outcomes that a party would offer at levels."""
        view = self._space.view(column)
        if isinstance(view, Listed):
            rows: dict[float, int] = {}
            for level in np.unique(levels).tolist():
                rows[level] = self._row[view.nearest(level)]
            return np.array([rows[level] for level in levels.tolist()], np.int64)
        at = self._at_sum[column]
        return np.array([self._row[at[step]] for step in view.steps_at(levels).tolist()], np.int64)
