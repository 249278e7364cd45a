"""A draft read against the stances: who refuses what, and the smallest changes that lift every refusal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from time import monotonic

from pysat.examples.rc2 import RC2
from pysat.formula import WCNF

from pourparler.domain.draft_reading import DraftReading, IssueReading, Remedy
from pourparler.domain.outcome import Outcome, Package
from pourparler.domain.red_line import RedLine
from pourparler.domain.scenario import OptionStance, Scenario
from pourparler.domain.zone import Status
from pourparler.solvers.blocking import blocking
from pourparler.solvers.contradiction import contradiction, require_consistent
from pourparler.solvers.opening import opening
from pourparler.solvers.part import Part, parts

LIMIT = 50
"""How many smallest changes are listed at most, per group of issues tied together."""

SECONDS = 5.0
"""How long the search for them may take."""


def draft_reading(
    scenario: Scenario,
    package: Package,
    draft: str = "",
    points: Mapping[str, Sequence[str]] | None = None,
    limit: int = LIMIT,
    seconds: float = SECONDS,
) -> DraftReading:
    """Return a draft, or a package of one's own, read against the stances (``docs/theory/draft-reading.md``).

    Parameters
    ----------
    scenario : Scenario
        Its constraints are taken not to contradict one another.
    package : dict of str to tuple of str
        What the text expresses: issue to options; of several options any will do. Issues not named are free.
    draft : str
        The draft's id; empty for a package of one's own.
    points : mapping of str to sequence of str, optional
        Issue to the numbers of the draft's points.
    limit, seconds : int, float
        How many changes to list, and how long to look for them.

    Returns
    -------
    DraftReading
        Of a text that expresses no option on any issue, nothing is said but that.

    Examples
    --------
    >>> from pourparler.domain.position import Stance
    >>> from pourparler.domain.red_line import RedLine
    >>> line = RedLine("north", "army", Stance.REFUSES, ("small",), ("small",))
    >>> toy = Scenario("toy", ("north",), {"army": ("small", "large")}, red_lines=(line,))
    >>> draft_reading(toy, {"army": ("small",)}).remedies[0].changes
    ({'army': 'large'},)
    """
    addressed = {i: package[i] for i in scenario.issues if package.get(i)}
    if not addressed:
        return DraftReading(draft, (), tuple(scenario.issues), (), False, (), opening(scenario, {}))
    require_consistent(scenario)
    broken = contradiction(scenario, addressed)
    excluded = bool(broken) or any(not part.open() for part in parts(scenario, addressed))
    remedies, whole = _remedies(scenario, addressed, limit, monotonic() + seconds) if excluded else ((), True)
    return DraftReading(
        draft=draft,
        issues=tuple(_read(scenario, addressed, points or {})),
        silent=tuple(issue for issue in scenario.issues if issue not in addressed),
        broken=broken,
        excluded=excluded,
        remedies=remedies,
        opening=opening(scenario, addressed, limit, seconds),
        status=Status.PROVEN if whole else Status.GAP,
    )


def _read(scenario: Scenario, package: Package, points: Mapping[str, Sequence[str]]) -> Iterator[IssueReading]:
    stances: dict[str, list[OptionStance]] = {}
    for stance in scenario.stances:
        stances.setdefault(stance.issue, []).append(stance)
    lines: dict[str, list[RedLine]] = {}
    for line in scenario.binding():
        lines.setdefault(line.issue, []).append(line)
    for issue, options in package.items():
        against = tuple(ln for ln in lines.get(issue, ()) if set(ln.refuses) & set(options))
        ruled_out = {o for ln in against if _unmet(ln, package) for o in ln.refuses}
        own = tuple(s for s in stances.get(issue, ()) if s.option in options)
        numbers = tuple(points.get(issue, ()))
        yield IssueReading(issue, options, numbers, own, against, set(options) <= ruled_out)


def _unmet(line: RedLine, package: Package) -> bool:
    """Return whether a red line rules its options out within a package; an *only if*, where its needs fail there."""
    if not line.unless:
        return True
    return any(issue in package and not set(options) & set(package[issue]) for issue, options in line.unless)


def _remedies(scenario: Scenario, package: Package, limit: int, until: float) -> tuple[tuple[Remedy, ...], bool]:
    remedies, whole = [], True
    for free, part in zip(parts(scenario), parts(scenario, package), strict=True):
        if part.open():
            continue
        addressed = {issue: package[issue] for issue in free.domains if issue in package}
        if not free.open():
            sets = blocking(scenario.over(tuple(free.domains)), limit=1).sets
            remedies.append(Remedy(tuple(addressed or free.domains), (), sets[0] if sets else ()))
            continue
        changes, done = _changes(free, addressed, limit, until)
        remedies.append(Remedy(tuple(addressed), changes, ()))
        whole = whole and done
    return tuple(remedies), whole


def _changes(part: Part, package: Package, limit: int, until: float) -> tuple[tuple[Outcome, ...], bool]:
    """Return every smallest change of options on the issues addressed, in order, and whether these are all."""
    encoding = part.encoding()
    formula = WCNF()
    lines = ([encoding.line(index)] for index in range(len(part.lines)))
    for clause in (*encoding.hard, *lines):
        formula.append(clause)
    for issue, options in package.items():
        formula.append([v for o in options if (v := encoding.choice(issue, o))], weight=1)
    changes: list[Outcome] = []
    fewest = 0
    with RC2(formula) as solver:
        while True:
            model = solver.compute()
            if model is None or (changes and solver.cost > fewest):
                return _ordered(part, changes), True
            if len(changes) == limit or monotonic() > until:
                return _ordered(part, changes), False
            fewest = solver.cost
            outcome = encoding.outcome(model)
            change = {issue: outcome[issue] for issue, options in package.items() if outcome[issue] not in options}
            changes.append(change)
            choices = (encoding.choice(issue, option) for issue, option in change.items())
            solver.add_clause([-choice for choice in choices if choice])


def _ordered(part: Part, changes: list[Outcome]) -> tuple[Outcome, ...]:
    issues = list(part.domains)

    def place(change: Outcome) -> list[tuple[int, int]]:
        return [(issues.index(issue), part.domains[issue].index(option)) for issue, option in change.items()]

    return tuple(sorted(changes, key=place))
