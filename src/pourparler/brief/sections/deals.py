"""The section on deals: only where somebody estimated what outcomes are worth, and headed as resting on that."""

from __future__ import annotations

from collections.abc import Iterator

from pourparler.brief.document import Block, Figure, Line, Section
from pourparler.brief.drawings.frontier import frontier_drawing
from pourparler.brief.sections.deal import deals_told
from pourparler.brief.sections.key_question import question_sentence
from pourparler.brief.words.frontier import frontier_caption
from pourparler.brief.words.wording import Wording
from pourparler.domain.deal import Deals
from pourparler.domain.possibilities import Possibilities


def deals(wording: Wording, possible: Possibilities) -> Section | None:
    """Return the section; none where nothing is estimated in numbers."""
    if possible.deals is None:
        return None
    say = wording.say
    blocks = (
        Line(
            say(
                "What follows rests on estimates of what the parties value, by those named. It is not on record that "
                "any party values it so."
            ),
            "strong",
        ),
        *deals_told(wording, possible.deals),
        *_picture(wording, possible.deals),
        *_question(wording, possible, possible.deals),
    )
    return Section("deals", say("What could be agreed, on estimates"), blocks, "across")


def _picture(wording: Wording, answer: Deals) -> Iterator[Block]:
    """Yield the frontier of two parties as a drawing."""
    drawing = frontier_drawing(wording, answer)
    if drawing is not None:
        yield Figure(drawing, frontier_caption(wording, answer.frontier))


def _question(wording: Wording, possible: Possibilities, answer: Deals) -> Iterator[Block]:
    """Yield the first question about something that a deal told here rests on."""
    rests = {(r.party, r.issue) for one in answer.solutions for deal in one.deals for r in deal.rests_on}
    question = next((q for q in possible.questions.questions if (q.party, q.issue) in rests), None)
    if question is not None:
        yield Line(question_sentence(wording, question), "", "", wording.say("The question on which it turns most"))
