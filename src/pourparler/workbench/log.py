"""List what is on record, in the order in which it was recorded."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from pourparler.domain.interval import Interval
from pourparler.record.audience import includes
from pourparler.record.event import introduced, kebab
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


def log(location: str, *, record: str = "", viewer: str = "", kind: str = "") -> list[LogLine]:
    """Return the events that a viewer may see.

    Parameters
    ----------
    location, record, viewer : str
        Which record, seen by whom.
    kind : str
        Only events of this kind, as ``position-taken``; empty: all.
    """
    found = opened(location, record)
    whom = found.viewer(viewer)
    lines = []
    for entry in found.entries:
        if not includes(entry.audience, whom):
            continue
        event = entry.event()
        name = kebab(type(event).__name__)
        if kind in ("", name):
            about = isinstance(event, EventCorrected | EventRetracted | EventDisclosed)
            what = event.event[:12] if about else ", ".join(key for (_, key), _ in introduced(event))  # type: ignore[attr-defined]
            lines.append(LogLine(entry.hash, entry.recorded_at, event.happened_on, event.known_on, entry.audience,
                                 name, what))  # fmt: skip
    return lines
