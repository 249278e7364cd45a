"""What could be agreed: words first, counts as a footnote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pourparler.brief.document import Block, Heading, Line, Section
from pourparler.brief.sections.blocking import in_the_way, turning
from pourparler.brief.sections.closed import closed
from pourparler.brief.sections.draft_reading import draft_read
from pourparler.brief.sections.key_question import question_sentence, questions_asked
from pourparler.brief.sections.still_open import still_open
from pourparler.brief.sections.zone import footnotes, lacking_notes, lacking_sentence, zone_sentences
from pourparler.brief.words.wording import Wording
from pourparler.domain.draft_reading import DraftReading
from pourparler.domain.possibilities import QUESTIONS, Possibilities
from pourparler.domain.scenario import Scenario


def possibilities(wording: Wording, found: Possibilities) -> Section:
    """Return the section of what could be agreed, with the drafts read against the stances."""
    say = wording.say
    blocks: list[Block] = [*zone_blocks(wording, found)]
    if found.drafts:
        blocks.append(Heading(say("The drafts, read against the stances")))
    for reading in found.drafts:
        blocks += draft_read(wording, reading, found.scenario)
    blocks += zone_notes(wording, found)
    return Section("possibilities", say("What could be agreed"), tuple(blocks))


def zone_blocks(wording: Wording, found: Possibilities) -> tuple[Block, ...]:
    """Return what stands in the way and on what it turns, what is closed, what is still open, what to ask.

    Where there is nothing to agree on, or nobody who must, that is all that is said.
    """
    say = wording.say
    first = Line(zone_sentences(wording, found), "strong")
    if found.scenario.lacking() is not None:
        return (first,)
    return (
        first,
        *_blocked(wording, found),
        *_closed(wording, found),
        Heading(say("What is still open")),
        *still_open(wording, found),
        Heading(say("What to ask next")),
        *questions_asked(wording, found.questions, QUESTIONS),
    )


def _blocked(wording: Wording, found: Possibilities) -> Iterator[Block]:
    """Yield what stands in the way, and on how few refusals it turns; nothing where an outcome is left."""
    if found.zone.open:
        return
    yield Heading(wording.say("What stands in the way"))
    yield from in_the_way(wording, found.blocking)
    yield Heading(wording.say("On how few refusals it turns"))
    yield from turning(wording, found.opening)


def _closed(wording: Wording, found: Possibilities) -> Iterator[Block]:
    """Yield what is closed and by whom, apart from what was told as standing in the way."""
    told = {line for one in found.blocking.sets for line in one}
    binding = found.scenario.binding()
    lines = tuple(line for line in binding if line not in told)
    if told and not lines:
        return
    say = wording.say
    yield Heading(say("What else is closed, and by whom") if told else say("What is closed, and by whom"))
    yield from closed(wording, lines)


def zone_told(wording: Wording, found: Possibilities) -> tuple[Block, ...]:
    """Return the zone by itself: what stands in the way, what is closed, what is open, what to ask; counts last."""
    return (*zone_blocks(wording, found), *zone_notes(wording, found))


def questions_told(wording: Wording, found: Possibilities) -> tuple[Block, ...]:
    """Return the questions by themselves, as many as were asked for."""
    if found.scenario.lacking() is not None:
        return lacking_told(wording, found.scenario)
    say, listed = wording.say, found.questions.questions
    asked = (Heading(say("What to ask next")), *questions_asked(wording, found.questions, len(listed)))
    more = found.questions.total > len(listed)
    told = say("{n} of {all} questions are listed.", n=len(listed), all=found.questions.total)
    return (*asked, Line(told)) if more else asked


def drafts_told(wording: Wording, readings: Iterable[DraftReading], scenario: Scenario) -> tuple[Block, ...]:
    """Return drafts read against the stances, by themselves."""
    if scenario.lacking() is not None:
        return lacking_told(wording, scenario)
    blocks = tuple(block for reading in readings for block in draft_read(wording, reading, scenario))
    return blocks or (Line(wording.say("No draft whose text expresses an option is on record.")),)


def lacking_told(wording: Wording, scenario: Scenario) -> tuple[Block, ...]:
    """Return why nothing can be said of what could be agreed; nothing where something can."""
    lacking = scenario.lacking()
    words = (Line(lacking_sentence(wording, lacking), "strong"),) if lacking else ()
    return (*words, *lacking_notes(wording, scenario))


def zone_notes(wording: Wording, found: Possibilities) -> tuple[Block, ...]:
    """Return the counts and what they leave out, small; without anything to agree on, only why."""
    if found.scenario.lacking() is not None:
        return lacking_notes(wording, found.scenario)
    return footnotes(wording, found.zone, found.scenario)


def asked(found: Possibilities) -> frozenset[tuple[str, str]]:
    """Return the parties and issues that the first questions are about."""
    return frozenset((q.party, q.issue) for q in found.questions.questions[:QUESTIONS])


def first_page(wording: Wording, found: Possibilities) -> tuple[Line, ...]:
    """Return what could be agreed and the first question, for the first page."""
    say = wording.say
    lines = [Line(zone_sentences(wording, found), "lead", "possibilities")]
    for question in found.questions.questions[:1]:
        asks = f"{wording.issue(question.issue)}{say.colon}{question_sentence(wording, question)}"
        lines.append(Line(asks, "lead", "possibilities", say("To ask next")))
    return tuple(lines)
