"""The outcome of most equal gains: on the frontier, the smallest difference between the largest and the smallest gain.

Peers call it the Kalai outcome. Gains of different parties are compared: this makes sense only in one unit.
"""

from __future__ import annotations

from time import monotonic

import numpy as np

from pourparler.domain.deal import Solution
from pourparler.domain.zone import Status
from pourparler.solvers.arrays import Arrays
from pourparler.solvers.branch_and_bound import SECONDS
from pourparler.solvers.dominance import Index
from pourparler.solvers.solution import READ, Ideals, Searched, attempted, largest, read_off, solution
from pourparler.solvers.valuation import Points, Valuation, Valued


def equal_gain(scenario: Valued, certain: bool = False, seconds: float = SECONDS) -> Solution:
    """Return the outcomes on the frontier whose gains differ least; among them those with the largest sum of gains.

    Parameters
    ----------
    scenario, certain, seconds
        As for :func:`pourparler.solvers.concepts.nash_bargaining.nash_bargaining`.

    Returns
    -------
    Solution
        Status *unknown* where the whole frontier is out of reach (three or more parties).

    Examples
    --------
    >>> from fractions import Fraction
    >>> from pourparler.domain.scenario import Estimate, Scenario
    >>> north = Estimate(values={"land": {"all": Fraction(3), "half": Fraction(2)}})
    >>> south = Estimate(values={"land": {"all": Fraction(0), "half": Fraction(2)}})
    >>> toy = Scenario("toy", ("north", "south"), {"land": ("all", "half")}, estimates={"north": north, "south": south})
    >>> [deal.outcome for deal in equal_gain(toy).deals]
    [{'land': 'half'}]
    """
    return solution("equal_gain", scenario, certain, seconds, _read, _search)


def _read(values: Valuation, gains: Points, _: Ideals) -> Index:
    one = values.common(gains)
    return largest(one.min(axis=1) - one.max(axis=1), one.sum(axis=1))


def _search(arrays: Arrays, until: float) -> Searched:
    """Read it off the whole frontier, or do not answer."""
    values = arrays.valuation
    whole = attempted(values, until - monotonic())
    if whole is None:
        return Searched(Status.UNKNOWN, np.zeros((0, len(arrays.tables)), np.int32), method=READ)
    place = [{option: n for n, option in enumerate(options)} for options in arrays.options]
    picked = read_off(values, whole, _read)
    rows = [[at[outcome[issue]] for at, issue in zip(place, arrays.issues, strict=True)] for outcome in picked]
    return Searched(Status.PROVEN, np.array(rows, np.int32).reshape(len(rows), len(place)), method=READ)
