"""Which constraints contradict one another."""

from __future__ import annotations

from pourparler.domain.outcome import Package
from pourparler.domain.scenario import Rule, Scenario
from pourparler.errors import InputError
from pourparler.solvers.clause import Clause, of_rule
from pourparler.solvers.satisfaction import outcome_within


def contradiction(scenario: Scenario, package: Package | None = None) -> tuple[str, ...]:
    """Return the names of constraints that leave no outcome, none of them needless; empty where some outcome is left.

    Parameters
    ----------
    scenario : Scenario
        Its constraints are looked at, not its red lines.
    package : dict, optional
        Options that are to be chosen.

    Examples
    --------
    >>> rules = (Rule("one", (("army", "small"),)), Rule("two", (("army", "large"),)))
    >>> contradiction(Scenario("toy", issues={"army": ("small", "large")}, rules=rules))
    ('one', 'two')
    """
    tied = {issue for rule in scenario.rules for issue in rule.issues()}
    whole = {issue: options for issue, options in scenario.issues.items() if issue in tied}
    domains = {issue: (package or {}).get(issue, options) for issue, options in whole.items()}
    names = dict.fromkeys(rule.id for rule in scenario.rules)
    if _consistent(domains, scenario.rules, names):
        return ()
    for name in list(names):
        rest = {n: None for n in names if n != name}
        if not _consistent(domains, scenario.rules, rest):
            names = rest
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
            "the constraints leave no outcome; these contradict one another: {names}", where=scenario.name,
            mend="mend or leave out one of them", names=", ".join(names),
        )  # fmt: skip


def _consistent(domains: dict[str, tuple[str, ...]], rules: tuple[Rule, ...], names: dict[str, None]) -> bool:
    clauses: list[Clause] = [of_rule(rule) for rule in rules if rule.id in names]
    return outcome_within(domains, clauses) is not None
