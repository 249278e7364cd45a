"""The Kalai–Smorodinsky outcome: equal shares of what each could gain (Kalai & Smorodinsky 1975, Econometrica 43).

Outcomes are indivisible, so shares can seldom be equal: the smallest share is made as large as can be, then the next
(Imai 1983, Econometrica 51).
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from pourparler.domain.deal import Solution
from pourparler.domain.zone import Status
from pourparler.solvers.arrays import Arrays
from pourparler.solvers.branch_and_bound import SECONDS
from pourparler.solvers.solution import Gains, Searched, best, ideals, in_stages, solution
from pourparler.solvers.valuation import Valued


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


def _read(gains: Gains, most: tuple[int, ...]) -> list[int]:
    columns = [column for column, ideal in enumerate(most) if ideal > 0]
    return best(gains, lambda one: sorted(Fraction(one[column], most[column]) for column in columns))


def _search(arrays: Arrays, until: float) -> Searched:
    nothing = np.zeros((0, len(arrays.tables)), np.int32)
    most = ideals(arrays, until)
    if most is None:
        # Either nothing is individually rational, or an ideal was not proven in time: a search for any tells which.
        optimum = in_stages(arrays, tuple(range(arrays.parties)), (1,) * arrays.parties, (1,), until)
        proven = optimum.status is Status.PROVEN and not len(optimum.rows)
        return Searched(Status.PROVEN if proven else Status.UNKNOWN, nothing)
    columns = tuple(column for column, ideal in enumerate(most) if ideal > 0)
    columns = columns or tuple(range(arrays.parties))
    units = tuple(max(1, most[column]) for column in columns)
    optimum = in_stages(arrays, columns, units, range(1, len(columns) + 1), until)
    return Searched(optimum.status, optimum.rows, most, optimum.gap, optimum.more)
