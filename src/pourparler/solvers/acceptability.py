"""Acceptability of deals where preferences are known in part (Lahdelma, Hokkanen & Salminen 1998, EJOR 106).

What is known bounds the preferences; draws within the bounds give shares, and the bounds themselves say what holds for
all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from time import monotonic

import numpy as np
from msgspec import Struct, structs
from numpy.typing import NDArray

from pourparler.domain.acceptability import Acceptability, DealAcceptability
from pourparler.domain.outcome import Outcome
from pourparler.domain.scenario import Scenario
from pourparler.solvers.lacking import require_something
from pourparler.solvers.preference import CLOSE, Factors, Numbers, PartialPreference, partial_preferences, require_whole

_BLOCK = 64
_ALONE = 900_000
"""Products of this size are left to one thread; more of them would wait for one another on a busy machine."""


def acceptability(
    scenario: Scenario, deals: Sequence[Outcome], draws: int = 10_000, seed: int = 0, seconds: float = inf
) -> Acceptability:
    """Return how often deals are acceptable to each party, to all, and the best (``docs/theory/acceptability.md``).

    Parameters
    ----------
    scenario : Scenario
        Parties without an estimate are left aside. A reservation that is not stated is 0.
    deals : sequence of dict of str to str
        An option for every issue each. Whether a red line rules one out is not asked.
    draws : int
        How many preferences of each party are drawn, at least 1.
    seed : int
        From 0; the same gives the same shares.
    seconds : float
        How long drawing may take; what was drawn by then counts, and the answer says how many draws that were.

    Raises
    ------
    InputError
        If a deal leaves an issue open, or what is known of a party contradicts itself.
    NoAnswer
        If no issue has an option on the table.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from pourparler.domain.scenario import Estimate
    >>> north = Estimate(option_order={"army": (("small", "large"),)}, reservation=Fraction(1, 2))
    >>> toy = Scenario("toy", ("north",), {"army": ("small", "large")}, estimates={"north": north})
    >>> [deal.by_all for deal in acceptability(toy, [{"army": "small"}, {"army": "large"}]).deals]
    [1.0, 0.0]
    """
    require_something(scenario)
    until = monotonic() + seconds
    for deal in deals:
        require_whole(scenario, deal)
    preferences = partial_preferences(scenario)
    counts = shares([one.factors(deals, draws, seed) for one in preferences.values()], draws, len(deals), until)
    draws = counts.draws
    rows = tuple(_row(preferences, deal, counts, n, draws) for n, deal in enumerate(deals))
    return Acceptability(
        tuple(preferences), rows, draws, seed, tuple(p for p, one in preferences.items() if not one.exact)
    )


def _row(
    preferences: dict[str, PartialPreference], deal: Outcome, counts: Counts, n: int, draws: int
) -> DealAcceptability:
    """Return one deal's shares; bounds are asked for only where the draws do not show an example."""
    accepted = dict(zip(preferences, counts.accepted[:, n].tolist(), strict=True))
    best = dict(zip(preferences, (counts.best[:, n] / draws).tolist(), strict=True))
    necessary = tuple(p for p, one in preferences.items() if accepted[p] == draws and one.least_gain(deal) >= 0)
    possible = tuple(p for p, one in preferences.items() if accepted[p] or one.greatest_gain(deal) >= 0)
    of_draws = {party: count / draws for party, count in accepted.items()}
    return DealAcceptability(
        dict(deal), of_draws, best, float(counts.by_all[n] / draws), float(counts.nash[n] / draws), necessary, possible
    )


class Counts(Struct, frozen=True):
    """In how many draws: accepted and best, parties by deals; accepted by all and picked, by deal; of how many."""

    accepted: NDArray[np.int64]
    best: NDArray[np.int64]
    by_all: NDArray[np.int64]
    nash: NDArray[np.int64]
    draws: int


def shares(factors: Sequence[Factors], draws: int, deals: int, until: float = inf) -> Counts:
    """Count draws, block by block; gains that differ by less than 10⁻⁹ of the unit are tied.

    Parameters
    ----------
    factors : sequence of (array of shape (draws or 1, terms), array of shape (terms, deals))
        One for each party.
    draws, deals : int
        How many.
    until : float
        When to stop, on the monotonic clock; one block is always counted.
    """
    shapes = ((len(factors), deals), (len(factors), deals), deals, deals)
    accepted, best, by_all, nash = (np.zeros(shape, np.int64) for shape in shapes)
    counts = Counts(accepted, best, by_all, nash, draws)
    room = _Room(np.empty((2, _BLOCK, deals)), np.empty((2, _BLOCK, deals), bool))
    for start in range(0, draws if deals else 0, _BLOCK):
        if start and monotonic() > until:
            return structs.replace(counts, draws=start)
        _count_block(counts, factors, slice(start, min(start + _BLOCK, draws)), room)
    return counts


class _Room(Struct, frozen=True):
    """Space for one block, used again and again: asking the system for new pages would take longer than the sums."""

    numbers: Numbers
    marks: NDArray[np.bool_]


def _count_block(counts: Counts, factors: Sequence[Factors], rows: slice, room: _Room) -> None:
    number = rows.stop - rows.start
    gains, product = room.numbers[0, :number], room.numbers[1, :number]
    every, marks = room.marks[0, :number], room.marks[1, :number]
    every[:], product[:] = True, 1.0
    for party, (left, right) in enumerate(factors):
        if len(left) == 1:
            gains[:] = left @ right
        else:
            step = max(1, _ALONE // max(1, right.size))
            for first in range(0, number, step):
                part = slice(first, min(first + step, number))
                np.matmul(left[rows][part], right, out=gains[part])
        np.greater_equal(gains, -CLOSE, out=marks)
        counts.accepted[party] += _down(marks)
        every &= marks
        np.greater_equal(gains, gains.max(axis=1, keepdims=True) - CLOSE, out=marks)
        counts.best[party] += _down(marks)
        np.maximum(gains, 0.0, out=gains)
        product *= gains
    counts.by_all[:] += _down(every)
    np.copyto(product, -1.0, where=np.logical_not(every, out=marks))
    most = product.max(axis=1, keepdims=True)
    np.greater_equal(product, most - CLOSE * np.abs(most), out=marks)
    counts.nash[:] += _down(np.logical_and(marks, most >= 0, out=marks))


def _down(marks: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Count by column; a block has fewer than 256 rows, so that bytes suffice, and are quick."""
    sums: NDArray[np.int64] = np.add.reduce(marks.view(np.uint8), axis=0, dtype=np.uint8).astype(np.int64)
    return sums
