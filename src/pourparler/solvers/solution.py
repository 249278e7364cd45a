"""How every solution concept is answered: read off the whole frontier where there is one, otherwise searched for.

A concept is two functions. One reads the best of a list of gains, exactly. The other searches with floats for all
outcomes that may be the best; the first then decides among them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import lru_cache
from math import inf
from time import monotonic, perf_counter

import numpy as np
from msgspec import Struct

from pourparler.domain.deal import Solution
from pourparler.domain.outcome import Outcome
from pourparler.domain.zone import Status
from pourparler.solvers.arrays import Arrays, Selections
from pourparler.solvers.branch_and_bound import Found, maximised
from pourparler.solvers.deal import LIMIT, deals
from pourparler.solvers.frontier_elimination import TooLarge, frontier
from pourparler.solvers.listing import is_listed
from pourparler.solvers.objective import Floor, Smallest
from pourparler.solvers.pareto_set import ParetoSet, tied
from pourparler.solvers.valuation import Valuation, Valued, valuation

Gains = Sequence[tuple[int, ...]]
"""Whole gains, one tuple per outcome, one number per party."""

Read = Callable[[Gains, tuple[int, ...]], list[int]]
"""From gains and the most that each party can gain to the indices of the best."""

READ = "read off the whole frontier"
SEARCHED = "relaxation, branch and bound"


class Searched(Struct, frozen=True):
    """What a search found: outcomes that may be the best, and the most that each party can gain, where it matters."""

    status: Status
    rows: Selections
    ideals: tuple[int, ...] = ()
    gap: float | None = None
    more: bool = False


Search = Callable[[Arrays, float], Searched]


def solution(name: str, scenario: Valued, certain: bool, seconds: float, read: Read, search: Search) -> Solution:
    """Return what a concept picks among the individually rational outcomes that nobody required refuses.

    Parameters
    ----------
    name : str
        The concept.
    scenario : Scenario
        With estimates in numbers.
    certain : bool
        Keep to the outcomes that every required party accepts.
    seconds : float
        How long a search may take.
    read, search : callable
        The concept.
    """
    begun = perf_counter()
    values = valuation(scenario, certain)
    if values.domains is None:
        return _made(name, values, Searched(Status.PROVEN, np.zeros((0, 0), np.int32)), [], READ, begun)
    whole = whole_frontier(values)
    if whole is not None:
        outcomes, more = _read_off(values, whole, read)
        return _made(
            name, values, Searched(Status.PROVEN, np.zeros((0, 0), np.int32), more=more), outcomes, READ, begun
        )
    arrays = Arrays(values)
    searched = search(arrays, monotonic() + seconds)
    rows = searched.rows
    gains = [tuple(map(int, row)) for row in arrays.gains(rows)]
    indices = read(gains, searched.ideals) if gains else []
    outcomes = [arrays.outcome(rows[index]) for index in indices]
    return _made(name, values, searched, outcomes, SEARCHED, begun)


def whole_frontier(values: Valuation) -> ParetoSet | None:
    """Return the frontier of one or two parties, or of a space that is listed; none where it would be too large."""
    if len(values.parties) > 2 and not is_listed(values):
        return None
    try:
        return _kept(values)
    except TooLarge:
        return None


@lru_cache(maxsize=1)
def _kept(values: Valuation) -> ParetoSet:
    """Return the frontier; several solutions of one valuation are read off the same."""
    return frontier(values)


def _read_off(values: Valuation, whole: ParetoSet, read: Read) -> tuple[list[Outcome], bool]:
    gains = whole.points - values.reservation
    if not len(gains):
        return [], False
    ideals = tuple(map(int, gains.max(axis=0)))
    outcomes: list[Outcome] = []
    for index in read(list(map(tuple, gains.tolist())), ideals):
        outcomes += tied(whole, whole.points[index], LIMIT)
    return outcomes, False


def _made(
    name: str, values: Valuation, searched: Searched, outcomes: list[Outcome], method: str, begun: float
) -> Solution:
    listed = deals(values, outcomes)
    parameters = {
        "parties": ", ".join(values.parties),
        "certain": str(values.certain).lower(),
        "exact": str(values.exact).lower(),
    }
    return Solution(
        name,
        searched.status,
        listed[:LIMIT],
        searched.gap,
        method,
        parameters,
        perf_counter() - begun,
        searched.more or len(listed) > LIMIT,
    )


def best(gains: Gains, key: Callable[[tuple[int, ...]], object]) -> list[int]:
    """Return the indices of the gains with the greatest key.

    Examples
    --------
    >>> best([(1, 4), (2, 2), (4, 1)], min)
    [1]
    """
    keys = [key(one) for one in gains]
    top = max(keys, default=None)  # type: ignore[type-var]
    return [index for index, value in enumerate(keys) if value == top]


def ideal(arrays: Arrays, column: int, until: float) -> Found:
    """Return the most that a party can gain where nobody loses."""
    return maximised(arrays, Smallest(1, (column,), (1,)), (), False, until - monotonic())


def ideals(arrays: Arrays, until: float) -> tuple[int, ...] | None:
    """Return the most that each party can gain; none where no outcome is individually rational, or it is not proven."""
    gains = []
    for column in range(arrays.parties):
        one = ideal(arrays, column, until)
        if one.status is not Status.PROVEN or not len(one.rows):
            return None
        gains.append(round(one.value))
    return tuple(gains)


def in_stages(
    arrays: Arrays,
    columns: tuple[int, ...],
    units: tuple[int, ...],
    counts: Sequence[int],
    until: float,
    whole: Fraction = Fraction(1),
) -> Searched:
    """Return the outcomes that maximise sums of the smallest gains, one sum after the other.

    Parameters
    ----------
    arrays : Arrays
        The valuation.
    columns, units : tuple of int
        Whose gains are compared, each divided by its unit.
    counts : sequence of int
        How many of the smallest gains each sum holds.
    until : float
        When to stop, on the monotonic clock.
    whole : Fraction
        How many units of the sums a unit of the gap has.
    """
    floors: tuple[Floor, ...] = ()
    first: Selections | None = None
    for number, count in enumerate(counts):
        last = number == len(counts) - 1
        sought = Smallest(count, columns, units)
        optimum = maximised(arrays, sought, floors, last, until - monotonic(), first)
        if optimum.status is not Status.PROVEN:
            gap = (optimum.bound - optimum.value) / float(whole) if optimum.value > -inf else None
            return Searched(optimum.status, optimum.rows, gap=gap, more=optimum.more)
        if last or not len(optimum.rows):
            return Searched(Status.PROVEN, optimum.rows, more=optimum.more)
        first = optimum.rows
        floors = (*floors, Floor(sought, optimum.value - 1e-9 * max(1.0, abs(optimum.value))))
    raise AssertionError("there is at least one sum")
