"""Opening sets where reservations count as demands beside the red lines: the fewest whose lifting leaves an outcome.

A smallest correction set over linear constraints, found as an integer program by HiGHS (Huangfu & Hall 2018), one set
after the other, each forbidden before the next is looked for. What it finds is checked in whole numbers.
"""

from __future__ import annotations

from time import monotonic

from pourparler.domain.reserved import Demands, ReservedOpening
from pourparler.domain.scenario import Scenario
from pourparler.domain.zone import Status
from pourparler.solvers.branch_and_bound import SECONDS
from pourparler.solvers.demands import DemandProgram, lifted
from pourparler.solvers.valuation import unrefused

LIMIT = 20
"""How many alternatives are listed at most."""


def reserved_opening(scenario: Scenario, limit: int = LIMIT, seconds: float = SECONDS) -> ReservedOpening:
    """Return the smallest sets of red lines and reservations to lift for an outcome to be left.

    Parameters
    ----------
    scenario : Scenario
        With estimates in numbers (``docs/theory/opening.md``).
    limit : int
        How many alternatives to list at most.
    seconds : float
        How long to look for them.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from pourparler.domain.scenario import Estimate
    >>> worth = Estimate(values={"army": {"small": Fraction(1)}}, reservation=Fraction(2))
    >>> toy = Scenario("toy", ("north",), {"army": ("small", "large")}, estimates={"north": worth})
    >>> [demands.reservations for demands in reserved_opening(toy).sets]
    [('north',)]
    """
    valuation = unrefused(scenario)
    program = DemandProgram(scenario, valuation)
    until = monotonic() + seconds
    sets: list[Demands] = []
    while True:
        outcome, proven = program.solved(until)
        if outcome is None:
            status = Status.PROVEN if proven and sets else Status.UNKNOWN if not sets else Status.GAP
            break
        needed = lifted(scenario, valuation, outcome)
        if not proven or (sets and needed.number() > sets[0].number()):
            status = Status.PROVEN if proven else Status.GAP
            break
        sets.append(needed)
        if not needed.number() or len(sets) == limit:
            status = Status.GAP if needed.number() else Status.PROVEN
            break
        program.forbid(needed)
    place = {line: n for n, line in enumerate(scenario.binding())}
    sets.sort(key=lambda d: ([place[line] for line in d.red_lines], d.reservations))
    return ReservedOpening(tuple(sets), status)
