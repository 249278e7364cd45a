"""Opening sets: the fewest red lines whose lifting leaves an outcome.

They are the smallest correction sets of the red lines, found by RC2 (Ignatiev, Morgado & Marques-Silva 2019, JSAT 11).
"""

from __future__ import annotations

from time import monotonic

from pysat.examples.rc2 import RC2

from pourparler.domain.blocking import Opening
from pourparler.domain.outcome import Package
from pourparler.domain.red_line import RedLines
from pourparler.domain.scenario import Scenario
from pourparler.domain.zone import Status
from pourparler.solvers.contradiction import contradiction, require_consistent
from pourparler.solvers.part import Part, parts
from pourparler.solvers.satisfaction import bell

LIMIT = 100
"""How many alternatives are listed at most, per part."""

SECONDS = 5.0
"""How long the search for them may take."""


def opening(
    scenario: Scenario, package: Package | None = None, limit: int = LIMIT, seconds: float = SECONDS
) -> Opening:
    """Return the smallest sets of red lines to lift (``docs/theory/opening.md``).

    Parameters
    ----------
    scenario : Scenario
        Its red lines are facts on record; no set is advice to anybody.
    package : dict, optional
        Options that are to become possible; none: that any outcome does. An empty one asks for nothing.
    limit : int
        How many alternatives to list at most, per part.
    seconds : float
        When to stop searching, in seconds.

    Examples
    --------
    >>> from pourparler.domain.position import Stance
    >>> from pourparler.domain.red_line import RedLine
    >>> line = RedLine("north", "army", Stance.REFUSES, ("small",), ("small",))
    >>> toy = Scenario("toy", ("north",), {"army": ("small", "large")}, red_lines=(line,))
    >>> opening(toy).fewest(), opening(toy, {"army": ("small",)}).fewest()
    (0, 1)
    """
    if scenario.lacking() or package == {}:
        return Opening((), Status.PROVEN, vain=True)
    require_consistent(scenario)
    forbidden = contradiction(scenario, package) if package else ()
    if forbidden:
        return Opening((), Status.PROVEN, forbidden)
    until = monotonic() + seconds
    by_part, whole = [], True
    for part in parts(scenario, package):
        if part.lines and not part.open():
            alternatives, done = _of_part(part, limit, until)
            by_part.append(alternatives)
            whole = whole and done
    if not all(by_part):
        return Opening((), Status.UNKNOWN)
    return Opening(tuple(by_part), Status.PROVEN if whole else Status.GAP)


def _of_part(part: Part, limit: int, until: float) -> tuple[tuple[RedLines, ...], bool]:
    """Return a part's smallest sets to lift, in order, and whether these are all."""
    encoding = part.encoding()
    sets: list[list[int]] = []
    with RC2(encoding.soft()) as solver, bell(until, solver.interrupt):
        while True:
            model = solver.compute(expect_interrupt=True)
            if model is None and solver.interrupted:
                whole = False
                break
            if model is None or (sets and solver.cost > len(sets[0])):
                whole = True
                break
            if len(sets) == limit or monotonic() > until:
                whole = False
                break
            true = {v for v in model if v > 0}
            lifted = [i for i in range(len(part.lines)) if encoding.line(i) not in true]
            sets.append(lifted)
            solver.add_clause([encoding.line(index) for index in lifted])
    ordered = sorted(sets)
    return tuple(tuple(part.lines[index] for index in lifted) for lifted in ordered), whole
