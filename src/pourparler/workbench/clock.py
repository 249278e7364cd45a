"""Say that this computer's clock is right although entries of another copy bear later stamps."""

from __future__ import annotations

from msgspec import Struct

from pourparler.record.opening import open_store
from pourparler.record.tables import doubt_clock


class Clock(Struct, frozen=True):
    """Up to which moment the stamps on a record are no measure of the clock any more."""

    record: str
    doubted: str


def clock(location: str, *, record: str = "") -> Clock:
    """Note, in this copy alone, that stamps so far may be wrong: nothing written from now on is refused for them.

    Parameters
    ----------
    location, record : str
        Which record.
    """
    with open_store(location) as store:
        info = store.record(record)
        with store.writing(info.id) as connection:
            return Clock(info.id, doubt_clock(connection, info.id))
