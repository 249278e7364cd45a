"""The leximin outcome: the smallest gain as large as can be, then the next, and so on (Sen 1970; Rawls 1971).

Gains of different parties are compared: this makes sense only where their estimates are in one unit.
"""

from __future__ import annotations

from pourparler.domain.deal import Solution
from pourparler.solvers.arrays import Arrays
from pourparler.solvers.branch_and_bound import SECONDS
from pourparler.solvers.solution import Gains, Searched, best, in_stages, solution
from pourparler.solvers.valuation import Valued


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


def _read(gains: Gains, _: tuple[int, ...]) -> list[int]:
    return best(gains, sorted)


def _search(arrays: Arrays, until: float) -> Searched:
    every = tuple(range(arrays.parties))
    return in_stages(arrays, every, (1,) * arrays.parties, range(1, arrays.parties + 1), until, arrays.valuation.scale)
