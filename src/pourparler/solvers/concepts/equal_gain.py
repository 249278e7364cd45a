"""The outcome of most equal gains: on the frontier, the smallest difference between the largest and the smallest gain.

Peers call it the Kalai outcome. Gains of different parties are compared: this makes sense only in one unit.
"""

from __future__ import annotations

from time import perf_counter

import numpy as np

from pourparler.domain.deal import Solution
from pourparler.domain.zone import Status
from pourparler.solvers.branch_and_bound import SECONDS
from pourparler.solvers.deal import LIMIT, deals
from pourparler.solvers.frontier_elimination import TooLarge, frontier
from pourparler.solvers.pareto_set import tied
from pourparler.solvers.solution import READ, best
from pourparler.solvers.valuation import Valued, valuation


def equal_gain(scenario: Valued, certain: bool = False, seconds: float = SECONDS) -> Solution:
    """Return the outcomes on the frontier whose gains differ least; among them those with the largest sum of gains.

    Parameters
    ----------
    scenario, certain, seconds
        As for :func:`pourparler.solvers.concepts.nash_bargaining.nash_bargaining`; nothing is searched,
        so the seconds are not needed.

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
    begun = perf_counter()
    values = valuation(scenario, certain)
    parameters = {
        "parties": ", ".join(values.parties),
        "certain": str(certain).lower(),
        "exact": str(values.exact).lower(),
    }
    try:
        whole = frontier(values)
    except TooLarge:
        return Solution("equal_gain", Status.UNKNOWN, (), None, READ, parameters, perf_counter() - begun)
    gains = list(map(tuple, (whole.points - values.reservation).tolist())) if len(whole.points) else []
    picked = best(gains, lambda one: (min(one) - max(one), sum(one)))
    outcomes = [outcome for index in picked for outcome in tied(whole, np.array(whole.points[index]), LIMIT)]
    listed = deals(values, outcomes)
    return Solution(
        "equal_gain", Status.PROVEN, listed[:LIMIT], None, READ, parameters, perf_counter() - begun, len(listed) > LIMIT
    )
