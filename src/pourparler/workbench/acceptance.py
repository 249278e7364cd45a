"""What is written when a proposal is accepted: the events that it makes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct, convert, structs

from pourparler.brief.words.language import Language
from pourparler.domain.candidate import HAND, Candidate
from pourparler.domain.evidence import Voice
from pourparler.domain.ids import slug
from pourparler.domain.interval import Interval
from pourparler.domain.issue import Issue, Option
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.next_step import NextStep, Precondition
from pourparler.domain.party import Delegate, Party
from pourparler.domain.position import Position
from pourparler.domain.proposal import (
    ActorAs,
    Proposal,
    ProposedActor,
    ProposedClaim,
    ProposedDate,
    ProposedNextStep,
    ProposedPosition,
    ProposedPrecondition,
    ProposedSession,
    ProposedStatement,
)
from pourparler.domain.provenance import Provenance
from pourparler.domain.session import Participant, Session
from pourparler.domain.source import Passage, Source
from pourparler.domain.statement import Claim, Statement
from pourparler.record.event import Event
from pourparler.record.events.claim import ClaimMade
from pourparler.record.events.delegate import DelegateNamed
from pourparler.record.events.issue import IssueAdded
from pourparler.record.events.next_step import NextStepAnnounced
from pourparler.record.events.option import OptionNamed
from pourparler.record.events.party import PartyAdded
from pourparler.record.events.position import PositionTaken
from pourparler.record.events.precondition import PreconditionSet
from pourparler.record.events.session import SessionHeld
from pourparler.record.events.source import SourceAdded, SourceChanged, SourcePart
from pourparler.record.events.statement import StatementChanged, StatementNoted, StatementPart

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")

New = Party | Delegate | Issue | Option
"""What a proposal may name and the record lack; a person says that it is to be added."""


class Basis(Struct, frozen=True):
    """On what an event rests, and when it happened.

    Parameters
    ----------
    on : Interval
        When.
    passages : tuple of Passage
        The exact words.
    note : str
        Which reader proposed it, and what of it is inferred; empty for what a person added beside it.
    """

    on: Interval
    passages: tuple[Passage, ...] = ()
    note: str = ""

    def common(self) -> dict[str, Any]:
        """Return what every event holds of it, by keyword."""
        return {"happened_on": self.on, "passages": self.passages, "note": self.note}


def passages(candidate: Candidate, source: str) -> tuple[Passage, ...]:
    """Return a candidate's passages as evidence, in the order of the text, each once."""
    spans = sorted({(span.start, span.end, span.quote) for span in candidate.passages})
    return tuple(
        Passage(source, start, end, "" if _CONTROL.search(quote) else quote)
        for start, end, quote in spans
        if end > start
    )


def source_event(
    provenance: Provenance, name: str, sha256: str, published: Interval, own: Callable[[str], str]
) -> SourceAdded:
    """Return the event that adds the report as a source, as far as the report prints where it comes from.

    Parameters
    ----------
    provenance : Provenance
        What it prints about itself.
    name : str
        What it is called where it prints no title.
    sha256 : str
        Of its text.
    published : Interval
        When it was published.
    own : callable
        Gives an id that nobody has taken, made of words.
    """
    source = Source(
        own(slug(f"{provenance.publisher or provenance.title or name} {published.latest}", 80)),
        provenance.title or name,
        provenance.publisher,
        locator=provenance.locator or name,
        kind="report",
        published=published,
        language="" if provenance.language == "und" else provenance.language,
        author=provenance.author,
        translator=provenance.translator,
        original=", ".join(filter(None, (provenance.original, provenance.original_publisher))),
        sha256=sha256,
    )
    return SourceAdded(happened_on=published, source=source)


def relayed_event(source: str, relays: str, published: Interval) -> SourceChanged:
    """Return the event that says what a report relays: with all of that origin it is one witness.

    Examples
    --------
    >>> relayed_event("paper", "agency", Interval.of("2025-12-03")).source.origin
    'agency'
    """
    return SourceChanged(happened_on=published, source=convert({"id": source, "origin": relays}, SourcePart))


