"""Improvements of a baseline in words."""

from __future__ import annotations

from collections.abc import Iterator

from pourparler.brief.document import Block, Bullets, Heading, Line
from pourparler.brief.sections.deal import TIED, estimates_told, rests_told, space_told
from pourparler.brief.words.solution import number
from pourparler.brief.words.wording import Wording
from pourparler.domain.deal import Deal, Solution
from pourparler.domain.improvement import Improvement
from pourparler.domain.zone import Status


def improvement_told(wording: Wording, improvement: Improvement) -> Iterator[Block]:
    """Yield the baseline, the nearest improvements, and the best within the changes allowed."""
    say = wording.say
    yield from estimates_told(wording, improvement.scenario)
    yield from space_told(wording, improvement.scenario)
    worth = wording.say.semicolon.join(
        f"{wording.party(party)} {number(wording, value)}" for party, value in improvement.payoffs.items()
    )
    yield Line(say("The baseline is worth: {worth}.", worth=worth), "strong")
    for line in improvement.refused_by:
        where, whose = wording.issue(line.issue), wording.party(line.party)
        yield Line(say("It is itself ruled out by a refusal on record on {issue}: {party}.", party=whose, issue=where))
    yield Heading(say("The nearest deals that nobody likes less and somebody likes more"))
    yield from _solution_told(wording, improvement, improvement.nearest)
    if improvement.best is not None and improvement.changes is not None:
        yield Heading(
            say.count("The best with at most {n} change", "The best with at most {n} changes", improvement.changes)
        )
        yield from _solution_told(wording, improvement, improvement.best)
    yield Line(say("Estimates are somebody's; a deal is no advice to any side."), "small")


def _solution_told(wording: Wording, improvement: Improvement, solution: Solution) -> Iterator[Block]:
    say = wording.say
    if not solution.deals:
        proven = solution.status is Status.PROVEN
        yield Line(say("There is none (proven).") if proven else say("Not known: the search was not finished."))
    for deal in solution.deals[:TIED]:
        yield Line(_gained(wording, improvement, deal), "strong")
        yield Bullets(
            tuple(
                Line(
                    say(
                        "from {before} to {after}",
                        before=wording.quoted(wording.option(improvement.baseline[issue])),
                        after=wording.quoted(wording.option(option)),
                    ),
                    "",
                    "",
                    wording.issue(issue),
                )
                for issue, option in improvement.changed(deal).items()
            )
        )
        yield Line(rests_told(wording, deal))
    if len(solution.deals) > TIED:
        yield Line(say("{n} outcomes are tied; the first {shown} are shown.", n=len(solution.deals), shown=TIED))
    if solution.status is Status.GAP:
        yield Line(say("Not proven: the best so far; how much better another may be is not known."))


def _gained(wording: Wording, improvement: Improvement, deal: Deal) -> str:
    say = wording.say
    return wording.say.semicolon.join(
        say(
            "{party} {payoff} (more than the baseline by {gain})",
            party=wording.party(party),
            payoff=number(wording, deal.payoffs[party]),
            gain=number(wording, gain),
        )
        for party, gain in improvement.gained(deal).items()
    )
