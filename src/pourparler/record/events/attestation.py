"""Attestations within the team: who recorded an event, who checked it; and what was passed on to whom."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta

from pourparler.domain.ids import EventHash
from pourparler.record.event import Event

Events = Annotated[tuple[EventHash, ...], Meta(min_length=1)]
Name = Annotated[str, Meta(min_length=1, max_length=200)]


class EventRecorded(Event, frozen=True, kw_only=True):
    """Somebody of the team recorded events."""

    framed: ClassVar[bool] = True
    about_record: ClassVar[bool] = True

    events: Events
    by: Name


class EventChecked(Event, frozen=True, kw_only=True):
    """A second reader signed events off, exactly as they stand there: no correction, no other copy of them."""

    framed: ClassVar[bool] = True
    about_record: ClassVar[bool] = True

    events: Events
    by: Name


class PassedOn(Event, frozen=True, kw_only=True):
    """An export was handed to a viewer: all that the viewer may see, up to its newest entries."""

    framed: ClassVar[bool] = True
    about_record: ClassVar[bool] = True

    viewer: str
    heads: tuple[EventHash, ...]
