"""How every solution concept is answered: read off the whole frontier where there is one, otherwise searched for.

A concept is two functions. One reads the best of a list of gains, exactly. The other searches for all outcomes that may
be the best; the first then decides among them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import lru_cache
from math import inf, log, prod
from time import monotonic, perf_counter

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from pourparler.domain.deal import Solution
from pourparler.domain.outcome import Outcome
from pourparler.domain.zone import Status
from pourparler.solvers.arrays import Arrays, Selections
from pourparler.solvers.branch_and_bound import maximised
from pourparler.solvers.deal import LIMIT, deals
from pourparler.solvers.dominance import Index
from pourparler.solvers.listing import is_listed
from pourparler.solvers.objective import Floor, smallest_of
from pourparler.solvers.pareto_set import ParetoSet, tied
from pourparler.solvers.reach import Reach
from pourparler.solvers.tied_frontier import Known, known_frontier
from pourparler.solvers.valuation import Points, Valuation, Valued, valuation

Ideals = tuple[int, ...]
"""The most that each party can gain."""

Read = Callable[[Valuation, Points, Ideals], Index]
"""From whole gains, a row per outcome, to the rows that are the best."""

READ = "read off the whole frontier"
SEARCHED = "relaxation, branch and bound"

_SMALL = 20_000
"""Up to so many outcomes, the frontier of three and more parties is found whole as well."""

_CLOSE = 1e-9
"""Floats shorten a list by this much: far more than they may be wrong by. What is left, integers decide."""


class Searched(Struct, frozen=True):
    """What a search found: outcomes that may be the best, and the most that each party can gain, where it matters."""

    status: Status
    rows: Selections
    ideals: Ideals = ()
    gap: float | None = None
    more: bool = False
    method: str = SEARCHED


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
        How long it may take.
    read, search : callable
        The concept.
    """
    begun, until = perf_counter(), monotonic() + seconds
    values = valuation(scenario, certain)
    nothing = Searched(Status.PROVEN, np.zeros((0, 0), np.int32))
    if values.domains is None:
        return made(name, values, nothing, [], READ, begun)
    whole = whole_frontier(values, seconds / 2)
    if whole is not None:
        return made(name, values, nothing, read_off(values, whole, read), READ, begun)
    arrays = Arrays(values)
    searched = search(arrays, until)
    rows = searched.rows
    best = read(values, arrays.exactly(rows), searched.ideals) if len(rows) else np.zeros(0, np.intp)
    outcomes = [arrays.outcome(rows[row]) for row in best]
    return made(name, values, searched, outcomes, searched.method, begun)


def whole_frontier(values: Valuation, seconds: float) -> ParetoSet | None:
    """Return the frontier of one or two parties, or of a space that is small; none where it is out of reach.

    Parameters
    ----------
    values : Valuation
        Of what.
    seconds : float
        How long building it may take.
    """
    size = prod(len(options) for options in (values.domains or {}).values())
    if len(values.parties) > 2 and size > _SMALL and not is_listed(values):
        return None
    return attempted(values, seconds)


def attempted(values: Valuation, seconds: float) -> ParetoSet | None:
    """Return the whole frontier; none where it is out of reach. What came of it is kept for the same valuation."""
    return known(values, seconds).whole


def known(values: Valuation, seconds: float) -> Known:
    """Return what is known of the frontier, after so many seconds more where that is worth while."""
    attempt = _attempt(values)
    # Where no outcome is left, that takes no time.
    if attempt.known.whole is None and (seconds > attempt.enough or values.domains is None):
        fresh = known_frontier(values, Reach(monotonic() + seconds))
        # To try again is worth while only with much more time.
        attempt.enough = 2 * seconds if fresh.reason == "time" else inf
        if fresh.whole is not None or fresh.some is not None or attempt.known.some is None:
            attempt.known = fresh
    return attempt.known


class _Attempt(Struct):
    """What came of building a frontier, and how many seconds would be worth another attempt."""

    known: Known = Known()
    enough: float = 0.0


@lru_cache(maxsize=1)
def _attempt(values: Valuation) -> _Attempt:
    return _Attempt()


def read_off(values: Valuation, whole: ParetoSet, read: Read) -> list[Outcome]:
    """Return the outcomes of a frontier that a concept picks."""
    gains = whole.points - values.reservation
    if not len(gains):
        return []
    ideals = tuple(map(int, gains.max(axis=0)))
    outcomes: list[Outcome] = []
    for row in read(values, gains, ideals):
        outcomes += tied(whole, whole.points[row], LIMIT)
        if len(outcomes) > LIMIT:
            break
    return outcomes


def made(
    name: str, values: Valuation, searched: Searched, outcomes: list[Outcome], method: str, begun: float
) -> Solution:
    """Return a concept's answer, its outcomes told as deals."""
    parameters = {
        "parties": ", ".join(values.parties),
        "certain": str(values.certain).lower(),
        "exact": "true",
        "arithmetic": values.arithmetic,
    }
    return Solution(
        name,
        searched.status,
        deals(values, outcomes),
        searched.gap,
        method,
        parameters,
        perf_counter() - begun,
        searched.more or len(outcomes) > LIMIT,
    )


