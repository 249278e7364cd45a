"""Which payoffs another improves on, decided exactly: in 64 bits where they suffice, in larger integers elsewhere."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pourparler.solvers.valuation import Points

Index = NDArray[np.intp]

_SLOTS = (12, 24)


def undominated(points: Points) -> Index:
    """Return the rows that no other row improves on, of equal ones one, in ascending order of the columns.

    Parameters
    ----------
    points : array of shape (size, parties)
        Larger is better; integers of any size where the array holds objects.

    Examples
    --------
    >>> undominated(np.array([[1, 5], [2, 4], [2, 3], [0, 5]])).tolist()
    [0, 1]
    >>> undominated(np.array([[10**30, 1], [10**30 + 1, 1]], object)).tolist()
    [1]
    """
    size, parties = points.shape
    if size < 2:
        return np.arange(size)
    if points.dtype == object:
        points = ranked(points)
    if parties == 1:
        return np.array([points[:, 0].argmax()])
    if parties == 2:
        return _staircase(points[:, 0], points[:, 1])
    return _many(points)


def ranked(points: Points) -> NDArray[np.int64]:
    """Return the place of every number within its column, equal ones alike: an order that 64 bits hold.

    Examples
    --------
    >>> ranked(np.array([[10**30], [0], [10**30]], object)).tolist()
    [[1], [0], [1]]
    """
    places = np.empty(points.shape, np.int64)
    for party, column in enumerate(points.T):
        order = np.array(sorted(range(len(column)), key=column.__getitem__), np.intp)
        values = column[order]
        steps = np.concatenate([[0], (values[1:] != values[:-1]).astype(np.int64)])
        places[order, party] = np.cumsum(steps)
    return places


def leading(points: Points, shifts: tuple[int, ...]) -> NDArray[np.int64]:
    """Return the leading bits of integers, rounded down: whole numbers that 64 bits hold.

    Examples
    --------
    >>> leading(np.array([[2**70 + 5, 7]], object), (20, 0)).tolist() == [[2**50, 7]]
    True
    """
    if points.dtype != object:
        return points
    return np.stack([(points[:, p] >> shift).astype(np.int64) for p, shift in enumerate(shifts)], axis=1)


def doubtful(lead: NDArray[np.int64], kept: Index, shifts: tuple[int, ...], terms: int = 2) -> Index:
    """Return the rows not kept whose leading bits do not tell whether a kept row improves on them.

    A sum of leading parts is the leading part of the sum, or less by fewer than there are terms. So a row is certainly
    improved on where one that is nowhere less is ahead by as much as there are terms wherever there are more bits; a
    row that is nowhere that near a kept one is such a row.

    Parameters
    ----------
    lead : array of shape (size, parties)
        Sums of leading parts.
    kept : array of int
        Rows such that every other is nowhere more than one of them.
    shifts : tuple of int
        How many bits lie below the leading ones, by party.
    terms : int
        Of how many parts each sum is.
    """
    near = np.zeros(len(lead), bool)
    # A table of marks by the lowest bits passes most rows by; what it holds back is looked up.
    slots = 1 << min(_SLOTS[1], max(_SLOTS[0], (32 * len(kept)).bit_length()))
    for party in np.flatnonzero(shifts):
        column, values = lead[:, party], np.sort(lead[kept, party])
        marked = np.zeros(slots, bool)
        for step in range(1 - terms, terms):
            marked[(values + step) & (slots - 1)] = True
        rows = np.flatnonzero(marked[column & (slots - 1)] & ~near)
        own = column[rows]
        at = np.minimum(np.searchsorted(values, own - (terms - 1)), len(values) - 1)
        near[rows[np.abs(values[at] - own) < terms]] = True
    near[kept] = False
    return np.flatnonzero(near)


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

    # Whole numbers of at most 52 bits are the same as floats.
    rows = np.asarray(moocore.is_nondominated(points.astype(np.float64), maximise=True, keep_weakly=False))
    front = np.flatnonzero(rows)
    columns = points[front]
    return front[np.lexsort(columns.T[::-1])]
