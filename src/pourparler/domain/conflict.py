"""What two copies of a record say differently."""

from __future__ import annotations

from msgspec import Struct


class Conflict(Struct, frozen=True):
    """Something that two copies say differently.

    Parameters
    ----------
    kind : str
        ``id`` (one id for two things), ``field`` (one field changed to different values), ``correction`` (one event
        corrected differently), ``retraction`` (one event corrected and retracted).
    collection, key : str
        What it is about: a noun, or an event by its hash.
    field : str
        Which field; empty where it is not about one.
    events : tuple of str
        The hashes of the entries that differ, in the record's order; the last counts, a retraction in any place.
    other : str
        What the second thing under the id is called on the pages; empty where it is not about an id.
    """

    kind: str
    collection: str
    key: str
    events: tuple[str, ...]
    field: str = ""
    other: str = ""
