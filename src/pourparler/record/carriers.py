"""What carries an event's words besides the event: corrections, disclosures, quotations, texts, decisions, ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from pourparler.domain.decision import Decision
from pourparler.domain.source import Passage, Source
from pourparler.errors import PourparlerError
from pourparler.record.entry import Entry
from pourparler.record.event import Event, introduced, named
from pourparler.record.events.correction import EventCorrected, EventDisclosed, EventOpened, content
from pourparler.record.part import named_fields
from pourparler.record.passages import passages_of


class Carriers(Struct, frozen=True):
    """What must go with events whose words are to be erased, and what names them and stays.

    Parameters
    ----------
    events : tuple of str
        The hashes asked for, and those of their corrections and disclosures.
    quoting : tuple of str
        The hashes of events that quote a source that is to be erased.
    texts : tuple of (str, str)
        Sources' texts, by audience and SHA-256.
    decisions : tuple of Decision
        Decisions on candidates that led to these events, or quote these texts.
    ids : tuple of str
        Ids that were introduced and that other events go on naming.
    """

    events: tuple[str, ...]
    quoting: tuple[str, ...]
    texts: tuple[tuple[str, str], ...]
    decisions: tuple[Decision, ...]
    ids: tuple[str, ...]


def carriers(entries: Sequence[Entry], decisions: Iterable[Decision], targets: Sequence[str]) -> Carriers:
    """Return what carries the words of events.

    Parameters
    ----------
    entries : sequence of Entry
        All that the file holds of the record, in order.
    decisions : iterable of Decision
        All that it holds of decisions.
    targets : sequence of str
        The hashes of the events to be erased.
    """
    readable = _readable(entries)
    events = _with_copies(readable, targets)
    sources = {source.id: source for source in _sources(readable, events)}
    hashes = {source.sha256 for source in sources.values() if source.sha256}
    quoting = [
        hash_
        for hash_, (_, event) in readable.items()
        if hash_ not in events and any(_says(p) and p.source in sources for p in passages_of(_told(event)))
    ]
    own = {key for hash_ in events for key in _keys(readable, hash_)}
    goes = {*events, *quoting}
    left = {key for hash_, (_, event) in readable.items() if hash_ not in goes for key in named(_told(event))} & own
    stays = {source.sha256 for source in _sources(readable, set(readable) - events)}
    return Carriers(
        tuple(entry.hash for entry in entries if entry.hash in events),
        tuple(quoting),
        tuple(
            sorted({(readable[h][0].audience, s) for h in events if h in readable for s in hashes if s not in stays})
        ),
        tuple(d for d in decisions if d.text in hashes or events.intersection(d.events)),
        tuple(sorted(key for _, key in left)),
    )


def _readable(entries: Iterable[Entry]) -> dict[str, tuple[Entry, Event]]:
    readable = {}
    for entry in entries:
        if entry.body is not None:
            try:
                readable[entry.hash] = (entry, entry.event())
            except PourparlerError:
                continue  # a newer schema: it names nothing that this version could tell
    return readable


def _with_copies(readable: dict[str, tuple[Entry, Event]], targets: Iterable[str]) -> set[str]:
    """Return events with their corrections and disclosures, and those of these."""
    hashes = set(targets)
    while True:
        more = set()
        for hash_, (_, event) in readable.items():
            if isinstance(event, EventCorrected | EventDisclosed) and event.event in hashes:
                more.add(hash_)
            if isinstance(event, EventOpened) and event.event in hashes:
                more.add(event.disclosed)
            if isinstance(event, EventOpened) and event.disclosed in hashes:
                more.add(event.event)
        if more <= hashes:
            return hashes
        hashes |= more


def _told(event: Event) -> Event:
    try:
        return content(event)
    except PourparlerError:
        return event


def _keys(readable: dict[str, tuple[Entry, Event]], hash_: str) -> list[tuple[str, str]]:
    return [key for key, _ in introduced(_told(readable[hash_][1]))] if hash_ in readable else []


def _sources(readable: dict[str, tuple[Entry, Event]], hashes: Iterable[str]) -> list[Source]:
    """Return the sources that events describe, whole or in part."""
    sources = []
    for hash_ in hashes:
        described = getattr(_told(readable[hash_][1]), "source", None) if hash_ in readable else None
        if isinstance(described, Source):
            sources.append(described)
        elif described is not None:
            sources.append(Source(described.id, "", "", sha256=named_fields(described).get("sha256") or ""))
    return sources


def _says(passage: Passage) -> bool:
    return bool(passage.quote)
