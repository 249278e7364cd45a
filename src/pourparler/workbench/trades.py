"""Look for trades from a baseline; without one, from the Nash bargaining outcome."""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.domain.outcome import Outcome
from pourparler.domain.trade import Trades
from pourparler.errors import InputError, NoAnswer
from pourparler.solvers import trade as solver
from pourparler.solvers.concepts.nash_bargaining import nash_bargaining
from pourparler.solvers.lacking import require_something
from pourparler.workbench.improve import based
from pourparler.workbench.scenario import Taken


def start(case: Taken, draft: str, choices: Sequence[str]) -> tuple[Taken, Outcome]:
    """Return where the trades start: the baseline named, or else the Nash bargaining outcome.

    Raises
    ------
    InputError
        If no baseline is named and not every estimate is in numbers.
    NoAnswer
        If no outcome is individually rational and refused by nobody, or no issue has an option on the table.
    """
    require_something(case.scenario)
    if draft or choices:
        return based(case, draft, choices)
    if not case.scenario.estimates or not all(e.numeric() for e in case.scenario.estimates.values()):
        raise InputError(
            "no baseline is named",
            where=case.scenario.name,
            mend="name a draft with {option[draft]}, or choices with {option[from]} issue=option",
        )
    deals = nash_bargaining(case.scenario).deals
    if not deals:
        raise NoAnswer(
            "there is no deal to start from",
            where=case.scenario.name,
            mend="name choices with {option[from]} issue=option",
        )
    return case, deals[0].outcome


def trades(case: Taken, draft: str = "", choices: Sequence[str] = (), limit: int = 20) -> tuple[Taken, Trades]:
    """Return the trades open from a baseline, and the scenario over the issues that it settles; see :func:`start`.

    Parameters
    ----------
    case : Taken
        The scenario, with estimates.
    draft, choices
        The baseline; none: the Nash bargaining outcome.
    limit : int
        How many are listed.
    """
    basis, baseline = start(case, draft, choices)
    return basis, solver.trades(basis.scenario, baseline, limit=limit)
