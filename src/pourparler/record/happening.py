"""A happening: an event that counts for a viewer, as it counts now."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from pourparler.record.event import Event


class Happening(Struct, gc=False):
    """An event that counts, corrected where it was.

    Parameters
    ----------
    event : Event
        What happened.
    hash, audience : str
        Of the entry that put it on record.
    known_on : datetime.date
        From when it could be known.
    """

    event: Event
    hash: str
    audience: str
    known_on: date
