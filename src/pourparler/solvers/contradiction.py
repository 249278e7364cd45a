"""Which constraints contradict one another."""

from __future__ import annotations

from time import monotonic

from pysat.solvers import Solver

from pourparler.domain.outcome import Package
from pourparler.domain.scenario import Scenario
from pourparler.errors import InputError
from pourparler.solvers.clause import of_rule
from pourparler.solvers.satisfaction import Encoding, TimeOver, bell, satisfied, solving

SECONDS = 5.0
"""How long it may take to find a contradiction, and to leave needless names out."""


def contradiction(scenario: Scenario, package: Package | None = None) -> tuple[str, ...]:
    """Return the names of constraints that leave no outcome, none of them needless; empty where some outcome is left.

    Empty too where that is not known after some seconds: whatever is worked out then says for itself that nothing is
    left.

    Parameters
    ----------
    scenario : Scenario
        Its constraints are looked at, not its red lines.
    package : dict, optional
        Options that are to be chosen.

    Examples
    --------
    >>> from pourparler.domain.scenario import Rule
    >>> rules = (Rule("one", (("army", "small"),)), Rule("two", (("army", "large"),)))
    >>> contradiction(Scenario("toy", issues={"army": ("small", "large")}, rules=rules))
    ('one', 'two')
    """
    tied = {issue for rule in scenario.rules for issue in rule.issues()}
    whole = {issue: options for issue, options in scenario.issues.items() if issue in tied}
    domains = {issue: (package or {}).get(issue, options) for issue, options in whole.items()}
    encoding = Encoding(domains, ())
    guards: dict[str, list[int]] = {}
    for rule in scenario.rules:
        guards.setdefault(rule.id, []).append(encoding.guarded(of_rule(rule)))
    until = monotonic() + SECONDS
    with solving(encoding) as solver, bell(until, solver.interrupt):
        try:
            if satisfied(solver, [holds for own in guards.values() for holds in own]):
                return ()
        except TimeOver:
            return ()
        return _needed(solver, guards, until)


def _needed(solver: Solver, guards: dict[str, list[int]], until: float) -> tuple[str, ...]:
    """Return names none of which is needless; past the time allowed, those left may hold a needless one."""
    core = set(solver.get_core() or ())
    names = [name for name, own in guards.items() if core & set(own)]
    for name in list(names):
        if name not in names:
            continue
        rest = [other for other in names if other != name]
        if monotonic() > until:
            break
        try:
            left = satisfied(solver, [holds for other in rest for holds in guards[other]])
        except TimeOver:
            break
        if not left:
            core = set(solver.get_core() or ())
            names = [other for other in rest if core & set(guards[other])]
    return tuple(names)


def require_consistent(scenario: Scenario) -> None:
    """Refuse a scenario whose constraints leave no outcome.

    Raises
    ------
    InputError
        It names the constraints that contradict one another.
    """
    names = contradiction(scenario)
    if names:
        raise InputError(
            "the constraints leave no outcome; these contradict one another: {names}",
            where=scenario.name,
            mend="mend or leave out one of them",
            names=", ".join(names),
        )
