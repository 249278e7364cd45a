"""Work out the best deals, as far as somebody's estimates say what outcomes are worth."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from functools import cache
from time import monotonic

from msgspec import structs

from pourparler.domain.acceptability import Acceptability
from pourparler.domain.deal import Deals, Frontier, Solution
from pourparler.domain.scenario import Scenario
from pourparler.domain.zone import Status
from pourparler.errors import InputError
from pourparler.solvers import concepts as walked
from pourparler.solvers.acceptability import acceptability
from pourparler.solvers.branch_and_bound import SECONDS
from pourparler.solvers.pareto import pareto
from pourparler.solvers.reserved_blocking import reserved_blocking
from pourparler.solvers.reserved_opening import reserved_opening
from pourparler.solvers.solution import whole_frontier
from pourparler.solvers.valuation import valuation

USUAL = ("nash_bargaining", "kalai_smorodinsky", "egalitarian", "utilitarian")
"""The solutions that are worked out unless others are asked for."""

TOLD = 5
"""Of how many tied deals of each solution it is worked out how sure they are."""

DRAWS = 10_000
"""How many preferences are drawn for that."""

Solver = Callable[..., Solution]


@cache
def concepts() -> dict[str, Solver]:
    """Return every solution concept by name: the files of :mod:`pourparler.solvers.concepts`, found by walking."""
    names = [module.name for module in pkgutil.iter_modules(walked.__path__)]
    return {name: getattr(importlib.import_module(f"{walked.__name__}.{name}"), name) for name in names}


def deals(
    scenario: Scenario,
    solutions: Sequence[str] = USUAL,
    certain: bool = False,
    seconds: float = SECONDS,
    tell: Callable[[str], None] = lambda _: None,
) -> Deals:
    """Return the solutions asked for, and the frontier.

    Parameters
    ----------
    scenario : Scenario
        With an estimate in numbers of at least one party. Where no issue has an option on the table there are no
        deals.
    solutions : sequence of str
        Names of concepts; see :func:`concepts`.
    certain : bool
        Keep to the outcomes that every required party accepts.
    seconds : float
        How long all of it may take: what one part leaves over is for the next.
    tell : callable
        Is told the name of what is being worked out.

    Raises
    ------
    InputError
        If a concept is not known, or no party has an estimate in numbers.
    """
    for name in solutions:
        if name not in concepts():
            raise InputError(
                "no such solution: {name}",
                where=scenario.name,
                mend="known are: {known}",
                name=name,
                known=", ".join(concepts()),
            )
    if not scenario.issues:
        none = tuple(Solution(name, Status.PROVEN) for name in dict.fromkeys(solutions))
        return Deals(scenario, none, Frontier((), (), Status.PROVEN), certain)
    until = monotonic() + seconds
    values = valuation(scenario, certain)
    # Where solutions are read off the whole frontier, that is most of the work.
    whole_frontier(values, seconds / 2)
    picked = []
    names = list(dict.fromkeys(solutions))
    for place, name in enumerate(names):
        tell(name)
        # The frontier is one more part.
        picked.append(concepts()[name](values, certain, (until - monotonic()) / (len(names) - place + 1)))
    tell("frontier")
    front = pareto(values, certain, until - monotonic())
    answer = Deals(scenario, tuple(picked), front, certain, _how_sure(scenario, picked, until - monotonic()))
    if answer.found() or certain:
        return answer
    tell("blocking")
    blocking = reserved_blocking(scenario, seconds=(until - monotonic()) / 2)
    return structs.replace(answer, blocking=blocking, opening=reserved_opening(scenario, seconds=until - monotonic()))


def _how_sure(scenario: Scenario, picked: Sequence[Solution], seconds: float) -> Acceptability | None:
    """Return how often the deals picked are acceptable; none where the estimates leave nothing open."""
    uncertain = any(e.weight_ranges or e.order or e.option_order for e in scenario.estimates.values())
    outcomes = {tuple(deal.outcome.items()): deal.outcome for one in picked for deal in one.deals[:TOLD]}
    if not uncertain or not outcomes:
        return None
    return acceptability(scenario, list(outcomes.values()), DRAWS, seconds=seconds)
