"""A state of play as a brief: what stands on the first page, and the sections in their order."""

from __future__ import annotations

from pourparler.brief.agreement import agreements
from pourparler.brief.change import changes
from pourparler.brief.citation import Citing
from pourparler.brief.deals import deals
from pourparler.brief.document import Block, Brief, Bullets, Count, Figure, Line, Section, Summary
from pourparler.brief.issue_standing import issues
from pourparler.brief.language import Language
from pourparler.brief.lineage import drafts
from pourparler.brief.matrix import matrix
from pourparler.brief.next_step import moves, next_steps
from pourparler.brief.possibilities import asked, first_page, possibilities
from pourparler.brief.questions import questions, unknowns
from pourparler.brief.references import References
from pourparler.brief.room import last_room, rooms
from pourparler.brief.source import sources
from pourparler.brief.statement import characterisations, claims, hearsay
from pourparler.brief.summary import groups
from pourparler.brief.timeline import moments, timeline
from pourparler.brief.wording import Wording
from pourparler.domain.evidence import Level
from pourparler.domain.issue_standing import Standing
from pourparler.domain.possibilities import Possibilities
from pourparler.domain.state_of_play import StateOfPlay


def brief_of(state: StateOfPlay, say: Language, found: Possibilities | None = None) -> Brief:
    """Return the brief of a state of play in a language.

    Parameters
    ----------
    state : StateOfPlay
        What to tell.
    say : Language
        In which language.
    found : Possibilities, optional
        What could be agreed; none: nothing is said of it.

    Examples
    --------
    >>> from pourparler.brief.language import language
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
    summary = _summary(wording, state, found)
    sections = (
        changes(wording, state),
        matrix(wording, state, asked(found) if found else frozenset()),
        possibilities(wording, found) if found else None,
        deals(wording, found) if found else None,
        issues(wording, state),
        rooms(wording, state),
        _timeline(wording),
        drafts(wording, state),
        claims(wording, state),
        next_steps(wording, state),
        agreements(wording),
        questions(wording, state),
        unknowns(wording, state),
        characterisations(wording),
        hearsay(wording, state),
    )
    listed = sources(wording, references)
    return Brief(
        title=say.of(opening.title),
        language=say.code,
        record_language=language,
        summary=summary,
        sections=tuple(section for section in sections if section),
        sources=listed,
        cited=len(references.cited()),
        remarks=_remarks(wording, state, language),
        footer=_footer(wording, state),
    )


def _summary(wording: Wording, state: StateOfPlay, possible: Possibilities | None) -> Summary:
    counts = tuple(_count(wording, state, standing) for standing in Standing)
    lines = first_page(wording, possible) if possible else ()
    found = groups(wording, state, room_taken=lines)
    return Summary(
        facts=_facts(wording, state),
        counts=counts,
        groups=tuple((count, *found[Standing(count.standing)]) for count in counts if count.number),
        room=last_room(wording, state),
        moves=moves(wording, state),
        possibilities=lines,
    )  # fmt: skip


def _facts(wording: Wording, state: StateOfPlay) -> tuple[tuple[str, str], ...]:
    say, negotiation = wording.say, state.negotiation
    day = negotiation.as_of or negotiation.last_day
    facts = [(say("As of"), say.day(day) if day else say("nothing on record"))]
    if negotiation.known_at:
        facts.append((say("As could be known on"), say.day(negotiation.known_at)))
    return (*facts, (say("Seen by"), wording.viewer()), (say("Evidence"), wording.level(state.level)))


def _count(wording: Wording, state: StateOfPlay, standing: Standing) -> Count:
    return Count(
        standing.value, len(state.of(standing)), wording.standing(standing), wording.standing_meaning(standing)
    )


def _timeline(wording: Wording) -> Section:
    say = wording.say
    found = moments(wording)
    kinds = {"draft": say("draft"), "session": say("session"), "context": say("outside the room")}
    blocks: list[Block] = []
    drawing = timeline(wording, found)
    if drawing:
        blocks.append(
            Figure(
                drawing, say("Drafts, sessions and events outside the room, by day. The same stands below as a list.")
            )
        )
    blocks.append(Bullets(tuple(
        Line(f"{say.days(m.days)}, {kinds[m.kind]}{wording.say.colon}{m.words} {wording.cite(m.passages)}".strip())
        for m in found
    ), "numbered"))  # fmt: skip
    return Section("timeline", say("Timeline"), tuple(blocks))


def _remarks(wording: Wording, state: StateOfPlay, record_language: str) -> tuple[str, ...]:
    say = wording.say
    remarks = [say("This brief describes the record. It is no advice to any side.")]
    if state.level is Level.ANY:
        remarks.append(say("A tilde (~) marks what is only said to be held, on second-hand word or inference."))
    if record_language != say.code:
        remarks.append(
            say("The record's own paraphrases stand in the record's language ({code}).", code=record_language)
        )
    return tuple(remarks)


def _footer(wording: Wording, state: StateOfPlay) -> str:
    say = wording.say
    return " · ".join(
        (
            say("record {id}", id=state.negotiation.record),
            say("seen by: {viewer}", viewer=wording.viewer()),
            say("evidence: {level}", level=wording.level(state.level)),
        )
    )
