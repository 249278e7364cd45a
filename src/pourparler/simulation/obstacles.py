"""Over what talks failed: the issue on which the parties' last offers cost one another most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from pourparler.domain.rehearsal import Obstacle
from pourparler.domain.run import Act, Run
from pourparler.domain.scenario import Scenario


def obstacle(scenario: Scenario, run: Run) -> str:
    """Return the issue over which a run failed; empty where it did not, or fewer than two parties offered anything.

    For every issue, what each party would lose, by its own estimate, if the others' last choice stood instead of its
    own is added up; the issue with the greatest loss is meant.
    """
    last = {turn.party: turn.outcome for turn in run.turns if turn.act is Act.OFFER and turn.outcome}
    offers = {party: outcome for party, outcome in last.items() if party in scenario.estimates}
    if run.agreed or len(offers) < 2:
        return ""
    losses: dict[str, Fraction] = {}
    for party, own in offers.items():
        part = scenario.estimates[party].part
        for other in offers.values():
            for issue, option in own.items():
                loss = max(Fraction(0), part(issue, option) - part(issue, other[issue]))
                losses[issue] = losses.get(issue, Fraction(0)) + loss
    issue, greatest = max(losses.items(), key=lambda one: one[1])
    return issue if greatest > 0 else ""


def obstacles(issues: Iterable[str]) -> tuple[Obstacle, ...]:
    """Return issues with how often each was an obstacle, most often first.

    Examples
    --------
    >>> obstacles(["army", "", "army"])
    (Obstacle(issue='army', runs=2),)
    """
    counts = Counter(issue for issue in issues if issue)
    return tuple(Obstacle(issue, runs) for issue, runs in sorted(counts.items(), key=lambda one: (-one[1], one[0])))
