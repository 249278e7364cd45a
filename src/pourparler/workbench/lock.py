"""Hold options fast, and tell what remains: which efficient deals keep them, the best with them, whose worth falls."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import structs

from pourparler.domain.deal import Deals, Frontier, Solution
from pourparler.domain.lock import Locked
from pourparler.domain.outcome import Outcome
from pourparler.domain.scenario import Rule, Scenario
from pourparler.domain.zone import Status
from pourparler.errors import InputError
from pourparler.solvers.branch_and_bound import SECONDS
from pourparler.solvers.contradiction import contradiction
from pourparler.workbench.deals import deals
from pourparler.workbench.draft import package
from pourparler.workbench.scenario import unknown


def lock(
    scenario: Scenario,
    locks: Outcome,
    before: Deals,
    seconds: float = SECONDS,
    tell: Callable[[str], None] = lambda _: None,
) -> Locked:
    """Return the best deals with some options held fast, beside those without.

    Parameters
    ----------
    scenario : Scenario
        With an estimate in numbers of at least one party.
    locks : dict of str to str
        Issue to the option that is held; see :func:`held`.
    before : Deals
        The best deals of the scenario; the same solutions are worked out.
    seconds : float
        How long each search may take.
    tell : callable
        Is told the name of what is being worked out.
    """
    names = [one.name for one in before.solutions]
    fast = fastened(scenario, locks)
    barred = contradiction(fast)
    if barred:
        none = tuple(Solution(name, Status.PROVEN) for name in names)
        frontier = Frontier(before.frontier.parties, (), Status.PROVEN)
        rules = tuple(name for name in barred if name not in {_name(issue) for issue in locks})
        return Locked(locks, before, Deals(scenario, none, frontier, before.certain), rules)
    after = deals(fast, names, before.certain, seconds, tell)
    return Locked(locks, before, structs.replace(after, scenario=scenario))


def fastened(scenario: Scenario, locks: Outcome) -> Scenario:
    """Return a scenario in which every other option of the locked issues is ruled out.

    Examples
    --------
    >>> toy = Scenario("toy", ("north",), {"army": ("small", "large")})
    >>> fastened(toy, {"army": "small"}).allows({"army": "large"})
    False
    """
    rules = tuple(
        Rule(_name(issue), ((issue, other),), (), "held for this answer")
        for issue, option in locks.items()
        for other in scenario.issues[issue]
        if other != option
    )
    return structs.replace(scenario, rules=(*scenario.rules, *rules))


def held(scenario: Scenario, choices: Sequence[str]) -> Outcome:
    """Return what is to be held, from options as they are named: ``issue=option``, or the option alone.

    Parameters
    ----------
    scenario : Scenario
        In which they are.
    choices : sequence of str
        An option alone is enough where only one issue has one of that name.

    Raises
    ------
    UnknownId
        If an issue or an option is not there.
    InputError
        If several options of one issue are to be held, or several issues have one of that name.

    Examples
    --------
    >>> toy = Scenario("toy", ("north",), {"army": ("small", "large"), "fleet": ("large",)})
    >>> held(toy, ["small", "fleet=large"])
    {'army': 'small', 'fleet': 'large'}
    """
    named = package(scenario, [choice if "=" in choice else _alone(scenario, choice) for choice in choices])
    for issue, options in named.items():
        if len(options) > 1:
            raise InputError(
                "several options of {issue} are to be held", where=scenario.name, mend="hold one", issue=issue
            )
    return {issue: named[issue][0] for issue in scenario.issues if issue in named}


def _alone(scenario: Scenario, name: str) -> str:
    issues = [issue for issue, options in scenario.issues.items() if name in options]
    if not issues:
        every = tuple(option for options in scenario.issues.values() for option in options)
        raise unknown("no option is called {name}", name, every, scenario.name)
    if len(issues) > 1:
        raise InputError(
            "{name} is an option of several issues: {issues}",
            where=scenario.name,
            mend="name it as issue=option",
            name=name,
            issues=", ".join(issues),
        )
    return f"{issues[0]}={name}"


def _name(issue: str) -> str:
    return f"lock {issue}"
