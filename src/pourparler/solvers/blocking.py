"""Blocking sets: the minimal sets of red lines that leave no outcome.

They are the minimal unsatisfiable subsets of the red lines, found the smallest first by implicit hitting sets
(Ignatiev, Previti, Liffiton & Marques-Silva 2015, CP): a smallest set of red lines that hits every opening known so far
either blocks, and is then a smallest one, or leaves an outcome, from which one more opening is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic

from pysat.examples.hitman import Hitman
from pysat.solvers import Solver

from pourparler.domain.blocking import Blocking
from pourparler.domain.red_line import RedLines
from pourparler.domain.scenario import Scenario
from pourparler.domain.zone import Status
from pourparler.solvers.contradiction import require_consistent
from pourparler.solvers.part import Part, parts
from pourparler.solvers.satisfaction import Encoding, TimeOver, bell, satisfied, solving

LIMIT = 100
"""How many minimal sets are listed at most."""

SECONDS = 5.0
"""How long the search for them may take."""


def blocking(scenario: Scenario, limit: int = LIMIT, seconds: float = SECONDS) -> Blocking:
    """Return the minimal sets of red lines that leave no outcome (``docs/theory/blocking.md``).

    Parameters
    ----------
    scenario : Scenario
        Its constraints are taken not to contradict one another.
    limit : int
        How many sets to list at most.
    seconds : float
        When to stop searching, in seconds.

    Examples
    --------
    >>> from pourparler.domain.position import Stance
    >>> from pourparler.domain.red_line import RedLine
    >>> pairs = (("north", "small"), ("south", "large"))
    >>> lines = tuple(RedLine(p, "army", Stance.REFUSES, (o,), (o,)) for p, o in pairs)
    >>> blocks = blocking(Scenario("toy", ("north", "south"), {"army": ("small", "large")}, red_lines=lines))
    >>> [[line.party for line in one] for one in blocks.sets], blocks.fewest
    ([['north', 'south']], 2)
    """
    require_consistent(scenario)
    until = monotonic() + seconds
    shut = [part for part in parts(scenario) if not part.open()]
    sets: list[RedLines] = []
    fewest: list[int] = []
    whole = True
    for part in shut:
        listed, smallest, done = _of_part(part, limit, until)
        sets += listed
        fewest += [smallest]
        whole = whole and done
    place = {line: index for index, line in enumerate(scenario.red_lines)}
    ordered = sorted(sets, key=lambda lines: (len(lines), [place[line] for line in lines]))
    status = Status.PROVEN if whole and len(ordered) <= limit else Status.GAP
    return Blocking(tuple(ordered[:limit]), status, min(fewest, default=None))


def _of_part(part: Part, limit: int, until: float) -> tuple[list[RedLines], int, bool]:
    """Return a part's minimal sets, the proven size or lower bound of a smallest, and whether these are all."""
    sets: list[RedLines] = []
    least = 0
    try:
        for candidate, blocks in _candidates(part, until):
            if candidate is None:
                return sets, len(sets[0]) if sets else least, True
            if blocks:
                if len(sets) == limit:
                    break
                sets.append(tuple(part.lines[index] for index in candidate))
            least = least if sets else len(candidate)
            if monotonic() > until:
                break
    except TimeOver:
        pass
    return sets, len(sets[0]) if sets else least, False


def hitting(hitman: Hitman, until: float) -> list[int] | None:
    """Return a smallest set that hits all, of numbers, in order; none where there is none left.

    Raises
    ------
    TimeOver
        If the time was over before one was known.
    """
    if monotonic() > until:
        raise TimeOver
    with bell(until, hitman.oracle.interrupt):
        if hitman.oracle.compute(expect_interrupt=True) is None:
            if hitman.oracle.interrupted:
                raise TimeOver
            return None
        known = hitman.oracle.model
    return sorted(hitman.idpool.id2obj[abs(v)] for v in known if v * hitman.phase > 0)


def _candidates(part: Part, until: float) -> Iterator[tuple[list[int] | None, bool]]:
    """Yield smallest sets that may block and whether each does; none where there are no more."""
    encoding = part.encoding()
    with (
        solving(encoding) as solver,
        Hitman(htype="sorted") as hitman,
        bell(until, solver.interrupt),
    ):
        # The solver tries first to keep every red line, so that an outcome shows a small opening at once.
        solver.set_phases([encoding.line(index) for index in range(len(part.lines))])
        while True:
            indices = hitting(hitman, until)
            if indices is None:
                yield None, False
                return
            kept = _maximal(encoding, solver, indices)
            if kept is None:
                yield indices, True
                hitman.block(indices)
            else:
                yield indices, False
                hitman.hit([index for index in range(len(part.lines)) if index not in kept])


def _maximal(encoding: Encoding, solver: Solver, indices: list[int]) -> set[int] | None:
    """Return a maximal set of red lines, these among them, that leaves an outcome; none where these leave none.

    Grown by asking for any one red line more, until there is none (the clause D of Marques-Silva et al. 2013, IJCAI).
    """
    if not satisfied(solver, [encoding.line(index) for index in indices]):
        return None
    kept = set(indices) | _respected(encoding, solver)
    while len(kept) < len(encoding.lines):
        one_more = encoding.fresh()
        rest = [encoding.line(index) for index in range(len(encoding.lines)) if index not in kept]
        solver.add_clause([-one_more, *rest])
        if not satisfied(solver, [*(encoding.line(index) for index in sorted(kept)), one_more]):
            break
        kept |= _respected(encoding, solver)
    return kept


def _respected(encoding: Encoding, solver: Solver) -> set[int]:
    outcome = encoding.outcome(solver.get_model())
    return {index for index, line in enumerate(encoding.lines) if not line.binds(outcome)}
