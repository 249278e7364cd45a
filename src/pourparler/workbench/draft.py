"""Read a draft, or a package of one's own, against the stances."""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.domain.draft_reading import DraftReading
from pourparler.domain.outcome import Package
from pourparler.domain.scenario import Scenario
from pourparler.errors import InputError
from pourparler.solvers.draft_reading import draft_reading
from pourparler.workbench.scenario import Taken, unknown
from pourparler.workbench.zone import drafts_read, read


def readings(case: Taken, drafts: Sequence[str] = (), choices: Sequence[str] = ()) -> tuple[DraftReading, ...]:
    """Return drafts, or a package, read against the stances.

    Parameters
    ----------
    case : Taken
        The scenario, and where its drafts are on record.
    drafts : sequence of str
        Which; empty: all whose text on record expresses an option, unless choices are given.
    choices : sequence of str
        A package of one's own, each as ``issue=option``; several options of one issue: any will do.

    Raises
    ------
    UnknownId
        If a draft, an issue or an option is not there.
    InputError
        If a choice is not written as issue=option.
    """
    known = tuple(case.negotiation.drafts)
    for name in drafts:
        if name not in known:
            raise unknown("no draft is called {name}", name, known, case.scenario.name)
    every = [read(case.scenario, case.negotiation, name) for name in drafts]
    if choices:
        every.append(draft_reading(case.scenario, package(case.scenario, choices)))
    return tuple(every) if drafts or choices else drafts_read(case.scenario, case.negotiation)


def package(scenario: Scenario, choices: Sequence[str]) -> Package:
    """Return choices written as ``issue=option`` as a package."""
    by_issue: dict[str, dict[str, None]] = {}
    for choice in choices:
        issue, equals, option = choice.partition("=")
        if not equals:
            raise InputError(
                "not a choice: {choice}", where=scenario.name, mend="write it as issue=option", choice=choice
            )
        if issue not in scenario.issues:
            raise unknown("no issue is called {name}", issue, tuple(scenario.issues), scenario.name)
        # On record an option's id begins with its issue's: the rest is enough.
        full = option if option in scenario.issues[issue] else f"{issue}.{option}"
        if full not in scenario.issues[issue]:
            raise unknown("no option is called {name}", option, scenario.issues[issue], f"{scenario.name}, {issue}")
        by_issue.setdefault(issue, {})[full] = None
    return {issue: tuple(options) for issue, options in by_issue.items()}
