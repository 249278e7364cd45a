"""The utilitarian outcome: the largest sum of gains (Harsanyi 1955, Journal of Political Economy 63).

Gains of different parties are compared: this makes sense only where their estimates are in one unit.
"""

from __future__ import annotations

from pourparler.domain.deal import Solution
from pourparler.solvers.arrays import Arrays
from pourparler.solvers.branch_and_bound import SECONDS
from pourparler.solvers.dominance import Index
from pourparler.solvers.solution import Ideals, Searched, in_common, largest, solution
from pourparler.solvers.valuation import Points, Valuation, Valued


def utilitarian(scenario: Valued, certain: bool = False, seconds: float = SECONDS) -> Solution:
    """Return the individually rational outcomes with the largest sum of gains (``docs/theory/utilitarian.md``).

    Parameters
    ----------
    scenario, certain, seconds
        As for :func:`pourparler.solvers.concepts.nash_bargaining.nash_bargaining`; a *gap* is one of gains.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from pourparler.domain.scenario import Estimate, Scenario
    >>> north = Estimate(values={"land": {"all": Fraction(3), "half": Fraction(2)}})
    >>> south = Estimate(values={"land": {"all": Fraction(0), "half": Fraction(2)}})
    >>> toy = Scenario("toy", ("north", "south"), {"land": ("all", "half")}, estimates={"north": north, "south": south})
    >>> [deal.outcome for deal in utilitarian(toy).deals]
    [{'land': 'half'}]
    """
    return solution("utilitarian", scenario, certain, seconds, _read, _search)


def _read(values: Valuation, gains: Points, _: Ideals) -> Index:
    return largest(values.common(gains).sum(axis=1))


def _search(arrays: Arrays, until: float) -> Searched:
    return in_common(arrays, (arrays.parties,), until)
