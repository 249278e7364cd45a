"""Plain values for ``--json``: any noun, a noun on record, and what every answer begins with."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any

from msgspec import Struct, structs

from pourparler.domain.evidence import Level, Voice
from pourparler.domain.interval import Interval
from pourparler.domain.negotiation import Negotiation, Recorded
from pourparler.domain.source import NOT_NAMED

SCHEMA = 1


def plain(value: Any) -> Any:
    """Return any noun as plain values: days as text, intervals as pairs, enumerations as their words.

    Examples
    --------
    >>> plain(Interval.of("2025-12-02"))
    ['2025-12-02', '2025-12-02']
    """
    if isinstance(value, Interval):
        return [str(value.earliest), str(value.latest)]
    if isinstance(value, date):
        return str(value)
    if isinstance(value, Enum):
        return value.name.lower() if isinstance(value.value, int) else value.value
    if isinstance(value, Voice) and value.speaker == NOT_NAMED:
        value = structs.replace(value, authority=None)
    if isinstance(value, Struct):
        return {field.name: plain(getattr(value, field.name)) for field in structs.fields(value)}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    return value


def recorded(noun: Recorded[Any]) -> dict[str, Any]:
    """Return a noun on record, what the record knows of it beside its own keys."""
    own = plain(noun.value) if isinstance(noun.value, Struct) else {"id": noun.value}
    return {
        **own,
        "happened_on": plain(noun.happened_on),
        "known_on": str(noun.known_on),
        "passages": plain(noun.passages),
        "audience": noun.audience,
        "event": noun.event,
        "note": noun.note,
    }


def heading(negotiation: Negotiation) -> dict[str, Any]:
    """Return what every answer begins with: which record, seen by whom, as of when."""
    return {
        "schema": SCHEMA,
        "record": negotiation.record,
        "title": plain(negotiation.opening().title),
        "viewer": negotiation.viewer,
        "as_of": plain(negotiation.as_of),
        "known_at": plain(negotiation.known_at),
        "last_day": plain(negotiation.last_day),
        "checked": negotiation.checked,
        "for_others": negotiation.for_others,
        "left_out": negotiation.left_out,
    }


def heading_of(negotiation: Negotiation, level: Level | None) -> dict[str, Any]:
    """Return what an answer about possible agreements begins with; a scenario file has no level of evidence."""
    return {**heading(negotiation), "evidence": level.value if level else None}
