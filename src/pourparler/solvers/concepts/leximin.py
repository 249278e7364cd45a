"""The leximin outcome: the smallest gain as large as can be, then the next, and so on (Sen 1970; Rawls 1971).

Gains of different parties are compared: this makes sense only where their estimates are in one unit.
"""

from __future__ import annotations

from pourparler.domain.deal import Solution
from pourparler.solvers.arrays import Arrays
from pourparler.solvers.branch_and_bound import SECONDS
from pourparler.solvers.dominance import Index
from pourparler.solvers.solution import Ideals, Searched, ascending, in_common, largest, solution
from pourparler.solvers.valuation import Points, Valuation, Valued


def leximin(scenario: Valued, certain: bool = False, seconds: float = SECONDS) -> Solution:
    """Return the outcomes whose gains, sorted from the smallest, are lexicographically the largest.

    See ``docs/theory/leximin.md``.

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
    >>> [deal.outcome for deal in leximin(toy).deals]
    [{'land': 'half'}]
    """
    return solution("leximin", scenario, certain, seconds, _read, _search)


def _read(values: Valuation, gains: Points, _: Ideals) -> Index:
    return largest(*ascending(values.common(gains)))


def _search(arrays: Arrays, until: float) -> Searched:
    return in_common(arrays, range(1, arrays.parties + 1), until)
