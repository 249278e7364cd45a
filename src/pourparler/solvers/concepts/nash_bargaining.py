"""The Nash bargaining outcome: the largest product of gains over the reservations (Nash 1950, Econometrica 18)."""

from __future__ import annotations

from fractions import Fraction

from pourparler.domain.deal import Solution
from pourparler.domain.zone import Status
from pourparler.solvers.arrays import Arrays
from pourparler.solvers.branch_and_bound import SECONDS, Found, maximised
from pourparler.solvers.dominance import Index
from pourparler.solvers.objective import product_of
from pourparler.solvers.solution import Ideals, Searched, ideals, in_stages, largest_product, solution
from pourparler.solvers.valuation import Points, Valuation, Valued


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


def _read(_: Valuation, gains: Points, most: Ideals) -> Index:
    return largest_product(gains[:, [column for column, ideal in enumerate(most) if ideal > 0]])


def _search(arrays: Arrays, until: float) -> Searched:
    every = tuple(range(arrays.parties))
    optimum = maximised(arrays, product_of(arrays, every), (), True, until)
    if len(optimum.rows):
        return _searched(optimum, (1,) * arrays.parties)
    most = ideals(arrays, until) if optimum.status is Status.PROVEN else None
    if most is None:
        return Searched(optimum.status, optimum.rows)
    columns = tuple(column for column in every if most[column] > 0)
    if not columns:
        return in_stages(arrays, every, (1,) * arrays.parties, (arrays.parties,), until, Fraction(1))
    if columns != every:
        optimum = maximised(arrays, product_of(arrays, columns), (), True, until)
        if len(optimum.rows):
            return _searched(optimum, tuple(int(column in columns) for column in every))
    # Each of them can gain, but never all together, or the time is over: the product does not tell outcomes apart.
    return Searched(Status.UNKNOWN, optimum.rows)


def _searched(optimum: Found, able: Ideals) -> Searched:
    gap = optimum.gap if optimum.status is Status.GAP else None
    return Searched(optimum.status, optimum.rows, able, gap, optimum.more)
