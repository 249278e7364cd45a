"""What a candidate proposes, as the values of its form; what the report does not tell is left empty."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
)
from pourparler.domain.evidence import Attribution
from pourparler.domain.ids import slug
from pourparler.domain.interval import Interval
from pourparler.domain.reading import Reading

_ENDS = re.compile(r"[.!?…]+[\s»”\"')\]]*(?=\s)|\n")


def proposed(found: Reading, candidate: Candidate) -> dict[str, str]:
    """Return the values of a candidate's form, by field.

    Parameters
    ----------
    found : Reading
        The report that it is from: what stands around a candidate says who speaks and when.
    candidate : Candidate
        One of its candidates.
    """
    values = _Filler(found, candidate).values()
    return {name: " ".join(value.split()) for name, value in values.items()}


class _Filler:
    def __init__(self, found: Reading, candidate: Candidate) -> None:
        self.reading, self.candidate = found, candidate
        self.actors = {name: actor for actor in _actors(found) for name in (actor.name, *actor.aliases)}

    def values(self) -> dict[str, str]:
        match self.candidate.found:
            case FoundStatement() as said:
                return {**self.voice(said), "content": said.content, "on": self.day()}
            case FoundStance() as stance:
                return self.stance(stance)
            case FoundMeeting(happening=Happening.HELD) as meeting:
                return self.session(meeting)
            case FoundMeeting() as meeting:
                what = self.words("content") or self.words("cue")
                potential = meeting.happening is Happening.POTENTIAL
                return self.step(what, meeting.participants, meeting.date, hearsay=potential)
            case FoundNextStep() as step:
                return self.step(step.what, step.by, step.due)
            case FoundClaim() as claim:
                topic = " ".join(filter(None, (claim.topic, f"({claim.draft})" if claim.draft else "")))
                voice = self.speech(Attribution.ANONYMOUS)
                return {
                    "topic": topic,
                    "figure": claim.figure,
                    "content": self.sentence(),
                    "draft": "",
                    **voice,
                    "on": self.day(),
                }
            case FoundActor() as actor:
                return self.actor(actor)
            case _:
                return {}

    def stance(self, stance: FoundStance) -> dict[str, str]:
        said = self.speech(Attribution.AUTHORS_INFERENCE, stance.hearsay)
        speaks_for = said.pop("party")
        statement = self.statement()
        if statement and statement.party and stance.party and statement.party != stance.party:
            said["attribution"] = Attribution.CLAIM_BY_OTHER_SIDE.value
        return {
            "party": stance.party or "",
            "issue": stance.issue or "",
            "options": ", ".join(stance.options),
            "stance": stance.stance.value,
            "speaker": said.pop("speaker"),
            "speaker-party": speaks_for,
            **said,
            "content": stance.subject,
            "on": self.day(),
        }

    def session(self, meeting: FoundMeeting) -> dict[str, str]:
        people = "; ".join(self.participant(name) for name in meeting.participants)
        held = str(meeting.date) if meeting.date else self.dated()
        return {"place": meeting.place, "participants": people, "duration": meeting.duration, "about": "", "on": held}

    def participant(self, name: str) -> str:
        actor = self.actors.get(name)
        return f"{actor.party}: {name}" if actor and actor.party else name

    def step(self, what: str, by: tuple[str, ...], due: Interval | None, hearsay: bool = False) -> dict[str, str]:
        movers = dict.fromkeys(a.party for name in by if (a := self.actors.get(name)) and a.party)
        said = self.speech(Attribution.ANONYMOUS, hearsay)
        return {
            "what": what or self.sentence(),
            "by": ", ".join(movers),
            "due": str(due) if due else "",
            **said,
            "on": self.published(),
        }

    def actor(self, actor: FoundActor) -> dict[str, str]:
        on_record = actor.delegate or (actor.party if not actor.person else None)
        kind = "neither" if on_record else "delegate" if actor.person and actor.party else ""
        return {
            "as": kind,
            "id": on_record or slug(actor.name, 48),
            "name": actor.name,
            "party": (actor.party or "") if actor.person else "",
            "office": actor.office,
            "on": self.published(),
        }

    def speech(self, otherwise: Attribution, hearsay: bool = False) -> dict[str, str]:
        """Return whose words it rests on: of the statement it stands in, else the report's own author."""
        statement = self.statement()
        if statement is not None:
            return self.voice(statement, hearsay)
        found = self.reading.provenance
        return {
            "speaker": found.author or found.publisher,
            "party": "",
            "delegate": "",
            "attribution": otherwise.value,
            "hearsay": _flag(hearsay),
            "via": found.publisher if found.author else "",
        }

    def voice(self, said: FoundStatement, hearsay: bool = False) -> dict[str, str]:
        return {
            "speaker": said.actor or said.source,
            "party": "" if said.delegate else said.party or "",
            "delegate": said.delegate or "",
            "attribution": said.attribution.value,
            "hearsay": _flag(said.hearsay or hearsay),
            "via": said.via,
        }

    def statement(self) -> FoundStatement | None:
        """Return the statement in whose content the candidate stands, the narrowest; none where it is in none."""
        around: list[tuple[int, FoundStatement]] = []
        for other in self.reading.candidates:
            for span in other.spans("content") if isinstance(other.found, FoundStatement) else ():
                if any(span.overlaps(own) for own in self.candidate.passages):
                    assert isinstance(other.found, FoundStatement)
                    around.append((span.end - span.start, other.found))
        return min(around, key=lambda pair: pair[0])[1] if around else None

    def day(self) -> str:
        """Return when it was said: the day named in its sentence, outside of what was said; else the report's."""
        return self.dated() or self.published()

    def dated(self) -> str:
        first, last = self.bounds()
        content = self.candidate.spans("content")
        limit = self.reading.provenance.published
        for other in self.reading.candidates:
            if isinstance(other.found, FoundDate) and other.found.date and first <= other.start() < last:
                said = any(span.overlaps(own) for span in other.passages for own in content)
                if not said and (limit is None or other.found.date.latest <= limit):
                    return str(other.found.date)
        return ""

    def published(self) -> str:
        day = self.reading.provenance.published
        return str(day) if day else ""

    def bounds(self) -> tuple[int, int]:
        """Return where the sentences that it stands in begin and end."""
        text = self.reading.text
        start = self.candidate.start()
        end = max(span.end for span in self.candidate.passages)
        before = [found.end() for found in _ENDS.finditer(text, max(0, start - 2000), start)]
        after = _ENDS.search(text, max(start, end - 2))
        return (before[-1] if before else max(0, start - 2000)), (after.end() if after else len(text))

    def sentence(self) -> str:
        first, last = self.bounds()
        return self.reading.text[first:last].strip()[:600]

    def words(self, role: str) -> str:
        return " […] ".join(span.quote for span in self.candidate.spans(role))


def _actors(found: Reading) -> Iterator[FoundActor]:
    return (one.found for one in found.candidates if isinstance(one.found, FoundActor))


def _flag(value: bool) -> str:
    return "yes" if value else "no"
