"""Doubt in words: by which changes of one estimate another deal is picked, what stays, what to ask first."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from pourparler.brief.document import Block, Bullets, Line
from pourparler.brief.words.solution import concept
from pourparler.brief.words.wording import Wording
from pourparler.domain.doubt import Doubt, Doubts

MOST = 12
"""How many changes are told."""


def doubts_told(wording: Wording, answer: Doubts) -> Iterator[Block]:
    """Yield what was tried, the changes by which something moves, and what stays."""
    say = wording.say
    if answer.deal is None:
        yield Line(say("There is no deal to doubt."))
        return
    yield Line(
        say(
            "Each weight was doubled and halved in turn, the party's others scaled so that their sum stays; "
            "{done} of {of} such changes were tried on the {concept}.",
            done=len(answer.doubts),
            of=answer.of,
            concept=concept(wording, answer.name),
        )
    )
    turning = answer.turning
    if not turning:
        none = say("None of them moves it.") if answer.proven else say("None of them moved it, as far as was searched.")
        yield Line(none, "strong")
    else:
        yield Line(say.count("{n} of them moves it:", "{n} of them move it:", len(turning)), "strong")
        yield Bullets(tuple(Line(_told(wording, one)) for one in turning[:MOST]))
        if len(turning) > MOST:
            yield Line(say.count("{n} further", "{n} further", len(turning) - MOST), "small")
        first = turning[0]
        ask = say(
            "what {issue} is worth to {party}", issue=wording.issue(first.issue), party=wording.party(first.party)
        )
        yield Line(ask, "", "", say("So ask first"))
    if turning and answer.steady:
        yield Line(
            say.list([wording.issue(issue) for issue in answer.steady]), "", "", say("The same under all of them")
        )
    if not answer.proven:
        caution = say("Not every search came to its end: what is picked, and so what moves, is not proven.")
        yield Line(caution, "challenge")
    yield Line(say("A change not tried, or two at once, may move it still."), "small")


def _told(wording: Wording, one: Doubt) -> str:
    say = wording.say
    fields = {"issue": wording.issue(one.issue), "party": wording.party(one.party)}
    if one.factor > Fraction(1):
        change = say("if {issue} counts twice as much for {party}", **fields)
    else:
        change = say("if {issue} counts half as much for {party}", **fields)
    if one.deal is None:
        return f"{change}{say.colon}{say('no deal is known')}"
    moved = [
        f"{wording.issue(issue)} → {wording.quoted(wording.option(one.deal.outcome[issue]))}" for issue in one.moved
    ]
    return f"{change}{say.colon}{say.semicolon.join(moved)}"
