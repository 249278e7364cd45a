"""Improve a baseline: a draft on record, or a package of one's own."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from pourparler.domain.improvement import Improvement
from pourparler.domain.outcome import Outcome, Package
from pourparler.errors import InputError, NoAnswer
from pourparler.solvers.branch_and_bound import SECONDS
from pourparler.solvers.improvement import improvement
from pourparler.solvers.lacking import require_something
from pourparler.standing.package import package_of
from pourparler.workbench.draft import package
from pourparler.workbench.scenario import Taken, unknown


def based(case: Taken, draft: str, choices: Sequence[str]) -> tuple[Taken, Outcome]:
    """Return a baseline and the scenario over the issues that it settles.

    Parameters
    ----------
    case : Taken
        The scenario, and where its drafts are on record.
    draft : str
        A draft on record; empty: none.
    choices : sequence of str
        Choices as ``issue=option``; they go before the draft's.

    Raises
    ------
    InputError
        If no baseline is named, or it holds several options for an issue.
    NoAnswer
        If no issue has an option on the table, or the draft expresses no option on any.
    """
    require_something(case.scenario)
    baseline: Package = {}
    if draft:
        known = tuple(case.negotiation.drafts)
        if draft not in known:
            raise unknown("no draft is called {name}", draft, known, case.scenario.name)
        baseline = {i: o for i, o in package_of(case.negotiation.drafts[draft].value, case.negotiation)[0].items() if o}
    baseline = {**baseline, **package(case.scenario, choices)}
    baseline = {issue: baseline[issue] for issue in case.scenario.issues if issue in baseline}
    if draft and not baseline:
        raise NoAnswer(
            "the draft {draft} expresses no option on any of these issues",
            where=case.scenario.name,
            mend="name choices with {option[from]} issue=option",
            draft=draft,
        )
    if not baseline:
        raise InputError(
            "no baseline is named",
            where=case.scenario.name,
            mend="name a draft with {option[draft]}, or choices with {option[from]} issue=option",
        )
    several = [issue for issue, options in baseline.items() if len(options) > 1]
    if several:
        raise InputError(
            "the baseline holds several options for {issues}",
            where=case.scenario.name,
            mend="choose one with {option[from]} issue=option",
            issues=", ".join(several),
        )
    outcome = {issue: options[0] for issue, options in baseline.items()}
    return structs.replace(case, scenario=case.scenario.over(tuple(outcome))), outcome


def improve(
    case: Taken, baseline: Outcome, changes: int | None = None, certain: bool = False, seconds: float = SECONDS
) -> Improvement:
    """Return the improvements of a baseline; see :func:`pourparler.solvers.improvement.improvement`."""
    return improvement(case.scenario, baseline, changes, certain, seconds)
