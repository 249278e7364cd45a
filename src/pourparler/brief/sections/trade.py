"""Trades in words: what each party gives and gets, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator

from pourparler.brief.document import Block, Bullets, Heading, Line
from pourparler.brief.sections.deal import estimates_told, space_told
from pourparler.brief.words.solution import number
from pourparler.brief.words.wording import Wording
from pourparler.domain.scenario import Scenario
from pourparler.domain.trade import Grade, Side, Trade, Trades


def trades_told(wording: Wording, trades: Trades, scenario: Scenario) -> Iterator[Block]:
    """Yield the trades open from an outcome, the certain ones first."""
    say = wording.say
    yield from estimates_told(wording, scenario)
    yield from space_told(wording, scenario)
    yield Heading(say("Where the trades start"))
    yield Bullets(tuple(Line(wording.option(o), "", "", wording.issue(i)) for i, o in trades.outcome.items()))
    yield Heading(say("Two changes at once by which nobody loses"))
    if not trades.trades:
        yield Line(say("There is none."))
    for trade in trades.trades:
        yield Line(_changes(wording, trade), "strong")
        yield Line(_reason(wording, trade))
    if trades.more:
        yield Line(say("{n} of {all} trades are shown.", n=len(trades.trades), all=trades.number))
    if any(trade.status is Grade.LIKELY for trade in trades.trades):
        yield Line(
            say(
                "Shares are of {draws} drawn preferences that agree with what is known (seed {seed}).",
                draws=trades.draws,
                seed=trades.seed,
            ),
            "small",
        )
    yield Line(say("Estimates are somebody's; a trade is no advice to any side."), "small")


def _changes(wording: Wording, trade: Trade) -> str:
    say = wording.say
    clauses = [
        say(
            "{issue} from {before} to {after}",
            issue=wording.issue(issue),
            before=wording.quoted(wording.option(trade.before[issue])),
            after=wording.quoted(wording.option(trade.after[issue])),
        )
        for issue in trade.issues
    ]
    return wording.say.list(clauses)


def _reason(wording: Wording, trade: Trade) -> str:
    say = wording.say
    sides = [clause for side in trade.sides if (clause := _side(wording, side))]
    sure = (
        say("Certain")
        if trade.status is Grade.CERTAIN
        else say("Likely, in {share} % of draws", share=round(float(trade.share) * 100))
    )
    return f"{sure}{wording.say.colon}{wording.say.semicolon.join(sides)}."


def _side(wording: Wording, side: Side) -> str:
    """Return what a trade is to one party; empty where it is nothing to it."""
    say = wording.say
    gives = wording.say.list([wording.issue(issue) for issue in side.gives])
    gets = wording.say.list([wording.issue(issue) for issue in side.gets])
    party = wording.party(side.party)
    gain = f" ({say('gain {number}', number=number(wording, side.gain))})" if side.gain is not None else ""
    if gives and gets and side.ranked:
        return say("{party} gives {gives}, which it ranks below {gets}", party=party, gives=gives, gets=gets) + gain
    if gives and gets:
        return say("{party} gives {gives} and gets {gets}", party=party, gives=gives, gets=gets) + gain
    if gets:
        return say("{party} gets {gets}", party=party, gets=gets) + gain
    return say("{party} gives {gives}", party=party, gives=gives) + gain if gives else ""
