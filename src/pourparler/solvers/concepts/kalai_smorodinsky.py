"""The Kalai–Smorodinsky outcome: equal shares of what each could gain (Kalai & Smorodinsky 1975, Econometrica 43).

Outcomes are indivisible, so shares can seldom be equal: the smallest share is made as large as can be, then the next
(Imai 1983, Econometrica 51).
"""

from __future__ import annotations

from fractions import Fraction
from math import prod

from pourparler.domain.deal import Solution
from pourparler.domain.zone import Status
from pourparler.solvers.arrays import Arrays
from pourparler.solvers.branch_and_bound import SECONDS, maximised
from pourparler.solvers.dominance import Index
from pourparler.solvers.objective import smallest_of
from pourparler.solvers.solution import Ideals, Searched, ideals, in_stages, largest_shares, solution
from pourparler.solvers.valuation import Points, Valuation, Valued


def kalai_smorodinsky(scenario: Valued, certain: bool = False, seconds: float = SECONDS) -> Solution:
    """Return the outcomes whose shares of the ideal gains are lexicographically the largest, the smallest first.

    A party's ideal gain is the most it gains in any individually rational outcome that nobody required refuses. One
    whose ideal gain is nought is left out (``docs/theory/kalai-smorodinsky.md``).

    Parameters
    ----------
    scenario, certain, seconds
        As for :func:`pourparler.solvers.concepts.nash_bargaining.nash_bargaining`; a *gap* is one of shares.

    Examples
    --------
    >>> from pourparler.domain.scenario import Estimate, Scenario
    >>> north = Estimate(values={"land": {"all": Fraction(8), "half": Fraction(4), "none": Fraction(0)}})
    >>> south = Estimate(values={"land": {"all": Fraction(0), "half": Fraction(1), "none": Fraction(2)}})
    >>> toy = Scenario("toy", ("north", "south"), {"land": ("all", "half", "none")},
    ...                estimates={"north": north, "south": south})
    >>> [deal.outcome for deal in kalai_smorodinsky(toy).deals]
    [{'land': 'half'}]
    """
    return solution("kalai_smorodinsky", scenario, certain, seconds, _read, _search)


def _read(_: Valuation, gains: Points, most: Ideals) -> Index:
    columns = [column for column, ideal in enumerate(most) if ideal > 0]
    return largest_shares(gains[:, columns], tuple(most[column] for column in columns))


def _search(arrays: Arrays, until: float) -> Searched:
    every = tuple(range(arrays.parties))
    most = ideals(arrays, until)
    if most is None:
        # Either nothing is individually rational, or an ideal was not proven in time: a search for any tells which.
        any_one = maximised(arrays, smallest_of(arrays, 1, every), (), False, until)
        proven = any_one.status is Status.PROVEN and any_one.value is None
        return Searched(Status.PROVEN if proven else Status.UNKNOWN, any_one.rows[:0])
    columns = tuple(column for column in every if most[column] > 0)
    whole = prod(most[column] for column in columns)
    weights = tuple(whole // most[column] for column in columns)
    if not columns:
        columns, weights, whole = every, (1,) * len(every), 1
    optimum = in_stages(arrays, columns, weights, range(1, len(columns) + 1), until, Fraction(whole))
    return Searched(optimum.status, optimum.rows, most, optimum.gap, optimum.more)