def told_again(statement: str, basis: Basis) -> StatementChanged:
    """Return the event that lets a statement on record rest on another report, too.

    Examples
    --------
    >>> told_again("envoy-on-water", Basis(Interval.of("2025-12-03"))).statement.id
    'envoy-on-water'
    """
    return StatementChanged(**basis.common(), statement=convert({"id": statement}, StatementPart))


def new_event(noun: New, basis: Basis) -> Event:
    """Return the event that puts on record what a proposal names and the record lacks.

    Examples
    --------
    >>> new_event(Party("east", "East"), Basis(Interval.of("2025-12-02"))).party.id
    'east'
    """
    match noun:
        case Party():
            return PartyAdded(**basis.common(), party=noun)
        case Delegate():
            return DelegateNamed(**basis.common(), delegate=noun)
        case Issue():
            return IssueAdded(**basis.common(), issue=noun)
        case Option():
            return OptionNamed(**basis.common(), option=noun)


def events(proposal: Proposal, basis: Basis, on_record: Negotiation, own: Callable[[str], str]) -> list[Event]:
    """Return the events that a proposal makes, that of a statement noted beside it first; none where it makes none.

    Parameters
    ----------
    proposal : Proposal
        Nothing in it is missing.
    basis : Basis
        On what it rests.
    on_record : Negotiation
        Whose delegates are recognised among the participants of a session, by their names.
    own : callable
        Gives an id that nobody has taken, made of words.

    Examples
    --------
    >>> from pourparler.domain.evidence import Attribution
    >>> day = Interval.of("2025-12-02")
    >>> statement = ProposedStatement(Voice("A. Envoy", Attribution.ON_RECORD), "we meet again", day)
    >>> both = events(statement.as_next_step(), Basis(day), Negotiation(record="talks", viewer="everyone"), str)
    >>> [type(event).__name__ for event in both]
    ['StatementNoted', 'NextStepAnnounced']
    """
    day, common = str(basis.on.latest), basis.common()
    match proposal:
        case ProposedStatement(said=voice, content=content):
            return [_statement(voice, content, common, day, own)]
        case ProposedPosition() as one if one.party and one.issue and one.stance:
            position = Position(
                own(_id((one.party, one.stance.value, one.issue, *one.options), day)),
                one.party,
                one.issue,
                one.stance,
                one.said,
                one.options,
                one.content,
            )
            return [*_beside(one, common, day, own), PositionTaken(**common, position=position)]
        case ProposedPrecondition() as one if one.party:
            key = own(_id((one.party, one.what, one.said.speaker), day))
            precondition = Precondition(key, one.party, one.what, one.said, one.options)
            return [*_beside(one, common, day, own), PreconditionSet(**common, precondition=precondition)]
        case ProposedNextStep() as one:
            step = NextStep(own(_id((one.what, one.said.speaker), day)), one.what, one.said, one.by, one.due)
            return [*_beside(one, common, day, own), NextStepAnnounced(**common, next_step=step)]
        case ProposedSession() as one:
            people = tuple(_person(person, on_record) for person in one.participants)
            session = Session(
                own(f"session-{_id((one.place,), day)}"), one.place, None, people, one.duration, one.about
            )
            return [SessionHeld(**common, session=session)]
        case ProposedClaim() as one:
            key = own(_id((one.topic, one.content, one.said.speaker), day))
            claim = Claim(key, one.topic, one.content, one.said, one.figure, one.draft)
            return [ClaimMade(**common, claim=claim)]
        case ProposedActor() as one:
            return _actor(one, common, own)
        case _:
            return []


def _actor(one: ProposedActor, common: dict[str, Any], own: Callable[[str], str]) -> list[Event]:
    stem = one.id or slug(one.name, 48)
    if one.becomes is ActorAs.PARTY:
        return [PartyAdded(**common, party=Party(own(stem), one.name))]
    if one.becomes is ActorAs.DELEGATE and one.party:
        return [DelegateNamed(**common, delegate=Delegate(own(stem), one.name, one.party, one.office))]
    return []


