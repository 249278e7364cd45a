"""Blocking sets where reservations count as demands beside the red lines: the minimal sets that leave no outcome.

Found the smallest first by implicit hitting sets, as the blocking sets of red lines alone are (Ignatiev, Previti,
Liffiton & Marques-Silva 2015, CP); whether a set blocks is asked of HiGHS.
"""

from __future__ import annotations

from time import monotonic

from pysat.examples.hitman import Hitman

from pourparler.domain.reserved import Demands, ReservedBlocking
from pourparler.domain.scenario import Scenario
from pourparler.domain.zone import Status
from pourparler.solvers.blocking import hitting
from pourparler.solvers.branch_and_bound import SECONDS
from pourparler.solvers.demands import DemandProgram, lifted
from pourparler.solvers.satisfaction import TimeOver
from pourparler.solvers.valuation import unrefused

LIMIT = 20
"""How many sets are listed at most."""


def reserved_blocking(scenario: Scenario, limit: int = LIMIT, seconds: float = SECONDS) -> ReservedBlocking:
    """Return the minimal sets of red lines and reservations that leave no outcome, the smallest first.

    Parameters
    ----------
    scenario : Scenario
        With estimates in numbers (``docs/theory/blocking.md``).
    limit : int
        How many sets to list at most.
    seconds : float
        How long to look for them.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from pourparler.domain.scenario import Estimate
    >>> worth = Estimate(values={"army": {"small": Fraction(1)}}, reservation=Fraction(2))
    >>> toy = Scenario("toy", ("north",), {"army": ("small", "large")}, estimates={"north": worth})
    >>> [demands.reservations for demands in reserved_blocking(toy).sets]
    [('north',)]
    """
    valuation = unrefused(scenario)
    program = DemandProgram(scenario, valuation)
    lines, parties = scenario.binding(), valuation.parties
    number = {line: n for n, line in enumerate(lines)}
    until = monotonic() + seconds
    sets: list[Demands] = []
    with Hitman(htype="sorted") as hitman:
        while True:
            try:
                numbers = hitting(hitman, until)
            except TimeOver:
                return ReservedBlocking(tuple(sets), Status.GAP)
            if numbers is None:
                return ReservedBlocking(tuple(sets), Status.PROVEN)
            program.keep(numbers)
            outcome, proven = program.solved(until)
            if outcome is not None:
                left = lifted(scenario, valuation, outcome)
                hit = [number[line] for line in left.red_lines]
                hit += [len(lines) + parties.index(party) for party in left.reservations]
                if not hit:
                    return ReservedBlocking((), Status.PROVEN)
                hitman.hit(hit)
                continue
            if not proven or len(sets) == limit:
                return ReservedBlocking(tuple(sets), Status.GAP)
            sets.append(
                Demands(
                    tuple(lines[n] for n in numbers if n < len(lines)),
                    tuple(parties[n - len(lines)] for n in numbers if n >= len(lines)),
                )
            )
            hitman.block(numbers)
