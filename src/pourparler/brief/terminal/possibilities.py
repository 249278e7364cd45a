"""What could be agreed, on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from pourparler.brief.document import Block, Bullets, Heading, Line
from pourparler.brief.sections.deals import deals
from pourparler.brief.sections.draft_reading import draft_read
from pourparler.brief.sections.key_question import questions_asked
from pourparler.brief.sections.possibilities import possibilities, zone_blocks, zone_notes
from pourparler.brief.sections.source import gone
from pourparler.brief.sections.zone import lacking_notes, lacking_sentence
from pourparler.brief.terminal.state_of_play import headline
from pourparler.brief.words.language import Language
from pourparler.brief.words.references import References
from pourparler.brief.words.wording import Wording
from pourparler.domain.draft_reading import DraftReading
from pourparler.domain.evidence import Level
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.possibilities import Possibilities
from pourparler.domain.scenario import Scenario


def render_zone(found: Possibilities, negotiation: Negotiation, level: Level | None, say: Language) -> RenderableType:
    """Return the zone: what stands in the way, what is closed, what is still open, what to ask; counts last."""
    wording = wording_of(negotiation, say)
    title = (Heading(found.scenario.name),) if level is None else ()
    blocks = (*title, *zone_blocks(wording, found), *zone_notes(wording, found))
    return page(wording, level, blocks)


def render_possibilities(found: Possibilities, negotiation: Negotiation, say: Language) -> RenderableType:
    """Return the brief's section on what could be agreed, drafts included, with its own list of sources."""
    wording = wording_of(negotiation, say)
    sections = [possibilities(wording, found), deals(wording, found)]
    return page(wording, None, [b for s in sections if s for b in (Heading(s.title), *s.blocks)])


def render_questions(
    found: Possibilities, negotiation: Negotiation, level: Level | None, say: Language
) -> RenderableType:
    """Return the questions, as many as were asked for."""
    wording = wording_of(negotiation, say)
    if found.scenario.lacking() is not None:
        return render_lacking(found.scenario, negotiation, level, say)
    listed = found.questions.questions
    blocks: list[Block] = [Heading(say("What to ask next")), *questions_asked(wording, found.questions, len(listed))]
    if found.questions.total > len(listed):
        blocks.append(
            Line(say("{n} of {all} questions; --limit shows more.", n=len(listed), all=found.questions.total))
        )
    return page(wording, level, blocks)


def render_lacking(scenario: Scenario, negotiation: Negotiation, level: Level | None, say: Language) -> RenderableType:
    """Return why nothing can be said of what could be agreed; nothing where something can."""
    wording = wording_of(negotiation, say)
    lacking = scenario.lacking()
    words = (Line(lacking_sentence(wording, lacking), "strong"),) if lacking else ()
    title = (Heading(scenario.name),) if level is None else ()
    return page(wording, level, (*title, *words, *lacking_notes(wording, scenario)))


def render_drafts_read(
    readings: Iterable[DraftReading], scenario: Scenario, negotiation: Negotiation, level: Level | None, say: Language
) -> RenderableType:
    """Return drafts read against the stances."""
    if scenario.lacking() is not None:
        return render_lacking(scenario, negotiation, level, say)
    wording = wording_of(negotiation, say)
    blocks = [block for reading in readings for block in draft_read(wording, reading, scenario)]
    return page(wording, level, blocks or [Line(say("No draft whose text expresses an option is on record."))])


def wording_of(negotiation: Negotiation, say: Language) -> Wording:
    """Return the words for a negotiation, its sources numbered as they are cited."""
    return Wording(negotiation, say, References(negotiation))


def page(wording: Wording, level: Level | None, blocks: Iterable[Block]) -> RenderableType:
    """Return blocks as a page, with the sources they cite."""
    found = list(blocks)
    heads = headline(wording.negotiation, wording.say, wording.level(level)) if level else []
    return Group(*heads, *(part for block in found for part in _shown(block)), *_sources(wording))


def _shown(block: Block) -> Iterator[RenderableType]:
    if isinstance(block, Heading):
        yield Text(f"\n{block.text}", style="bold")
    elif isinstance(block, Bullets):
        for number, item in enumerate(block.items, 1):
            mark = f"{number}." if block.kind == "numbered" else "•"
            yield Padding(Text(f"{mark} {_text(item)}"), (0, 0, 0, 2), expand=False)
    elif isinstance(block, Line):
        yield Text(_text(block), style="dim" if block.kind == "small" else "bold" if block.kind == "strong" else "")


def _text(line: Line) -> str:
    return f"{line.head} — {line.text}" if line.head else line.text


def _sources(wording: Wording) -> Iterator[RenderableType]:
    cited = wording.references.cited() if wording.references else []
    if cited:
        yield Text(f"\n{wording.say('Sources cited')}", style="bold")
    for number, key, recorded in cited:
        title = recorded.value.publisher or recorded.value.title if recorded else ""
        words = f"{title} {gone(wording, recorded) if recorded else ''}".strip()
        yield Padding(Text(f"[{number}] {key}{wording.say.colon}{words}"), (0, 0, 0, 2), expand=False)
