"""A state of play as a brief: the first page, and the sections in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pourparler.brief.document import Block, Brief, Bullets, Figure, Line, Part, Section
from pourparler.brief.drawings.timeline import moments, timeline
from pourparler.brief.sections.agreement import agreements
from pourparler.brief.sections.alone import left_out
from pourparler.brief.sections.change import changes
from pourparler.brief.sections.deals import deals
from pourparler.brief.sections.first_page import facts, summary_of
from pourparler.brief.sections.issue_standing import issues
from pourparler.brief.sections.lineage import drafts
from pourparler.brief.sections.next_step import next_steps
from pourparler.brief.sections.positions import positions
from pourparler.brief.sections.possibilities import asked, possibilities
from pourparler.brief.sections.questions import questions, unknowns
from pourparler.brief.sections.room import rooms
from pourparler.brief.sections.set_aside import cautions, checked_only, set_aside
from pourparler.brief.sections.source import sources
from pourparler.brief.sections.statement import characterisations, claims, hearsay, statements
from pourparler.brief.words.citation import Citing
from pourparler.brief.words.language import Language
from pourparler.brief.words.references import References
from pourparler.brief.words.wording import Wording
from pourparler.domain.evidence import Level
from pourparler.domain.possibilities import Possibilities
from pourparler.domain.state_of_play import StateOfPlay

Builder = Callable[[Wording, StateOfPlay, Possibilities | None], Section | None]

_ORDER: dict[str, Builder] = {
    "changes": lambda wording, state, _: changes(wording, state),
    "grid": lambda wording, state, possible: positions(wording, state, asked(possible) if possible else frozenset()),
    "possibilities": lambda wording, _, possible: possibilities(wording, possible) if possible else None,
    "deals": lambda wording, _, possible: deals(wording, possible) if possible else None,
    "issues": lambda wording, state, _: issues(wording, state),
    "statements": lambda wording, state, _: statements(wording, state),
    "rooms": lambda wording, state, _: rooms(wording, state),
    "timeline": lambda wording, *_: _timeline(wording),
    "drafts": lambda wording, state, _: drafts(wording, state),
    "claims": lambda wording, state, _: claims(wording, state),
    "next": lambda wording, state, _: next_steps(wording, state),
    "bound": lambda wording, *_: agreements(wording),
    "questions": lambda wording, state, _: questions(wording, state),
    "unknown": lambda wording, state, _: unknowns(wording, state),
    "called": lambda wording, *_: characterisations(wording),
    "hearsay": lambda wording, state, _: hearsay(wording, state),
    "set-aside": lambda wording, state, _: set_aside(wording, state),
}

SECTIONS = tuple(_ORDER)
"""The sections of a brief, by their keys, in the order of the page."""

WORKED_OUT = ("grid", "possibilities", "deals")
"""Those that tell what could be agreed, or mark what is worth asking."""


def brief_of(
    state: StateOfPlay, say: Language, possible: Possibilities | None = None, sections: Sequence[str] = SECTIONS
) -> Brief:
    """Return the brief of a state of play in a language.

    Parameters
    ----------
    state : StateOfPlay
        What to tell.
    say : Language
        In which language.
    possible : Possibilities, optional
        What could be agreed; none: nothing is said of it.
    sections : sequence of str
        Which sections follow the first page, of :data:`SECTIONS`; by default all.

    Examples
    --------
    >>> from pourparler.brief.words.language import language
    >>> from pourparler.domain.evidence import Level
    >>> from pourparler.domain.negotiation import Negotiation
    >>> from pourparler.domain.state_of_play import FourQuestions, Unknowns
    >>> empty = Negotiation(record="empty", viewer="everyone")
    >>> nothing = StateOfPlay(empty, Level.REPORTED, (), (), (), (), (), (), (),
    ...                       FourQuestions((), (), (), (), (), ()), Unknowns((), (), (), ()))
    >>> brief_of(nothing, language("en")).summary.facts
    (('As of', 'nothing on record'), ('Seen by', 'everyone'), ('Evidence', 'reported (own word and reports)'))
    """
    references = References(state.negotiation)
    wording = Citing(state.negotiation, say, references)
    opening = state.negotiation.opening()
    language = opening.language or "en"
    # The order of these calls is the order of the page: it settles the numbers of the sources.
    remarks = remarks_on(wording, state, language)
    summary = summary_of(wording, state, possible, remarks)
    built = [build(wording, state, possible) for key, build in _ORDER.items() if key in sections]
    listed = sources(wording, references)
    return Brief(
        title=say.of(opening.title),
        language=say.code,
        record_language=language,
        summary=summary,
        sections=tuple(section for section in built if section),
        sources=listed,
        cited=len(references.cited()),
        remarks=remarks,
        footer=footer(wording, state),
    )


def part_of(state: StateOfPlay, say: Language, key: str, possible: Possibilities | None = None) -> Part | None:
    """Return one section alone, its sources numbered by themselves; none where nothing on record belongs there.

    Parameters
    ----------
    state : StateOfPlay
        What to tell.
    say : Language
        In which language.
    key : str
        One of :data:`SECTIONS`.
    possible : Possibilities, optional
        What could be agreed; none: nothing is said of it.

    Raises
    ------
    KeyError
        If there is no such section.
    """
    references = References(state.negotiation)
    wording = Citing(state.negotiation, say, references)
    section = _ORDER[key](wording, state, possible)
    if section is None:
        return None
    title = say.of(state.negotiation.opening().title)
    listed = sources(wording, references)
    head = facts(wording, state.negotiation, state.level)
    warned = (*cautions(wording, state), *left_out(wording))
    return Part(title, head, warned, section, listed, len(references.cited()))


def _timeline(wording: Wording) -> Section:
    say = wording.say
    entries = moments(wording)
    kinds = {"draft": say("draft"), "session": say("session"), "context": say("outside the room")}
    blocks: list[Block] = []
    drawing = timeline(wording, entries)
    if drawing:
        blocks.append(
            Figure(
                drawing, say("Drafts, sessions and events outside the room, by day. The same stands below as a list.")
            )
        )
    listed = (
        f"{wording.when(m.days)}, {kinds[m.kind]}{say.colon}{m.words} {wording.cite(m.passages)}".strip()
        for m in entries
    )
    blocks.append(Bullets(tuple(Line(words) for words in listed), "numbered"))
    return Section("timeline", say("Timeline"), tuple(blocks), "across")


def remarks_on(wording: Wording, state: StateOfPlay, record_language: str) -> tuple[str, ...]:
    """Return what stands below a first page: what a brief is, what it leaves out, how it counts days."""
    say = wording.say
    remarks = [say("This brief describes the record. It is no advice to any side.")]
    if state.negotiation.left_out:
        remarks.append(wording.left_out())
    last = state.negotiation.counted_to()
    if last:
        remarks.append(say("Days ago are counted back from {day}.", day=say.day(last)))
    if state.level is Level.ANY:
        remarks.append(say("A tilde (~) marks what is only said to be held, on second-hand word or inference."))
    if record_language != say.code:
        remarks.append(
            say("The record's own paraphrases stand in the record's language ({code}).", code=record_language)
        )
    return tuple(remarks)


def footer(wording: Wording, state: StateOfPlay) -> str:
    """Return what stands at the foot of every page: the record, its viewer, the level of evidence."""
    say = wording.say
    return " · ".join(
        (
            say("record {id}", id=state.negotiation.record),
            say("seen by: {viewer}", viewer=wording.viewer()),
            say("evidence: {level}", level=wording.level(state.level)),
            *((checked_only(wording),) if state.negotiation.checked else ()),
        )
    )
