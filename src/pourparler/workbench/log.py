"""List what is on record, in the order in which it was recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from pourparler.domain.interval import Interval
from pourparler.domain.request import Request
from pourparler.errors import InputError
from pourparler.record.entry import Entry
from pourparler.record.event import Event, introduced, kebab, kinds, named
from pourparler.record.events.attestation import EventChecked, EventRecorded, PassedOn
from pourparler.record.events.correction import EventDisclosed, EventRetracted, content
from pourparler.record.events.erasure import EventErased
from pourparler.record.events.settlement import IdSettled
from pourparler.workbench.record import opened
from pourparler.workbench.state import entries_are_told


class LogLine(Struct, frozen=True):
    """One event in a line; of an erased one only that it was there, and who recorded and checked it within the team."""

    hash: str
    recorded_at: str
    happened_on: Interval | None
    known_on: date | None
    audience: str
    kind: str
    what: str
    recorded_by: tuple[str, ...] = ()
    checked_by: tuple[str, ...] = ()


class Log(Struct, frozen=True):
    """What one viewer may see of a record's events, in order."""

    record: str
    viewer: str
    events: tuple[LogLine, ...]


def log(location: str, *, viewer: str, record: str = "", kind: str = "") -> Log:
    """Return the events that a viewer may see.

    Parameters
    ----------
    location, record, viewer : str
        Which record, seen by whom.
    kind : str
        Only events of this kind, as ``position-taken``; empty: all.
    """
    if kind and kind not in kinds():
        raise InputError(
            "no such kind of event: {kind}", mend="the kinds are: {known}", kind=kind, known=", ".join(kinds())
        )
    view = opened(location, viewer, record)
    signed = _attested(view.entries)
    lines = (_line(entry, signed.get(entry.hash, ((), ()))) for entry in view.entries)
    return Log(view.id, view.viewer, tuple(line for line in lines if kind in ("", line.kind)))


def told_entries(request: Request) -> tuple[str, ...] | None:
    """Return the hashes of the entries that a viewer may be told of one by one; none where terms of release bind."""
    view = opened(request.location, request.viewer, request.record)
    return tuple(entry.hash for entry in view.entries) if entries_are_told(view, request.for_others) else None


Names = tuple[tuple[str, ...], tuple[str, ...]]
"""Who recorded an event, and who checked it."""


def _attested(entries: Sequence[Entry]) -> dict[str, Names]:
    retracted = set()
    signed: list[tuple[str, EventRecorded | EventChecked]] = []
    for entry in entries:
        event = entry.event() if entry.body is not None else None
        if isinstance(event, EventRetracted):
            retracted.add(event.event)
        if isinstance(event, EventRecorded | EventChecked):
            signed.append((entry.hash, event))
    by_hash: dict[str, Names] = {}
    for hash_, event in signed:
        for about in event.events if hash_ not in retracted else ():
            recorded, checked = by_hash.get(about, ((), ()))
            if isinstance(event, EventRecorded):
                by_hash[about] = ((*recorded, event.by), checked)
            else:
                by_hash[about] = (recorded, (*checked, event.by))
    return by_hash


def _line(entry: Entry, signed: Names) -> LogLine:
    if entry.body is None:
        return LogLine(entry.hash, entry.recorded_at, None, None, entry.audience, "erased", "", *signed)
    event = entry.event()
    return LogLine(
        entry.hash,
        entry.recorded_at,
        event.happened_on,
        event.known_on,
        entry.audience,
        kebab(type(event).__name__),
        _what(event),
        *signed,
    )


def _what(event: Event) -> str:
    """Return in a word what an event is about: the ids that it puts on record or settles, or the entries it names."""
    if isinstance(event, PassedOn):
        return event.viewer
    if isinstance(event, IdSettled):
        settled = event.settlement
        return f"{settled.id} = {settled.name or settled.id.partition('~')[0]}"
    if isinstance(event, EventDisclosed):
        event = content(event)
    ids = [key for (_, key), _ in introduced(event)]
    if ids:
        return ", ".join(ids)
    hashes = event.events if isinstance(event, EventErased) else [key for _, key in named(event)]
    return ", ".join(hash_[:12] for hash_ in hashes)
