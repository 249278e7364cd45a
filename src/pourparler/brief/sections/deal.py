"""Deals in words: which solution picks what, who gains what, what it rests on, whose estimates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pourparler.brief.document import Block, Bullets, Heading, Line
from pourparler.brief.sections.zone import lacking_sentence
from pourparler.brief.words.frontier import frontier_sentence, none_sentence
from pourparler.brief.words.solution import concept, gap_sentence, number
from pourparler.brief.words.wording import Wording
from pourparler.domain.acceptability import Acceptability
from pourparler.domain.cell import Verdict
from pourparler.domain.deal import Deal, Deals, Rest, Solution
from pourparler.domain.reserved import Demands
from pourparler.domain.scenario import Lacking, Scenario
from pourparler.domain.zone import Status

TIED = 5
"""How many tied outcomes of one solution are told."""

RESTS = 12
"""How many unknowns and objections of one deal are told."""


def deals_told(wording: Wording, deals: Deals) -> Iterator[Block]:
    """Yield the page: whose estimates, each distinct deal with what picks it, the frontier, the caveats."""
    say = wording.say
    if not deals.scenario.issues:
        yield Line(lacking_sentence(wording, Lacking.OPTIONS), "strong")
        return
    yield from estimates_told(wording, deals.scenario)
    yield from space_told(wording, deals.scenario)
    if not deals.found():
        yield Line(none_sentence(wording, deals), "strong")
        yield from _opening_told(wording, deals)
    for names, solution in _grouped(deals.solutions):
        yield Heading(wording.say.list([concept(wording, name) for name in names]))
        yield from solution_told(wording, solution, deals.acceptability)
    yield Line(frontier_sentence(wording, deals.frontier), "small")
    if deals.unvalued:
        yield Line(
            say(
                "Nothing is estimated in numbers for {parties}: only their refusals on record count.",
                parties=wording.parties(deals.unvalued),
            ),
            "small",
        )
    if deals.certain:
        yield Line(say("Only outcomes that every required party accepts were looked at."), "small")
    yield Line(say("Estimates are somebody's; a deal is no advice to any side."), "small")


def _opening_told(wording: Wording, deals: Deals) -> Iterator[Block]:
    """Yield what leaves no deal, and the fewest demands without which there would be one: facts, never advice."""
    say = wording.say
    if deals.blocking is not None and deals.blocking.sets:
        yield Line(say("What leaves none; each line is enough by itself:"))
        yield _demands_told(wording, deals.blocking.sets[:TIED])
    if deals.opening is not None and deals.opening.sets:
        yield Line(say("The fewest demands without which there would be one; each line is an alternative:"))
        yield _demands_told(wording, deals.opening.sets[:TIED])


def _demands_told(wording: Wording, sets: Iterable[Demands]) -> Bullets:
    say = wording.say
    lines = []
    for one in sets:
        demands = [
            wording.of(line.party, f"{wording.stance(line.stance)} {wording.options(line.options)}")
            for line in one.red_lines
        ]
        demands += [say("the reservation of {party}", party=wording.party(party)) for party in one.reservations]
        lines.append(Line(wording.say.semicolon.join(demands)))
    return Bullets(tuple(lines))


def space_told(wording: Wording, scenario: Scenario) -> Iterator[Line]:
    """Yield what makes an answer say little: a single outcome, or issues on which nobody must agree."""
    say = wording.say
    if all(len(options) == 1 for options in scenario.issues.values()):
        yield Line(say("Every issue has a single option: there is one outcome, and nothing to compare it with."))
    if scenario.unasked():
        names = say.semicolon.join(wording.issue(issue) for issue in scenario.unasked())
        yield Line(say("Nobody is on record as having to agree on: {issues}.", issues=names), "small")


def estimates_told(wording: Wording, scenario: Scenario) -> Iterator[Line]:
    """Yield whose estimates these are, on what ground, and how they were read."""
    say = wording.say
    for party, estimate in scenario.estimates.items():
        whose = say("estimate by {who}", who=estimate.by) if estimate.by else say("estimate as stated in the file")
        ground = f"{wording.say.semicolon}{estimate.ground}" if estimate.ground else ""
        reserved = (
            say("reservation {number}", number=number(wording, estimate.reservation))
            if estimate.reservation is not None
            else say("no reservation stated, 0 assumed")
        )
        yield Line(f"{whose}{ground}{wording.say.semicolon}{reserved}", "small", "", wording.party(party))
    for notice in scenario.notices:
        yield Line(say(notice.what, **notice.fields), "small")


def solution_told(wording: Wording, solution: Solution, sure: Acceptability | None = None) -> Iterator[Block]:
    """Yield one solution's deals, or why there is none."""
    say = wording.say
    if not solution.deals:
        none = solution.status is Status.PROVEN
        yield Line(say("None (proven).") if none else say("Not known: the search was not finished, or does not apply."))
    for deal in solution.deals[:TIED]:
        yield Line(payoffs_told(wording, deal), "strong")
        yield Bullets(tuple(Line(wording.option(o), "", "", wording.issue(i)) for i, o in deal.outcome.items()))
        yield Line(rests_told(wording, deal))
        yield from sure_told(wording, deal, sure)
    if len(solution.deals) > TIED or solution.more:
        more = say("at least {n}", n=len(solution.deals)) if solution.more else str(len(solution.deals))
        yield Line(say("{n} outcomes are tied; the first {shown} are shown.", n=more, shown=TIED))
    if solution.status is Status.GAP:
        yield Line(gap_sentence(wording, solution))


