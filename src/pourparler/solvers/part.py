"""Parts of a scenario that no constraint and no *only if* ties together; each is blocked or open by itself."""

from __future__ import annotations

from msgspec import Struct

from pourparler.domain.outcome import Package
from pourparler.domain.red_line import RedLines
from pourparler.domain.scenario import Scenario
from pourparler.solvers.clause import Clause, Domains, components, of_red_line, of_rule
from pourparler.solvers.satisfaction import Encoding, solving


class Part(Struct, frozen=True):
    """Some issues with their options, the constraints between them, and the red lines that bind on them."""

    domains: Domains
    rules: tuple[Clause, ...]
    lines: RedLines

    def ties(self) -> tuple[Clause, ...]:
        """Return what the red lines rule out, as clauses."""
        return tuple(clause for line in self.lines for clause in of_red_line(line))

    def encoding(self) -> Encoding:
        """Return the part as a formula for a solver."""
        return Encoding(self.domains, self.rules, self.lines)

    def open(self) -> bool:
        """Return whether some outcome meets every constraint and every red line."""
        if not self.rules and not any(line.unless for line in self.lines):
            refused = {(line.issue, option) for line in self.lines for option in line.refuses}
            return all(any((i, o) not in refused for o in options) for i, options in self.domains.items())
        encoding = self.encoding()
        with solving(encoding) as solver:
            return bool(solver.solve(assumptions=[encoding.line(index) for index in range(len(self.lines))]))


def parts(scenario: Scenario, package: Package | None = None) -> list[Part]:
    """Return the parts of a scenario, in the order of its issues.

    Parameters
    ----------
    scenario : Scenario
        Its binding red lines count.
    package : dict, optional
        Options to which some issues are held.

    Examples
    --------
    >>> [list(part.domains) for part in parts(Scenario("toy", issues={"a": ("x",), "b": ("y",)}))]
    [['a'], ['b']]
    """
    lines = scenario.binding()
    rules = [of_rule(rule) for rule in scenario.rules]
    constraints = set(rules)
    ties = [clause for line in lines for clause in of_red_line(line)]
    domains = {issue: (package or {}).get(issue, options) for issue, options in scenario.issues.items()}
    by_issue: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        by_issue.setdefault(line.issue, []).append(index)
    pieces = []
    for issues, clauses in components(scenario.issues, [*rules, *ties]):
        own = sorted(index for issue in issues for index in by_issue.get(issue, ()))
        pieces.append(
            Part(
                {issue: domains[issue] for issue in issues},
                tuple(dict.fromkeys(clause for clause in clauses if clause in constraints)),
                tuple(lines[index] for index in own),
            )
        )
    return pieces
