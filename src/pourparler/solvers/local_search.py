"""Good outcomes found quickly: rounded shares, then the best change of one or two choices while there is one.

What it finds is never an answer by itself: it only cuts short the search that proves one.
"""

from __future__ import annotations

from math import inf
from time import monotonic

import numpy as np

from pourparler.solvers.arrays import Arrays, Selections
from pourparler.solvers.objective import Floor, Objective
from pourparler.solvers.relaxation import Numbers, Relaxed

_DRAWS = 200
_STARTS = 6
_PAIRED = 70
_STEPS = 200


def promising(
    arrays: Arrays,
    relaxed: Relaxed,
    objective: Objective,
    floors: tuple[Floor, ...],
    first: Selections | None = None,
    until: float = inf,
) -> Selections:
    """Return outcomes that are allowed and, as far as floats tell, individually rational, the best last.

    Parameters
    ----------
    arrays : Arrays
        The valuation.
    relaxed : Relaxed
        Where to begin: its shares are rounded and drawn from.
    objective : Objective
        What to improve.
    floors : tuple of Floor
        What must be reached besides.
    first : array, optional
        Outcomes known to be allowed.
    until : float
        When to stop, on the monotonic clock.

    Returns
    -------
    array
        Empty where none was met.
    """
    starts = _drawn(arrays, relaxed)
    rows = starts if first is None else np.concatenate([first, starts])
    rows = rows[arrays.allowed(rows)]
    values = scored(arrays.gains(rows), objective, floors)
    order = np.argsort(values, kind="stable")[::-1][:_STARTS]
    shorter = _shortlist(relaxed)
    climbed = [_climbed(arrays, rows[place], objective, floors, shorter, until) for place in order]
    peaks = [row for row in climbed if row is not None]
    whole = np.array(peaks, np.int32).reshape(len(peaks), len(arrays.tables))
    return whole[np.argsort(scored(arrays.gains(whole), objective, floors), kind="stable")]


def scored(gains: Numbers, objective: Objective, floors: tuple[Floor, ...]) -> Numbers:
    """Return the objective per row of gains; minus infinity where a gain is negative or a floor out of reach."""
    values = objective.values(gains)
    for floor in floors:
        values = np.where(floor.objective.reaching(gains, floor.least), values, -np.inf)
    return values


def _drawn(arrays: Arrays, relaxed: Relaxed) -> Selections:
    random = np.random.default_rng(0)
    columns = []
    for shares in relaxed.shares:
        chances = np.maximum(shares, 0) + 1e-3
        chances /= chances.sum()
        drawn = np.searchsorted(np.cumsum(chances), random.random(_DRAWS)).clip(max=len(shares) - 1)
        drawn[0] = shares.argmax()
        columns.append(drawn)
    if not columns:
        return np.zeros((1, 0), np.int32)
    return np.unique(np.stack(columns, axis=1).astype(np.int32), axis=0)


def _shortlist(relaxed: Relaxed) -> list[tuple[int, int]]:
    """Return the choices that cost least of the bound: those worth changing in pairs."""
    every = [(float(loss), c, v) for c, losses in enumerate(relaxed.losses) for v, loss in enumerate(losses)]
    return [(c, v) for _, c, v in sorted(every)[:_PAIRED]]


def _climbed(
    arrays: Arrays,
    row: Selections,
    objective: Objective,
    floors: tuple[Floor, ...],
    shorter: list[tuple[int, int]],
    until: float,
) -> Selections | None:
    """Return the outcome reached by improving changes; none where it is not individually rational."""
    current, value = row, float(scored(arrays.gains(row[None]), objective, floors)[0])
    for _ in range(_STEPS):
        if monotonic() > until:
            break
        better = None
        for near in (_one_changed(arrays, current), _two_changed(arrays, current, shorter)):
            better = _best(arrays, near, objective, floors, value)
            if better is not None:
                break
        if better is None:
            break
        current, value = better
    return current if value > -np.inf else None


def _best(
    arrays: Arrays, near: Selections, objective: Objective, floors: tuple[Floor, ...], least: float
) -> tuple[Selections, float] | None:
    if not len(near):
        return None
    values = scored(arrays.gains(near), objective, floors)
    values[~arrays.allowed(near)] = -np.inf
    place = int(values.argmax())
    # Smaller steps are left to the search: this one only has to end.
    margin = 1e-12 * max(1.0, abs(least)) if least > -np.inf else 0.0
    return (near[place], float(values[place])) if values[place] > least + margin else None


def _one_changed(arrays: Arrays, row: Selections) -> Selections:
    changed = [(c, v) for c, table in enumerate(arrays.tables) for v in range(len(table)) if v != row[c]]
    near = np.repeat(row[None], len(changed), axis=0)
    if changed:
        columns, options = np.array(changed).T
        near[np.arange(len(changed)), columns] = options
    return near


def _two_changed(arrays: Arrays, row: Selections, shorter: list[tuple[int, int]]) -> Selections:
    if len(shorter) < 2:
        return np.zeros((0, len(row)), np.int32)
    columns, options = np.array(shorter).T
    first, second = np.triu_indices(len(shorter), 1)
    apart = columns[first] != columns[second]
    first, second = first[apart], second[apart]
    near = np.repeat(row[None], len(first), axis=0)
    at = np.arange(len(first))
    near[at, columns[first]] = options[first]
    near[at, columns[second]] = options[second]
    return near