def sure_told(wording: Wording, deal: Deal, sure: Acceptability | None) -> Iterator[Line]:
    """Yield in which share of the preferences that agree with what is known a deal is acceptable."""
    one = next((d for d in sure.deals if d.outcome == deal.outcome), None) if sure else None
    if sure is None or one is None:
        return
    say = wording.say
    each = [
        say("{party}: {share} %", party=wording.party(party), share=round(value * 100))
        for party, value in one.accepted.items()
    ]
    sentence = say(
        "In {share} % of {draws} drawn preferences that agree with what is known, it gives everybody with an estimate "
        "at least the reservation; {parties}.",
        share=round(one.by_all * 100),
        draws=sure.draws,
        parties=wording.say.semicolon.join(each),
    )
    yield Line(sentence)


def payoffs_told(wording: Wording, deal: Deal) -> str:
    """Return what each party is given, and gains."""
    say = wording.say
    parts = [
        say(
            "{party} {payoff} (gain {gain})",
            party=wording.party(party),
            payoff=number(wording, payoff),
            gain=number(wording, deal.gains[party]),
        )
        for party, payoff in deal.payoffs.items()
    ]
    return wording.say.semicolon.join(parts)


def rests_told(wording: Wording, deal: Deal) -> str:
    """Return whether a deal is certain, or the unknowns and objections it rests on."""
    say = wording.say
    if deal.certain:
        return say("Certain: every required party accepts every option of it.")
    unasked = [wording.issue(issue) for issue in deal.unasked]
    nobody = [say("nobody is on record as having to agree on {issues}", issues=say.list(unasked))] if unasked else []
    grounds = [*nobody, *_unknowns(wording, deal)]
    grounds += [_rest(wording, r) for r in deal.rests_on if r.verdict is not Verdict.UNKNOWN]
    left = len(grounds) - RESTS
    more = [say.count("{n} further", "{n} further", left)] if left > 0 else []
    return say("Rests on: {what}.", what=wording.say.semicolon.join([*grounds[:RESTS], *more]))


def _unknowns(wording: Wording, deal: Deal) -> Iterator[str]:
    """Yield, per party, the options of which nothing is known."""
    say = wording.say
    by_party: dict[str, list[str]] = {}
    for rest in deal.rests_on:
        if rest.verdict is Verdict.UNKNOWN:
            by_party.setdefault(rest.party, []).append(rest.option)
    whole = [party for party, options in by_party.items() if len(options) == len(deal.outcome)]
    if len(whole) > 2:
        yield say("nothing is known of what these accept: {parties}", parties=wording.parties(whole))
    for party, options in by_party.items():
        if len(whole) > 2 and party in whole:
            continue
        if len(options) == len(deal.outcome):
            yield say("nothing is known of what {party} accepts", party=wording.party(party))
        else:
            yield say(
                "whether {party} accepts {option} is not known",
                party=wording.party(party),
                option=wording.options(options),
            )


def _rest(wording: Wording, rest: Rest) -> str:
    say = wording.say
    who, what = wording.party(rest.party), wording.quoted(wording.option(rest.option))
    if rest.verdict is Verdict.CONDITIONAL:
        return say("{party} accepts {option} on a condition that is not met here", party=who, option=what)
    return say("{party} objects to {option}", party=who, option=what)


def _grouped(solutions: Iterable[Solution]) -> list[tuple[list[str], Solution]]:
    """Return solutions that pick the same outcomes with the same certainty as one."""
    groups: list[tuple[list[str], Solution]] = []
    for solution in solutions:
        same = next((names for names, one in groups if _same(one, solution)), None)
        if same is None:
            groups.append(([solution.name], solution))
        else:
            same.append(solution.name)
    return groups


def _same(one: Solution, other: Solution) -> bool:
    return one.status is other.status is Status.PROVEN and one.deals == other.deals
