"""The Nash bargaining outcome: the largest product of gains over the reservations (Nash 1950, Econometrica 18)."""

from __future__ import annotations

from math import inf, prod
from time import monotonic

import numpy as np

from pourparler.domain.deal import Solution
from pourparler.domain.zone import Status
from pourparler.solvers.arrays import Arrays
from pourparler.solvers.branch_and_bound import SECONDS, maximised
from pourparler.solvers.objective import Product
from pourparler.solvers.solution import Gains, Searched, best, ideals, in_stages, solution
from pourparler.solvers.valuation import Valued


def nash_bargaining(scenario: Valued, certain: bool = False, seconds: float = SECONDS) -> Solution:
    """Return the individually rational outcomes with the largest product of gains (``docs/theory/nash-bargaining.md``).

    A party that can gain nothing in any of them is left out of the product. Where the product is nought everywhere,
    the outcomes on the frontier are all tied.

    Parameters
    ----------
    scenario : Scenario
        With estimates in numbers. A reservation that is not stated is 0.
    certain : bool
        Keep to the outcomes that every required party accepts.
    seconds : float
        How long a search may take; the *gap* of what it then has is one of logarithms of the product.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from pourparler.domain.scenario import Estimate, Scenario
    >>> worth = {"all": Fraction(6), "half": Fraction(4), "none": Fraction(0)}
    >>> north = Estimate(values={"land": worth})
    >>> south = Estimate(values={"land": {"all": Fraction(0), "half": Fraction(3), "none": Fraction(6)}})
    >>> toy = Scenario("toy", ("north", "south"), {"land": tuple(worth)}, estimates={"north": north, "south": south})
    >>> [deal.outcome for deal in nash_bargaining(toy).deals]
    [{'land': 'half'}]
    """
    return solution("nash_bargaining", scenario, certain, seconds, _read, _search)


def _read(gains: Gains, most: tuple[int, ...]) -> list[int]:
    columns = [column for column, ideal in enumerate(most) if ideal > 0]
    return best(gains, lambda one: prod(one[column] for column in columns))


def _search(arrays: Arrays, until: float) -> Searched:
    every = tuple(range(arrays.parties))
    optimum = maximised(arrays, _product(arrays, every), (), True, until - monotonic())
    ones = (1,) * arrays.parties
    if len(optimum.rows):
        gap = optimum.bound - optimum.value if optimum.status is Status.GAP else None
        return Searched(optimum.status, optimum.rows, ones, gap, optimum.more)
    most = ideals(arrays, until) if optimum.status is Status.PROVEN else None
    if most is None:
        return Searched(optimum.status, optimum.rows)
    columns = tuple(column for column in every if most[column] > 0)
    if not columns:
        return in_stages(arrays, every, (1,) * arrays.parties, (arrays.parties,), until)
    if columns == every:
        # Each can gain, but never all of them together: the product does not tell outcomes apart.
        return Searched(Status.UNKNOWN, optimum.rows)
    optimum = maximised(arrays, _product(arrays, columns), (), True, until - monotonic())
    gap = optimum.bound - optimum.value if optimum.status is Status.GAP and optimum.value > -inf else None
    return Searched(optimum.status, optimum.rows, tuple(int(c in columns) for c in every), gap, optimum.more)


def _product(arrays: Arrays, columns: tuple[int, ...]) -> Product:
    most = sum((t.max(axis=0) for t in arrays.tables), np.zeros(arrays.parties)) - arrays.reservation
    return Product(columns, tuple(max(1.0, float(most[column])) for column in columns))
