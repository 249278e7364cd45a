"""The frontier of a whole valuation: independent issues summed, tied ones eliminated one by one.

Bucket elimination (Dechter 1999, Artificial Intelligence 113) with Pareto sets in the place of numbers: what is left
of an eliminated issue is a table from the choices on its neighbours to a set of payoffs. Options that no constraint and
no interaction tells apart are one class, which keeps the tables small.
"""

from __future__ import annotations

from itertools import product
from math import prod

import numpy as np
from msgspec import Struct

from pourparler.solvers.bucket_elimination import order
from pourparler.solvers.clause import Clause
from pourparler.solvers.listing import Listing, is_listed
from pourparler.solvers.pareto_set import Choices, Nothing, ParetoSet, Sum, Union
from pourparler.solvers.reach import OutOfReach, Reach
from pourparler.solvers.valuation import Bonus, Points, Valuation

LARGEST_TABLE = 20_000
"""The greatest number of sets that one table may hold; past it no frontier is built by elimination."""

LARGEST_SET = 50_000
"""The most points a set of three or more parties may have."""

_CANDIDATES = 16_000_000


class _Message(Struct, frozen=True):
    issues: tuple[str, ...]
    sets: dict[tuple[int, ...], ParetoSet]


class _Elimination:
    def __init__(self, valuation: Valuation, reach: Reach) -> None:
        self.valuation, self.reach = valuation, reach
        domains = valuation.domains or {}
        self.classes = {issue: _classes(issue, domains[issue], valuation) for issue in domains}
        self.place = {i: {o: n for n, group in enumerate(groups) for o in group} for i, groups in self.classes.items()}
        self.zero = np.zeros_like(valuation.reservation)

    def whole(self) -> ParetoSet:
        """Return the frontier over all issues, individually rational points alone."""
        free, tied = self._apart()
        parts: list[ParetoSet] = [Nothing(self.valuation.shifts)] if not free else []
        parts += self._eliminated(tied) if tied else []
        parts += [self._choices(issue, (self.valuation.domains or {})[issue]) for issue in free]
        return summed(parts, self.valuation.reservation, self.reach)

    def _apart(self) -> tuple[list[str], list[str]]:
        """Return the issues that nothing ties to others, and those that are tied."""
        tied = {i for c in self.valuation.clauses for i in c.issues()}
        tied |= {i for b in self.valuation.bonuses for i, _ in b.needs}
        names = list(self.valuation.domains or {})
        return [i for i in names if i not in tied], [i for i in names if i in tied]

    def _choices(self, issue: str, options: tuple[str, ...]) -> ParetoSet:
        domain, table = (self.valuation.domains or {})[issue], self.valuation.tables[issue]
        if len(options) == len(domain):
            return Choices(issue, domain, table, self.valuation.shifts)
        group = set(options)
        rows = [row for row, option in enumerate(domain) if option in group]
        return Choices(issue, options, table[rows], self.valuation.shifts)

    def _eliminated(self, tied: list[str]) -> list[ParetoSet]:
        clauses, bonuses = self.valuation.clauses, self.valuation.bonuses
        scopes = [c.issues() for c in clauses] + [frozenset(i for i, _ in b.needs) for b in bonuses]
        how = order({i: (1,) * len(self.classes[i]) for i in tied}, scopes)
        if how.cells > LARGEST_TABLE:
            raise OutOfReach("size")
        turn = {issue: n for n, issue in enumerate(how.issues)}
        by_turn: dict[str, list[Clause | Bonus]] = {issue: [] for issue in tied}
        every: list[Clause | Bonus] = [*clauses, *bonuses]
        for scope, one in zip(scopes, every, strict=True):
            if scope:
                by_turn[min(scope, key=turn.__getitem__)].append(one)
        messages: dict[str, list[_Message]] = {issue: [] for issue in tied}
        roots = []
        for issue in how.issues:
            message = self._message(issue, by_turn[issue], messages[issue])
            if message.issues:
                messages[min(message.issues, key=turn.__getitem__)].append(message)
            else:
                roots.append(message.sets.get((), _empty(self.valuation.shifts)))
        return roots

    def _message(self, issue: str, factors: list[Clause | Bonus], incoming: list[_Message]) -> _Message:
        around = {i for f in factors for i in _scope(f)} | {i for m in incoming for i in m.issues}
        others = tuple(sorted(around - {issue}))
        if prod(len(self.classes[i]) for i in (issue, *others)) > LARGEST_TABLE:
            raise OutOfReach("size")
        own = [self._choices(issue, group) for group in self.classes[issue]]
        sums: dict[tuple[int, ...], ParetoSet] = {}
        sets: dict[tuple[int, ...], ParetoSet] = {}
        for numbers in product(*(range(len(self.classes[i])) for i in others)):
            self.reach.tick()
            at = dict(zip(others, numbers, strict=True))
            alternatives = []
            for number, choices in enumerate(own):
                at[issue] = number
                added = self._added(factors, at)
                keys = [tuple(at[i] for i in m.issues) for m in incoming]
                if added is None or not all(key in m.sets for m, key in zip(incoming, keys, strict=True)):
                    continue
                key = (number, *(k for one in keys for k in one))
                if key not in sums:
                    parts = [*(m.sets[k] for m, k in zip(incoming, keys, strict=True)), choices]
                    sums[key] = summed(parts, None, self.reach)
                alternatives.append((sums[key], added))
            if len(alternatives) == 1 and not alternatives[0][1].any():
                sets[numbers] = alternatives[0][0]
            elif alternatives:
                sets[numbers] = Union(alternatives)
                _refuse_large(sets[numbers], self.reach)
        return _Message(others, sets)

    def _added(self, factors: list[Clause | Bonus], at: dict[str, int]) -> Points | None:
        """Return what interactions add under these choices; none where a constraint is broken."""
        added = self.zero
        for factor in factors:
            if isinstance(factor, Bonus):
                if all(self._among(i, at[i], options) for i, options in factor.needs):
                    added = added + factor.worth
            elif all(self._among(i, at[i], (o,)) for i, o in factor.given) and not any(
                self._among(i, at[i], (o,)) for i, o in factor.unless
            ):
                return None
        return added

    def _among(self, issue: str, number: int, options: tuple[str, ...]) -> bool:
        """Return whether a class of options lies within options named together; a class never lies half within."""
        return self.classes[issue][number][0] in options