def largest(*keys: Points, among: Index | None = None) -> Index:
    """Return the rows with the greatest first key, of these the ones with the greatest second, and so on.

    Parameters
    ----------
    keys : arrays of shape (rows,)
        Integers: what they say is exact.
    among : array of int, optional
        Rows to look at; none: all.

    Examples
    --------
    >>> largest(np.array([1, 2, 2]), np.array([9, 1, 1])).tolist()
    [1, 2]
    """
    rows = np.arange(len(keys[0])) if among is None else among
    for key in keys:
        if len(rows):
            rows = rows[np.flatnonzero(key[rows] == key[rows].max())]
    return rows


def ascending(gains: Points) -> list[Points]:
    """Return each row's numbers from the smallest up, as columns."""
    return list(np.sort(gains, axis=1).T)


def largest_product(gains: Points) -> Index:
    """Return the rows with the greatest product; floats shorten the list, integers of any size decide.

    Examples
    --------
    >>> largest_product(np.array([[1, 6], [2, 3], [2, 2]])).tolist()
    [0, 1]
    """
    positive = np.flatnonzero((gains > 0).all(axis=1))
    if not len(positive):
        return np.arange(len(gains))
    logarithms = np.zeros(len(positive))
    for column in gains[positive].T:
        logarithms += _logarithms(column)
    top = logarithms.max()
    rows = positive[logarithms >= top - _CLOSE * max(1.0, abs(float(top)))]
    products = np.array([prod(row) for row in gains[rows].tolist()], object)
    return np.asarray(rows[largest(products)])


def largest_shares(gains: Points, ideals: Ideals) -> Index:
    """Return the rows whose shares of the ideals, sorted from the smallest, are lexicographically the greatest.

    Floats shorten the list; shares are then compared as integers over a common denominator.
    """
    if not ideals:
        return np.arange(len(gains))
    least = np.array([_ratios(column, unit) for column, unit in zip(gains.T, ideals, strict=True)]).min(axis=0)
    rows = np.flatnonzero(least >= least.max() - _CLOSE)
    whole = prod(ideals)
    shares = gains[rows].astype(object) * np.array([whole // unit for unit in ideals], object)
    return rows[largest(*ascending(shares))]


def _logarithms(column: Points) -> NDArray[np.float64]:
    if column.dtype != object:
        return np.log(column.astype(np.float64))
    return np.array([log(value) for value in column.tolist()])


def _ratios(column: Points, unit: int) -> NDArray[np.float64]:
    if column.dtype != object:
        return np.asarray(column / float(unit))
    return np.array([value / unit for value in column.tolist()])


def ideals(arrays: Arrays, until: float) -> Ideals | None:
    """Return the most that each party can gain; none where no outcome is individually rational, or it is not proven."""
    gains = []
    for column in range(arrays.parties):
        one = maximised(arrays, smallest_of(arrays, 1, (column,)), (), False, until)
        if one.status is not Status.PROVEN or one.value is None:
            return None
        gains.append(one.value)
    return tuple(gains)


def in_stages(
    arrays: Arrays,
    columns: tuple[int, ...],
    weights: tuple[int, ...],
    counts: Sequence[int],
    until: float,
    unit: Fraction,
) -> Searched:
    """Return the outcomes that maximise sums of the smallest gains, one sum after the other.

    The first sum's ties are all kept; only where they are too many, the next sum is searched for among them.

    Parameters
    ----------
    arrays : Arrays
        The valuation.
    columns, weights : tuple of int
        Whose gains are compared, each multiplied by its weight.
    counts : sequence of int
        How many of the smallest gains each sum holds.
    until : float
        When to stop, on the monotonic clock.
    unit : Fraction
        By what the sums are divided to be told as a gap.
    """
    floors: tuple[Floor, ...] = ()
    first: Selections | None = None
    for number, count in enumerate(counts):
        sought = smallest_of(arrays, count, columns, weights)
        optimum = maximised(arrays, sought, floors, True, until, first)
        gap = float(Fraction(optimum.gap) * sought.unit / unit) if optimum.status is Status.GAP else None
        last = optimum.status is not Status.PROVEN or number == len(counts) - 1
        if last or not optimum.more or optimum.value is None:
            return Searched(optimum.status, optimum.rows, gap=gap, more=optimum.more)
        first = optimum.rows
        floors = (*floors, Floor(sought, optimum.value))
    raise AssertionError("there is at least one sum")


def in_common(arrays: Arrays, counts: Sequence[int], until: float) -> Searched:
    """Return the outcomes that maximise sums of the smallest gains in one unit for all parties."""
    every = tuple(range(arrays.parties))
    weights, unit = arrays.valuation.weights
    return in_stages(arrays, every, weights, counts, until, unit)
