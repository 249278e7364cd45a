"""What is still open: the options that nothing on record rules out, and whole outcomes where all have spoken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from pysat.solvers import Solver

from pourparler.domain.cell import Verdict
from pourparler.domain.outcome import Outcome
from pourparler.domain.scenario import OptionStance, Scenario
from pourparler.domain.still_open import OutcomeLeft, StillOpen
from pourparler.solvers.accepted import accepted
from pourparler.solvers.clause import Clause, Domains, of_red_line, of_rule
from pourparler.solvers.contradiction import require_consistent
from pourparler.solvers.part import Part, parts
from pourparler.solvers.satisfaction import Encoding, solving

MOST = 10
"""How many whole outcomes are listed at most."""

Stances = dict[tuple[str, str, str], OptionStance]


def still_open(scenario: Scenario, most: int = MOST) -> StillOpen:
    """Return what nothing on record rules out (``docs/theory/still-open.md``).

    Parameters
    ----------
    scenario : Scenario
        Its constraints are taken not to contradict one another.
    most : int
        How many whole outcomes to list.

    Examples
    --------
    >>> from pourparler.domain.position import Stance
    >>> from pourparler.domain.red_line import RedLine
    >>> line = RedLine("north", "army", Stance.REFUSES, ("none",), ("none",))
    >>> rest = still_open(Scenario("toy", ("north",), {"army": ("small", "none")}, red_lines=(line,)))
    >>> rest.options, [(left.outcome, left.yes, left.silent) for left in rest.outcomes]
    ({'army': ('small',)}, [({'army': 'small'}, (), ('north',))])
    """
    if scenario.lacking() is not None:
        return StillOpen()
    require_consistent(scenario)
    left = _open(scenario)
    options = {issue: left[issue] for issue in scenario.issues}
    return StillOpen(options, _outcomes(scenario, most) if _all_spoke(scenario) else None)


def _open(scenario: Scenario) -> Domains:
    """Return the options of every issue that nothing rules out.

    Where issues tied together leave no choice, everything on them is ruled out, and that says nothing. Those of them on
    which every option is refused outright are then set apart, and the others looked at without them.
    """
    domains: Domains = {}
    for part in parts(scenario):
        unrefused = _unrefused(part)
        empty = {issue: options for issue, options in unrefused.items() if not options}
        if part.open():
            domains |= _usable(part)
        elif empty:
            domains |= empty | _open(scenario.over(tuple(issue for issue in part.domains if issue not in empty)))
        else:
            domains |= unrefused
    return domains


def _unrefused(part: Part) -> Domains:
    """Return the options that nobody refuses outright."""
    refused = {(line.issue, option) for line in part.lines if not line.unless for option in line.refuses}
    return {i: tuple(o for o in options if (i, o) not in refused) for i, options in part.domains.items()}


def _usable(part: Part) -> Domains:
    """Return the options that some choice on all issues of a part can use."""
    if not part.rules and not any(line.unless for line in part.lines):
        return _unrefused(part)
    encoding = part.encoding()
    lines = [encoding.line(index) for index in range(len(part.lines))]
    usable: set[tuple[str, str]] = set()
    with solving(encoding) as solver:
        for issue, option in encoding.choices:
            choice = encoding.choice(issue, option)
            if (issue, option) not in usable and choice and solver.solve(assumptions=[*lines, choice]):
                usable |= set(encoding.outcome(solver.get_model()).items())
    return {i: tuple(o for o in options if (i, o) in usable) for i, options in part.domains.items()}


def _all_spoke(scenario: Scenario) -> bool:
    """Return whether everybody who must agree has said something that counts, on every issue."""
    spoke = {(s.party, s.issue) for s in scenario.stances if s.verdict is not Verdict.UNKNOWN}
    spoke |= {(line.party, line.issue) for line in scenario.red_lines}
    needed = {issue: scenario.needed(issue) for issue in scenario.issues}
    return all(parties and all((p, issue) in spoke for p in parties) for issue, parties in needed.items())


def _outcomes(scenario: Scenario, most: int) -> tuple[OutcomeLeft, ...]:
    rules = [of_rule(rule) for rule in scenario.rules]
    lines = [clause for line in scenario.binding() for clause in of_red_line(line)]
    domains, needs = accepted(scenario)
    sure = list(islice(_listed(domains, [*rules, *lines, *needs]), most))
    others = (outcome for outcome in _listed(scenario.issues, [*rules, *lines]) if outcome not in sure)
    stances = {(s.party, s.issue, s.option): s for s in scenario.stances}
    return tuple(_said(scenario, outcome, stances) for outcome in (*sure, *islice(others, most - len(sure))))


def _listed(domains: Mapping[str, Sequence[str]], clauses: Sequence[Clause]) -> Iterator[Outcome]:
    """Yield the outcomes that meet every clause, in the order of the issues and their options."""
    if not all(domains.values()):
        return
    encoding = Encoding(domains, clauses)
    with solving(encoding) as solver:
        yield from _from(encoding, solver, [(i, tuple(options)) for i, options in domains.items()], {}, [])


def _from(
    encoding: Encoding, solver: Solver, issues: list[tuple[str, tuple[str, ...]]], outcome: Outcome, fixed: list[int]
) -> Iterator[Outcome]:
    """Yield the outcomes that begin with some choices; a beginning that leads nowhere is not followed."""
    if not solver.solve(assumptions=fixed):
        return
    if len(outcome) == len(issues):
        yield outcome
        return
    issue, options = issues[len(outcome)]
    for option in options:
        choice = encoding.choice(issue, option)
        if choice is not None:
            yield from _from(encoding, solver, issues, {**outcome, issue: option}, [*fixed, choice])


def _said(scenario: Scenario, outcome: Outcome, stances: Stances) -> OutcomeLeft:
    yes, objections, silent = [], [], []
    for party in scenario.parties:
        choices = [(i, o) for i, o in outcome.items() if party in scenario.needed(i)]
        own = [stances.get((party, issue, option)) for issue, option in choices]
        if not choices:
            continue
        if all(s is not None and s.accepts(outcome) for s in own):
            yes.append(party)
        elif any(s is not None and s.verdict is Verdict.OBJECTED for s in own):
            objections.append(party)
        else:
            silent.append(party)
    return OutcomeLeft(outcome, tuple(yes), tuple(objections), tuple(silent))