def frontier(valuation: Valuation, reach: Reach | None = None) -> ParetoSet:
    """Return the whole frontier of the individually rational outcomes.

    Parameters
    ----------
    valuation : Valuation
        Of what.
    reach : Reach, optional
        When to stop; none: never.

    Raises
    ------
    OutOfReach
        If a table or a set would grow past the limits stated above, or the time is over.
    """
    if valuation.domains is None:
        return _empty(valuation.shifts)
    reach = reach or Reach()
    if is_listed(valuation):
        return Listing(valuation, reach)
    return _Elimination(valuation, reach).whole()


def summed(parts: list[ParetoSet], floor: Points | None, reach: Reach) -> ParetoSet:
    """Return independent sets summed, the widest first; points that cannot reach the floor are dropped on the way."""
    shifts = parts[0].shifts
    if any(not len(part.points) for part in parts):
        return _empty(shifts)
    ranges = np.array([np.ptp(part.lead, axis=0) for part in parts], float)
    wide = (ranges / np.maximum(ranges.sum(axis=0), 1.0)).sum(axis=1)
    ordered = [parts[place] for place in np.argsort(-wide, kind="stable")]
    most = [part.points.max(axis=0) for part in ordered]
    total = ordered[0]
    for number, part in enumerate(ordered[1:], 1):
        reach.tick()
        if not len(total.points):
            return _empty(shifts)
        if len(total.points) * len(part.points) > _CANDIDATES:
            raise OutOfReach("size")
        least = floor - sum(most[number + 1 :], np.zeros_like(floor)) if floor is not None else None
        total = Sum(total, part, least, reach)
        _refuse_large(total, reach)
    return total if floor is None or len(ordered) > 1 else Sum(total, Nothing(shifts), floor)


def _empty(shifts: tuple[int, ...]) -> ParetoSet:
    return ParetoSet(np.zeros((0, len(shifts)), object if any(shifts) else np.int64), shifts)


def _refuse_large(whole: ParetoSet, reach: Reach) -> None:
    reach.hold(whole.size)
    if len(whole.shifts) > 2 and len(whole.points) > LARGEST_SET:
        raise OutOfReach("size")


def _scope(factor: Clause | Bonus) -> frozenset[str]:
    return frozenset(i for i, _ in factor.needs) if isinstance(factor, Bonus) else factor.issues()


def _classes(issue: str, options: tuple[str, ...], valuation: Valuation) -> tuple[tuple[str, ...], ...]:
    """Return the options in groups that no constraint and no interaction tells apart."""
    # An option that a constraint names is a class of its own.
    marks: dict[str, list[object]] = {option: [] for option in options}
    for clause in valuation.clauses:
        for place, option in (*clause.given, *clause.unless):
            if place == issue and option in marks:
                marks[option] = [option]
    for one, bonus in enumerate(valuation.bonuses):
        for place, group in bonus.needs:
            if place == issue and len(group) < len(options):
                for option in group:
                    marks[option].append(one)
    groups: dict[tuple[object, ...], list[str]] = {}
    for option, own in marks.items():
        groups.setdefault(tuple(own), []).append(option)
    return tuple(map(tuple, groups.values()))
