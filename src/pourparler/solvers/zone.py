"""The zone: how many outcomes there are, are certain, possible, excluded; exact integers of any size."""

from __future__ import annotations

from pourparler.domain.scenario import Scenario
from pourparler.domain.zone import Bounds, Zone
from pourparler.solvers.accepted import accepted
from pourparler.solvers.bucket_elimination import LARGEST_TABLE
from pourparler.solvers.clause import of_red_line, of_rule
from pourparler.solvers.contradiction import require_consistent
from pourparler.solvers.counting import counted


def zone(scenario: Scenario, largest: int = LARGEST_TABLE) -> Zone:
    """Return how many outcomes nobody refuses (``docs/theory/zone.md``).

    Parameters
    ----------
    scenario : Scenario
        Issues, options, constraints, stances.
    largest : int
        The greatest number of cells of one table; past it, counts are given between bounds.

    Returns
    -------
    Zone
        Where no issue has an option there is no outcome: every count is 0. On an issue on which nobody must agree
        nothing is certain.

    Raises
    ------
    InputError
        If the constraints contradict one another; it names them.

    Examples
    --------
    >>> from pourparler.domain.red_line import RedLine
    >>> from pourparler.domain.position import Stance
    >>> line = RedLine("north", "army", Stance.REFUSES, ("none",), ("none",))
    >>> counts = zone(Scenario("toy", ("north",), {"army": ("small", "none")}, red_lines=(line,)))
    >>> counts.outcomes, counts.certain, counts.possible, counts.excluded
    (2, 0, 1, 1)
    """
    if not scenario.issues:
        return Zone(Bounds(0, 0), Bounds(0, 0), Bounds(0, 0), False)
    require_consistent(scenario)
    rules = [of_rule(rule) for rule in scenario.rules]
    lines = [clause for line in scenario.binding() for clause in of_red_line(line)]
    every = counted(scenario.issues, rules, largest)
    free = counted(scenario.issues, [*rules, *lines], largest)
    domains, needs = accepted(scenario)
    sure = counted(domains, [*rules, *lines, *needs], largest)
    return Zone(
        allowed=every.bounds,
        sure=sure.bounds,
        free=free.bounds,
        open=free.bounds.lower > 0 and scenario.lacking() is None,
        width=max(every.width, free.width, sure.width),
        unasked=scenario.unasked(),
    )