def _beside(
    one: ProposedPosition | ProposedPrecondition | ProposedNextStep,
    common: dict[str, Any],
    day: str,
    own: Callable[[str], str],
) -> list[Event]:
    """Return the statement that is noted beside a proposal made of one."""
    return [_statement(one.said, one.statement, common, day, own)] if one.statement else []


def _statement(voice: Voice, content: str, common: dict[str, Any], day: str, own: Callable[[str], str]) -> Event:
    return StatementNoted(**common, statement=Statement(own(_id((content, voice.speaker), day)), voice, content))


def _person(person: Participant, on_record: Negotiation) -> Participant:
    """Return a participant, as the delegate on record of that name and party where there is exactly one."""
    keys = [key for key, one in on_record.delegates.items() if one.value.name == person.name]
    if person.delegate or len(keys) != 1 or on_record.delegates[keys[0]].value.party != person.party:
        return person
    return structs.replace(person, delegate=keys[0])


def _id(words: Iterable[str], day: str) -> str:
    """Return an id that explains itself: of what it is about, and the day."""
    return f"{slug(' '.join(filter(None, words)), 48)}-{day}"


def free(stem: str, ids: Iterable[str], tail: str) -> str:
    """Return an id that nobody has taken, with the ending that its audience calls for.

    Examples
    --------
    >>> free("envoy", {"envoy@chair"}, "@chair"), free("envoy@chair", (), "@chair")
    ('envoy-2@chair', 'envoy@chair')
    """
    stem, there, number = stem.partition("@")[0], set(ids), 1
    key = f"{stem}{tail}"
    while key in there:
        number += 1
        key = f"{stem}-{number}{tail}"
    return key


_WHO: dict[type, tuple[str, ...]] = {
    ProposedStatement: ("speaker", "party", "delegate"),
    ProposedPosition: ("party",),
    ProposedSession: ("participants",),
    ProposedNextStep: ("by",),
    ProposedClaim: ("speaker",),
    ProposedActor: ("name", "party"),
    ProposedDate: (),
}


def who_stands(proposed: Proposal, accepted: Proposal) -> bool:
    """Return whether everybody who was proposed was accepted; to name somebody where nobody was proposed is no change.

    Examples
    --------
    >>> from pourparler.domain.evidence import Attribution
    >>> voice = Voice("A. Envoy", Attribution.ON_RECORD)
    >>> who_stands(ProposedPosition(voice, "upper"), ProposedPosition(voice, "lower"))
    False
    >>> who_stands(ProposedPosition(voice), ProposedPosition(voice, "lower"))
    True
    """
    first, last = _told(proposed, proposed), _told(accepted, proposed)
    return all(not first.get(name) or first[name] == last.get(name) for name in _WHO[type(proposed)])


def note(candidate: Candidate, proposed: Proposal, accepted: Proposal, say: Language) -> str:
    """Return the remark that an event bears: which reader proposed it, and what of it is inferred."""
    if candidate.reader == HAND:
        return say("marked and filed by a person")
    first, last = _told(proposed, proposed), _told(accepted, proposed)
    who = "party" if isinstance(proposed, ProposedPosition) else "speaker"
    fields = {"actor": who, "source": who, "date": "on"}
    inferred = [name for name in candidate.inferred if _same(fields.get(name, name), first, last)]
    words = say("read by the reader “{reader}”, accepted by a person", reader=candidate.reader)
    return f"{words}; {say('inferred: {fields}', fields=', '.join(inferred))}" if inferred else words


def _same(name: str, first: dict[str, Any], last: dict[str, Any]) -> bool:
    return bool(first.get(name) == last.get(name))


def _told(one: Proposal, proposed: Proposal) -> dict[str, Any]:
    """Return the fields of a proposal, its voice's among them: where a statement was proposed, its voice says who."""
    own = structs.asdict(one)
    speaker = own.pop("said", None)
    voice = structs.asdict(speaker) if speaker else {}
    return {**own, **voice} if isinstance(proposed, ProposedStatement) else {**voice, **own}
