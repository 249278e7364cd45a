"""Events about events: corrected, retracted, disclosed. Nothing is overwritten."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta, Raw

from pourparler.domain.ids import EventHash
from pourparler.errors import InvalidEvent
from pourparler.record.event import Event, decode


class EventCorrected(Event, frozen=True, kw_only=True):
    """An event was recorded wrongly; from when the correction could be known, the new body stands in its place."""

    framed: ClassVar[bool] = True
    about_record: ClassVar[bool] = True

    event: EventHash
    ground: Annotated[str, Meta(min_length=1)]
    instead: Raw


class EventRetracted(Event, frozen=True, kw_only=True):
    """An event should not have been recorded; from when that could be known, it no longer counts."""

    framed: ClassVar[bool] = True
    about_record: ClassVar[bool] = True

    event: EventHash
    ground: Annotated[str, Meta(min_length=1)]


class EventDisclosed(Event, frozen=True, kw_only=True):
    """A confidential event was opened to a wider audience, which is the audience of this event.

    It carries the body of what it discloses, since the wider audience holds no other copy, and nothing that leads to
    hidden history: which event it was stands in an :class:`EventOpened` for those who may see that one. In schema 1
    the hash of the event stood here.
    """

    framed: ClassVar[bool] = True
    about_record: ClassVar[bool] = True

    event: Annotated[str, Meta(pattern=r"^([0-9a-f]{64})?$")] = ""
    body: Raw


class EventOpened(Event, frozen=True, kw_only=True):
    """Which event was disclosed as which; for the audience of the one that was confidential."""

    framed: ClassVar[bool] = True
    about_record: ClassVar[bool] = True

    event: EventHash
    disclosed: EventHash


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


def content(event: Event) -> Event:
    """Return what an event says of the talks: what it carries, where it is a correction or a disclosure."""
    if isinstance(event, EventCorrected):
        return carried(event.instead)
    return carried(event.body) if isinstance(event, EventDisclosed) else event
