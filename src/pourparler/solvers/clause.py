"""Constraints and conditions as clauses: choices that may not all be made unless one of some others is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from pourparler.domain.outcome import Choice, Needs
from pourparler.domain.red_line import RedLine
from pourparler.domain.scenario import Rule

Domains = dict[str, tuple[str, ...]]
"""The options left on every issue."""


class Clause(Struct, frozen=True):
    """Not all of `given`, unless one of `unless`."""

    given: tuple[Choice, ...]
    unless: tuple[Choice, ...] = ()

    def issues(self) -> frozenset[str]:
        """Return the issues that it ties together."""
        return frozenset(issue for issue, _ in (*self.given, *self.unless))


def of_rule(rule: Rule) -> Clause:
    """Return a constraint as a clause."""
    return Clause(rule.given, rule.unless)


def of_needs(issue: str, option: str, needs: Needs) -> list[Clause]:
    """Return the clauses by which an option is chosen only where a condition is met."""
    given = ((issue, option),)
    return [Clause(given, tuple((other, o) for o in options)) for other, options in needs]


def of_red_line(line: RedLine) -> list[Clause]:
    """Return what a red line rules out, as clauses."""
    if line.unless:
        return [clause for option in line.refuses for clause in of_needs(line.issue, option, line.unless)]
    return [Clause(((line.issue, option),)) for option in line.refuses]


def reduced(domains: Mapping[str, Sequence[str]], clauses: Iterable[Clause]) -> tuple[Domains, list[Clause]] | None:
    """Return the domains and clauses that are left once all that follows at once has been drawn.

    An option that a clause forbids by itself is dropped; a clause that cannot be broken is dropped; until nothing
    changes (unit propagation).

    Returns
    -------
    tuple or None
        None where an issue has no option left: no outcome meets the clauses.

    Examples
    --------
    >>> reduced({"a": ("x", "y"), "b": ("z",)}, [Clause((("a", "x"), ("b", "z")))])
    ({'a': ('y',), 'b': ('z',)}, [])
    """
    left = {issue: dict.fromkeys(options) for issue, options in domains.items()}
    waiting = list(dict.fromkeys(clauses))
    moved = True
    while moved:
        moved = False
        rest = []
        for clause in waiting:
            simpler = _simplified(clause, left)
            if simpler is None:
                continue
            if len(simpler.given) == 1 and not simpler.unless:
                issue, option = simpler.given[0]
                left[issue].pop(option, None)
                moved = True
            else:
                rest.append(simpler)
        waiting = list(dict.fromkeys(rest))
    if not all(left.values()):
        return None
    return {issue: tuple(options) for issue, options in left.items()}, waiting


def _simplified(clause: Clause, left: Mapping[str, Mapping[str, None]]) -> Clause | None:
    """Return what a clause still asks; none where it cannot be broken."""
    choices: dict[str, str] = {}
    for issue, option in clause.given:
        if option not in left.get(issue, ()) or choices.setdefault(issue, option) != option:
            return None
    unless = []
    for issue, option in clause.unless:
        if choices.get(issue) == option:
            return None
        if option in left.get(issue, ()) and issue not in choices:
            if len(left[issue]) == 1:
                return None
            unless.append((issue, option))
    given = tuple((i, o) for i, o in choices.items() if len(left[i]) > 1)
    if not given and not unless:
        # All that it names is settled: choose one to forbid, so that its issue is left without an option.
        return Clause(tuple(choices.items())[:1])
    # A requirement that stands by itself keeps a settled choice as its ground.
    return Clause(given or tuple(choices.items())[:1], tuple(unless))


def components(issues: Iterable[str], clauses: Iterable[Clause]) -> list[tuple[tuple[str, ...], list[Clause]]]:
    """Return the issues in groups that no clause ties together, in their order, each with its clauses.

    Examples
    --------
    >>> [names for names, _ in components("abc", [Clause((("a", "x"), ("c", "y")))])]
    [('a', 'c'), ('b',)]
    """
    root = {issue: issue for issue in issues}

    def find(issue: str) -> str:
        while root[issue] != issue:
            root[issue] = root[root[issue]]
            issue = root[issue]
        return issue

    clauses = list(clauses)
    tied = [sorted(clause.issues() & root.keys()) for clause in clauses]
    for names in tied:
        for other in names[1:]:
            root[find(other)] = find(names[0])
    groups: dict[str, tuple[list[str], list[Clause]]] = {}
    for issue in root:
        groups.setdefault(find(issue), ([], []))[0].append(issue)
    for clause, names in zip(clauses, tied, strict=True):
        if names:
            groups[find(names[0])][1].append(clause)
    return [(tuple(names), own) for names, own in groups.values()]
