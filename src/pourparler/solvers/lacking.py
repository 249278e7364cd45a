"""Where a scenario gives no answer: what is true of every member of nothing is never told as one."""

from __future__ import annotations

from pourparler.domain.scenario import Scenario
from pourparler.errors import NoAnswer


def require_something(scenario: Scenario) -> None:
    """Refuse to answer where there is nothing to agree on.

    Raises
    ------
    NoAnswer
        If no issue has an option on the table.

    Examples
    --------
    >>> require_something(Scenario("toy", ("north",), {"army": ("small",)}))
    """
    if not scenario.issues:
        raise NoAnswer("no issue has an option on the table: there is nothing to agree on", where=scenario.name)
