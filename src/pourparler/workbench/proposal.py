"""What a candidate proposes to put on record; what the report does not tell is left empty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import structs

from pourparler.domain.candidate import (
    Candidate,
    FoundActor,
    FoundClaim,
    FoundDate,
    FoundMeeting,
    FoundNextStep,
    FoundStance,
    FoundStatement,
    Happening,
    Speech,
)
from pourparler.domain.evidence import Attribution, Voice
from pourparler.domain.ids import slug
from pourparler.domain.interval import Interval
from pourparler.domain.proposal import (
    ActorAs,
    Proposal,
    ProposedActor,
    ProposedClaim,
    ProposedDate,
    ProposedNextStep,
    ProposedPosition,
    ProposedSession,
    ProposedStatement,
)
from pourparler.domain.reading import Reading
from pourparler.domain.session import Participant

_ENDS = re.compile(r"[.!?…]+[\s»”\"')\]]*(?=\s)|\n")


def proposed(reading: Reading, candidate: Candidate, published: Interval | None = None) -> Proposal:
    """Return what a candidate proposes.

    Parameters
    ----------
    reading : Reading
        The report that it is from: what stands around a candidate says who speaks and when.
    candidate : Candidate
        One of its candidates.
    published : Interval, optional
        When the report was published: what was said on no day that it names was said then. None: as it prints.
    """
    return _Proposer(reading, candidate, published).proposal()


class _Proposer:
    def __init__(self, reading: Reading, candidate: Candidate, published: Interval | None) -> None:
        self.reading, self.candidate = reading, candidate
        printed = reading.provenance.published
        self.published = published or (Interval.day(printed) if printed else None)
        self.actors = {name: actor for actor in _actors(reading) for name in (actor.name, *actor.aliases)}

    def proposal(self) -> Proposal:
        match self.candidate.found:
            case FoundStatement() as statement:
                return ProposedStatement(_voice(statement), _line(statement.content), self.day())
            case FoundStance() as stance:
                return self.position(stance)
            case FoundMeeting(happening=Happening.HELD) as meeting:
                people = tuple(self.participant(name) for name in meeting.participants)
                on = meeting.date or self.dated()
                return ProposedSession(_line(meeting.place), people, _line(meeting.duration), on=on)
            case FoundMeeting() as meeting:
                what = self.words("content") or self.words("cue")
                potential = meeting.happening is Happening.POTENTIAL
                return self.step(what, meeting.participants, meeting.date, hearsay=potential)
            case FoundNextStep() as step:
                return self.step(step.what, step.by, step.due)
            case FoundClaim() as claim:
                topic = " ".join(filter(None, (claim.topic, f"({claim.draft})" if claim.draft else "")))
                voice = self.speech(Attribution.ANONYMOUS)
                return ProposedClaim(voice, _line(topic), self.sentence(), _line(claim.figure), on=self.day())
            case FoundActor() as actor:
                return self.actor(actor)
            case FoundDate() as day:
                return ProposedDate(day.date)

    def position(self, stance: FoundStance) -> ProposedPosition:
        voice = self.speech(Attribution.AUTHORS_INFERENCE, stance.hearsay)
        statement = self.statement()
        if statement and statement.party and stance.party and statement.party != stance.party:
            voice = structs.replace(voice, attribution=Attribution.CLAIM_BY_OTHER_SIDE)
        return ProposedPosition(
            voice, stance.party, stance.issue, stance.stance, stance.options, _line(stance.subject), self.day()
        )

    def participant(self, name: str) -> Participant:
        actor = self.actors.get(name)
        return Participant(_line(name), actor.party if actor else None)

    def step(self, what: str, by: tuple[str, ...], due: Interval | None, *, hearsay: bool = False) -> ProposedNextStep:
        movers = dict.fromkeys(a.party for name in by if (a := self.actors.get(name)) and a.party)
        voice = self.speech(Attribution.ANONYMOUS, hearsay)
        return ProposedNextStep(voice, _line(what) or self.sentence(), tuple(movers), due, self.published)

    def actor(self, actor: FoundActor) -> ProposedActor:
        on_record = actor.delegate or (None if actor.person else actor.party)
        meant = ActorAs.DELEGATE if actor.person and actor.party else None
        return ProposedActor(
            _line(actor.name),
            ActorAs.NEITHER if on_record else meant,
            on_record or slug(actor.name, 48),
            actor.party if actor.person else None,
            _line(actor.office),
            self.published,
        )

    def speech(self, otherwise: Attribution, hearsay: bool = False) -> Voice:
        """Return whose words it rests on: of the statement it stands in, else the report's own author."""
        statement = self.statement()
        if statement is not None:
            return _voice(statement, hearsay)
        provenance = self.reading.provenance
        return Voice(
            _line(provenance.author or provenance.publisher),
            otherwise,
            via=_line(provenance.publisher) if provenance.author else "",
            hearsay=hearsay,
        )

    def statement(self) -> FoundStatement | None:
        """Return the statement in whose content the candidate stands, the narrowest; none where it is in none."""
        around: list[tuple[int, FoundStatement]] = []
        for other in self.reading.candidates:
            for span in other.spans("content") if isinstance(other.found, FoundStatement) else ():
                if any(span.overlaps(own) for own in self.candidate.passages):
                    assert isinstance(other.found, FoundStatement)
                    around.append((span.end - span.start, other.found))
        return min(around, key=lambda pair: pair[0])[1] if around else None

    def day(self) -> Interval | None:
        """Return when it was said: the day named in its sentence, outside of what was said; else the report's."""
        return self.dated() or self.published

    def dated(self) -> Interval | None:
        first, last = self.bounds()
        content = self.candidate.spans("content")
        limit = self.published.latest if self.published else None
        for other in self.reading.candidates:
            if isinstance(other.found, FoundDate) and other.found.date and first <= other.start() < last:
                inside = any(span.overlaps(own) for span in other.passages for own in content)
                if not inside and (limit is None or other.found.date.latest <= limit):
                    return other.found.date
        return None

    def bounds(self) -> tuple[int, int]:
        """Return where the sentences that it stands in begin and end."""
        text = self.reading.text
        start = self.candidate.start()
        end = max(span.end for span in self.candidate.passages)
        before = [match.end() for match in _ENDS.finditer(text, max(0, start - 2000), start)]
        after = _ENDS.search(text, max(start, end - 2))
        return (before[-1] if before else max(0, start - 2000)), (after.end() if after else len(text))

    def sentence(self) -> str:
        first, last = self.bounds()
        return _line(self.reading.text[first:last].strip()[:600])

    def words(self, role: str) -> str:
        return " […] ".join(span.quote for span in self.candidate.spans(role))


def _actors(reading: Reading) -> Iterator[FoundActor]:
    return (one.found for one in reading.candidates if isinstance(one.found, FoundActor))


def _voice(statement: FoundStatement, hearsay: bool = False) -> Voice:
    party = None if statement.delegate else statement.party
    name = _line(statement.actor or statement.source)
    quoted = statement.speech is Speech.DIRECT or statement.attribution is not Attribution.ON_RECORD
    return Voice(
        name,
        # Only quoted words are a speaker's own: what a reporter puts in other words is reported.
        statement.attribution if quoted else Attribution.INDIRECT_SPEECH,
        statement.delegate,
        party,
        via=_line(statement.via),
        hearsay=statement.hearsay or hearsay,
    )


def _line(words: str) -> str:
    return " ".join(words.split())
