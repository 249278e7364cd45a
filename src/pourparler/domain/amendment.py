"""What was recorded wrongly and mended, or taken away again."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Difference(Struct, frozen=True):
    """A field that a correction changed: its name in the record, what stood there and what stands there now."""

    field: str
    before: str
    after: str


class Amendment(Struct, frozen=True):
    """A correction, a retraction or an erasure, as a viewer may see it.

    Parameters
    ----------
    what : str
        ``corrected``, ``retracted`` or ``erased``.
    kind : str
        The kind of the event it is about, as ``position-taken``; empty where its words were erased.
    key : str
        What that event put on record, by id; empty where its words were erased.
    event : str
        The hash of the event it is about.
    since : datetime.date
        The day on which that was recorded.
    mended : datetime.date
        The day on which it was mended.
    ground : str
        Why, in the recorder's words; of an erasure, its ground's name. Empty where the terms of release bind.
    differences : tuple of Difference
        What a correction changed; empty where the terms of release bind.
    """

    what: str
    kind: str
    key: str
    event: str
    since: date
    mended: date
    ground: str = ""
    differences: tuple[Difference, ...] = ()
