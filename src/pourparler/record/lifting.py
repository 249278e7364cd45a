"""Bodies of older schemas, read by the rules of their own time."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import UNSET, Raw, Struct, structs

from pourparler.record.event import Event, decode, encode
from pourparler.record.events.correction import EventCorrected, EventDisclosed
from pourparler.record.moment import day_of


def lifted(event: Event, schema: int, recorded_at: str) -> Event:
    """Return an event of an older schema as one of this schema.

    Parameters
    ----------
    event : Event
        As it was written.
    schema : int
        By which rules.
    recorded_at : str
        When it was appended.

    Notes
    -----
    Schema 1: a changed noun was described whole, so what is not named goes back to its default. What belongs to the
    analyst's frame and has no source was known from the day it was recorded; that day counts as not stated.
    """
    if schema >= 2:
        return event
    return _lifted_1(event, day_of(recorded_at))


def _lifted_1(event: Event, recorded: date) -> Event:
    if isinstance(event, EventCorrected):
        return structs.replace(event, instead=_carried_1(event.instead, recorded))
    if isinstance(event, EventDisclosed):
        return structs.replace(event, body=_carried_1(event.body, recorded))
    changes: dict[str, Any] = {}
    if event.renews == "always":
        changes = {name: _whole(value) for name, value in structs.asdict(event).items() if _is_part(value)}
    if event.framed and not event.passages and event.known_on == recorded:
        changes["known_on"] = event.happened_on.latest
    return structs.replace(event, **changes) if changes else event


def _carried_1(body: Raw, recorded: date) -> Raw:
    return Raw(encode(_lifted_1(decode(bytes(body)), recorded)))


def _is_part(value: object) -> bool:
    return isinstance(value, Struct) and any(getattr(value, f.name) is UNSET for f in structs.fields(value))


def _whole(part: Struct) -> Struct:
    """Return a description in which every field that was not named is cleared."""
    cleared = {f.name: None for f in structs.fields(part) if getattr(part, f.name) is UNSET}
    return structs.replace(part, **cleared)
