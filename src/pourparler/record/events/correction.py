"""Events about events: corrected, retracted, disclosed. Nothing is overwritten."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta, Raw

from pourparler.domain.ids import EventHash
from pourparler.errors import InvalidEvent
from pourparler.record.event import Event, decode


class EventCorrected(Event, frozen=True, kw_only=True):
    """An event was recorded wrongly; from when the correction could be known, the new body stands in its place."""

    event: EventHash
    ground: Annotated[str, Meta(min_length=1)]
    instead: Raw


class EventRetracted(Event, frozen=True, kw_only=True):
    """An event should not have been recorded; from when that could be known, it no longer counts."""

    event: EventHash
    ground: Annotated[str, Meta(min_length=1)]


class EventDisclosed(Event, frozen=True, kw_only=True):
    """A confidential event was opened to a wider audience, which is the audience of this event.

    It carries the body of what it discloses, since the wider audience holds no other copy.
    """

    event: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
    body: Raw


def carried(body: Raw) -> Event:
    """Return the event that a correction or a disclosure carries.

    Raises
    ------
    InvalidEvent
        If it is no event.
    """
    try:
        return decode(bytes(body))
    except (msgspec.MsgspecError, UnicodeError, RecursionError, ValueError) as error:
        raise InvalidEvent(
            "the event it carries cannot be read ({why})", mend="write a whole event", why=str(error)
        ) from None
