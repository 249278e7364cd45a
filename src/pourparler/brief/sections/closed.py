"""What is closed, and by whom: every refusal on record that binds, and what follows from an insistence as following."""

from __future__ import annotations

import sys

from pourparler.brief.document import Block, Bullets, Line
from pourparler.brief.words.red_line import by_issue, clause
from pourparler.brief.words.some import some_parties
from pourparler.brief.words.wording import Wording
from pourparler.domain.red_line import RedLines
from pourparler.domain.scenario import Scenario

MOST = 60
"""How many refusals are put into words; the rest is told by its number."""


def closed(wording: Wording, lines: RedLines) -> tuple[Block, ...]:
    """Return refusals on record by issue: whose, on whose word, what each closes."""
    say = wording.say
    if not lines:
        return (Line(say("Nothing is closed: no refusal is on record of anybody who must agree.")),)
    groups = by_issue(lines[:MOST])
    items = tuple(
        Line(f"{say.semicolon.join(clause(wording, line) for line in group)}.", head=wording.issue(issue))
        for issue, group in groups.items()
    )
    more = len(lines) - MOST
    rest = (Line(say.count("and {n} further.", "and {n} further.", more), "small"),) if more > 0 else ()
    return (Bullets(items), *rest)


def closed_sentence(wording: Wording, scenario: Scenario, most: int = sys.maxsize) -> str:
    """Return how much refusals on record close, and whose they are, in a sentence; of the parties so many are named."""
    say = wording.say
    by_party: dict[str, set[tuple[str, str]]] = {}
    for line in scenario.binding():
        if not line.unless:
            by_party.setdefault(line.party, set()).update((line.issue, option) for option in line.refuses)
    pairs = {choice for choices in by_party.values() for choice in choices}
    if not pairs:
        return say("No refusal on record closes an option.")
    issues = {issue for issue, _ in pairs}
    each = [
        f"{wording.party(party)}{say.colon}{len(by_party[party])}" for party in scenario.parties if party in by_party
    ]
    whose = say.semicolon.join(some_parties(say, each, most))
    options = say.count("{n} option", "{n} options", len(pairs))
    where = say.count("on {n} issue", "on {n} issues", len(issues))
    return say(
        "Refusals on record close {options}, {where} of {all} ({whose}).",
        options=options,
        where=where,
        all=len(scenario.issues),
        whose=whose,
    )
