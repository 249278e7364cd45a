"""What could be agreed: words first, counts as a footnote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pourparler.brief.document import Block, Heading, Line, Section
from pourparler.brief.sections.blocking import in_the_way, turning
from pourparler.brief.sections.closed import closed
from pourparler.brief.sections.draft_reading import draft_read
from pourparler.brief.sections.key_question import question_sentence, questions_asked
from pourparler.brief.sections.sheet import SHEETS, Sheet
from pourparler.brief.sections.still_open import still_open
from pourparler.brief.sections.zone import footnotes, lacking_notes, lacking_sentence, zone_sentences
from pourparler.brief.words.red_line import in_short
from pourparler.brief.words.wording import Wording
from pourparler.domain.draft_reading import DraftReading
from pourparler.domain.possibilities import QUESTIONS, Possibilities
from pourparler.domain.scenario import Scenario


def possibilities(wording: Wording, possible: Possibilities) -> Section:
    """Return the section of what could be agreed, with the drafts read against the stances."""
    say = wording.say
    blocks: list[Block] = [*zone_blocks(wording, possible)]
    if possible.drafts:
        blocks.append(Heading(say("The drafts, read against the stances")))
    for reading in possible.drafts:
        blocks += draft_read(wording, reading, possible.scenario, in_short)
    blocks += zone_notes(wording, possible)
    return Section("possibilities", say("What could be agreed"), tuple(blocks))


def zone_blocks(wording: Wording, possible: Possibilities) -> tuple[Block, ...]:
    """Return what stands in the way and on what it turns, what is closed, what is still open, what to ask.

    Where there is nothing to agree on, or nobody who must, that is all that is said.
    """
    say = wording.say
    told = zone_sentences(wording, possible)
    if possible.supposed:
        told = wording.say("◇ Supposed, not on record: {told}", told=told)
    first = Line(told, "strong")
    if possible.scenario.lacking() is not None:
        return (first,)
    return (
        first,
        *_blocked(wording, possible),
        *_closed(wording, possible),
        Heading(say("What is still open")),
        *still_open(wording, possible),
        Heading(say("What to ask next")),
        *questions_asked(wording, possible.questions, QUESTIONS),
    )


def _blocked(wording: Wording, possible: Possibilities) -> Iterator[Block]:
    """Yield what stands in the way, and on how few refusals it turns; nothing where an outcome is left."""
    if possible.zone.open:
        return
    yield Heading(wording.say("What stands in the way"))
    yield from in_the_way(wording, possible.blocking)
    yield Heading(wording.say("On how few refusals it turns"))
    yield from turning(wording, possible.opening)


def _closed(wording: Wording, possible: Possibilities) -> Iterator[Block]:
    """Yield what is closed and by whom, apart from what was told as standing in the way."""
    blocking = {line for one in possible.blocking.sets for line in one}
    binding = possible.scenario.binding()
    lines = tuple(line for line in binding if line not in blocking)
    if blocking and not lines:
        return
    say = wording.say
    yield Heading(say("What else is closed, and by whom") if blocking else say("What is closed, and by whom"))
    yield from closed(wording, lines)


def zone_told(wording: Wording, possible: Possibilities) -> tuple[Block, ...]:
    """Return the zone by itself: what stands in the way, what is closed, what is open, what to ask; counts last."""
    return (*zone_blocks(wording, possible), *zone_notes(wording, possible))


def questions_told(wording: Wording, possible: Possibilities) -> tuple[Block, ...]:
    """Return the questions by themselves, as many as were asked for."""
    if possible.scenario.lacking() is not None:
        return lacking_told(wording, possible.scenario)
    say, listed = wording.say, possible.questions.questions
    blocks = (Heading(say("What to ask next")), *questions_asked(wording, possible.questions, len(listed)))
    more = possible.questions.total > len(listed)
    count = say("{n} of {all} questions are listed.", n=len(listed), all=possible.questions.total)
    return (*blocks, Line(count)) if more else blocks


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


def zone_notes(wording: Wording, possible: Possibilities) -> tuple[Block, ...]:
    """Return the counts and what they leave out, small; without anything to agree on, only why."""
    if possible.scenario.lacking() is not None:
        return lacking_notes(wording, possible.scenario)
    return footnotes(wording, possible.zone, possible.scenario)


def asked(possible: Possibilities) -> frozenset[tuple[str, str]]:
    """Return the parties and issues that the first questions are about."""
    return frozenset((q.party, q.issue) for q in possible.questions.questions[:QUESTIONS])


def first_page(wording: Wording, possible: Possibilities, sheet: Sheet = SHEETS[0]) -> tuple[Line, ...]:
    """Return what could be agreed and the first question, for the first page; too long a question is only counted."""
    say = wording.say
    lines = [Line(zone_sentences(wording, possible, sheet.titles), "lead", "possibilities")]
    for question in possible.questions.questions[:1]:
        asks = f"{wording.issue(question.issue)}{say.colon}{question_sentence(wording, question)}"
        if len(asks) > sheet.letters:
            total = possible.questions.total
            asks = say.count(
                "{n} question, under “What could be agreed”", "{n} questions, under “What could be agreed”", total
            )
        lines.append(Line(asks, "lead", "possibilities", say("To ask next")))
    return tuple(lines)
