"""List what is on record, in the order in which it was recorded."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from pourparler.domain.interval import Interval
from pourparler.errors import InputError
from pourparler.record.audience import includes
from pourparler.record.chain import Entry
from pourparler.record.event import introduced, kebab, kinds
from pourparler.record.events.correction import EventCorrected, EventDisclosed, EventRetracted
from pourparler.workbench.record import opened


class LogLine(Struct, frozen=True):
    """One event in a line."""

    hash: str
    recorded_at: str
    happened_on: Interval
    known_on: date | None
    audience: str
    kind: str
    what: str


class Log(Struct, frozen=True):
    """What one viewer may see of a record's events, in order."""

    record: str
    viewer: str
    events: tuple[LogLine, ...]


def log(location: str, *, record: str = "", viewer: str = "", kind: str = "") -> Log:
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
    found = opened(location, record)
    whom = found.viewer(viewer)
    lines = (_line(entry) for entry in found.entries if includes(entry.audience, whom))
    return Log(found.id, whom, tuple(line for line in lines if kind in ("", line.kind)))


def _line(entry: Entry) -> LogLine:
    event = entry.event()
    if isinstance(event, EventCorrected | EventRetracted | EventDisclosed):
        what = event.event[:12]
    else:
        what = ", ".join(key for (_, key), _ in introduced(event))
    return LogLine(
        entry.hash,
        entry.recorded_at,
        event.happened_on,
        event.known_on,
        entry.audience,
        kebab(type(event).__name__),
        what,
    )
