"""The options that every required party accepts, and what they depend on."""

from __future__ import annotations

from pourparler.domain.cell import Verdict
from pourparler.domain.scenario import OptionStance, Scenario
from pourparler.solvers.clause import Clause, Domains, of_needs


def accepted(scenario: Scenario) -> tuple[Domains, list[Clause]]:
    """Return the options that every required party accepts, and the clauses under which they do so on a condition.

    On an issue on which nobody must agree there is none: nobody's yes is no yes.

    Examples
    --------
    >>> accepted(Scenario("toy", ("north",), {"army": ("small",)}))
    ({'army': ()}, [])
    """
    by_place = {(s.party, s.issue, s.option): s for s in scenario.stances}
    domains: Domains = {}
    needs: list[Clause] = []
    for issue, options in scenario.issues.items():
        domain = []
        for option in options:
            stances = [by_place.get((party, issue, option)) for party in scenario.needed(issue)]
            if stances and all(s is not None and _may_be_accepted(s) for s in stances):
                domain.append(option)
                needs += [c for s in stances if s and s.needs for c in of_needs(issue, option, s.needs)]
        domains[issue] = tuple(domain)
    return domains, needs


def _may_be_accepted(stance: OptionStance) -> bool:
    if stance.verdict is Verdict.CONDITIONAL:
        return bool(stance.needs) and not stance.event and not stance.said_to_be
    return stance.verdict is Verdict.ACCEPTABLE
