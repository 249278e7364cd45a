"""The reader of meetings: who met whom, where, when, and whether it took place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pourparler.domain.candidate import Candidate, FoundMeeting, Span
from pourparler.reading.readers.meeting.telling import Telling, is_one, tellings
from pourparler.reading.report import Report


def candidates(report: Report) -> Iterable[Candidate]:
    """Return every encounter that a report tells of, each once."""
    groups: list[list[Telling]] = []
    for telling in tellings(report):
        home = next((group for group in reversed(groups) if is_one(group[0], telling)), None)
        if home is not None:
            home.append(telling)
        elif telling.opens:
            groups.append([telling])
    return [_candidate(group) for group in groups]


def _fullness(telling: Telling) -> tuple[int, bool, bool]:
    """Return how much a telling tells: who took part first, then when, then where."""
    return len(telling.participants), telling.when is not None, telling.place is not None


def _candidate(group: list[Telling]) -> Candidate:
    fullest = max(group, key=_fullness)
    placed = next((t.place for t in (fullest, *group) if t.place is not None), None)
    lasting = next((t.duration for t in group if t.duration is not None), None)
    return Candidate(
        reader="meeting",
        found=FoundMeeting(
            happening=fullest.happening,
            participants=tuple(one.name for one in fullest.participants),
            place=placed.quote if placed else "",
            duration=lasting.quote if lasting else "",
            date=fullest.days,
            when=fullest.when.quote if fullest.when else "",
        ),
        passages=tuple(_passages(group, fullest, (placed, fullest.when, lasting))),
        inferred=(("participants",) if any(one.inferred for one in fullest.participants) else ())
        + (("date",) if fullest.days else ()),
    )


def _passages(group: list[Telling], fullest: Telling, others: tuple[Span | None, ...]) -> Iterator[Span]:
    yield fullest.sentence
    yield fullest.trigger
    yield from (one.mention for one in fullest.participants)
    yield from (span for span in others if span is not None)
    for telling in group:
        if telling is not fullest:
            yield Span("repeat", telling.trigger.start, telling.trigger.end, telling.trigger.quote)
