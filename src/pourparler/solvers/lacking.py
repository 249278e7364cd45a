"""Where a scenario gives no answer: what is true of every member of nothing is never told as one."""

from __future__ import annotations

from pourparler.domain.scenario import Lacking, Scenario
from pourparler.errors import NoAnswer


def require_something(scenario: Scenario) -> None:
    """Refuse to answer where there is nothing to agree on, or nobody who must agree.

    Raises
    ------
    NoAnswer
        If no issue has an option on the table, or nobody must agree on any.

    Examples
    --------
    >>> require_something(Scenario("toy", ("north",), {"army": ("small",)}))
    """
    match scenario.lacking():
        case Lacking.OPTIONS:
            raise NoAnswer("no issue has an option on the table: there is nothing to agree on", where=scenario.name)
        case Lacking.PARTIES:
            raise NoAnswer("nobody is on record as having to agree on any issue", where=scenario.name)
