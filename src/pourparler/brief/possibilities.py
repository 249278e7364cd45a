"""What could be agreed: words first, counts as a footnote."""

from __future__ import annotations

from pourparler.brief.blocking import blocking_sentence, in_the_way, turning
from pourparler.brief.document import Block, Heading, Line, Section
from pourparler.brief.draft_reading import draft_read
from pourparler.brief.key_question import question_sentence, questions_asked
from pourparler.brief.wording import Wording
from pourparler.brief.zone import footnotes, zone_sentence
from pourparler.domain.possibilities import Possibilities

QUESTIONS = 5
"""How many questions the brief asks."""


def possibilities(wording: Wording, found: Possibilities) -> Section:
    """Return the section of the brief."""
    say = wording.say
    blocks: list[Block] = [*zone_blocks(wording, found)]
    if found.drafts:
        blocks.append(Heading(say("The drafts, read against the stances")))
    for reading in found.drafts:
        blocks += draft_read(wording, reading, found.scenario)
    blocks += footnotes(wording, found.zone, found.scenario)
    return Section("possibilities", say("What could be agreed"), tuple(blocks))


def zone_blocks(wording: Wording, found: Possibilities) -> tuple[Block, ...]:
    """Return what stands in the way, on what it turns, what to ask."""
    say = wording.say
    return (
        Line(zone_sentence(wording, found.zone), "strong"),
        Heading(say("What stands in the way")),
        *in_the_way(wording, found.blocking, found.scenario.binding()),
        Heading(say("The fewest red lines on which it turns")),
        *turning(wording, found.opening),
        Heading(say("What to ask next")),
        *questions_asked(wording, found.questions, QUESTIONS),
    )


def asked(found: Possibilities) -> frozenset[tuple[str, str]]:
    """Return the parties and issues that the first questions are about."""
    return frozenset((q.party, q.issue) for q in found.questions.questions[:QUESTIONS])


def first_page(wording: Wording, found: Possibilities) -> tuple[Line, ...]:
    """Return what stands in the way and the first question, for the first page."""
    say = wording.say
    lines = [
        Line(blocking_sentence(wording, found.blocking) or zone_sentence(wording, found.zone), "lead", "possibilities")
    ]
    for question in found.questions.questions[:1]:
        lines.append(Line(question_sentence(wording, question), "lead", "possibilities", say("To ask next")))
    return tuple(lines)
