"""What became of the points of a draft in a later one."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from pourparler.domain.draft import Point
from pourparler.domain.source import Passage


class PointChange(Enum):
    """What happened to a point; several may hold at once."""

    KEPT = "kept"
    AMENDED = "amended"
    RENUMBERED = "renumbered"
    SPLIT = "split"
    MERGED = "merged"
    MOVED = "moved"
    DELETED = "deleted"
    NEW = "new"
    BRACKETED = "bracketed"
    UNLINKED = "unlinked"


class LineageRow(Struct, frozen=True):
    """Points of a draft beside those of a parent.

    Parameters
    ----------
    earlier, later : tuple of Point
        Empty on the left: new. Empty on the right: deleted, or ``unlinked``: no link is on record, and silence
        is not deletion.
    changes : tuple of PointChange
        What happened.
    dropped, added : tuple of str
        Options that only the earlier, or only the later, points express.
    passages : tuple of Passage
        On what the link rests.
    """

    earlier: tuple[Point, ...]
    later: tuple[Point, ...]
    changes: tuple[PointChange, ...]
    dropped: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()


class Lineage(Struct, frozen=True):
    """One draft beside the parent it continues."""

    earlier: str
    later: str
    rows: tuple[LineageRow, ...]
    deleted_by: tuple[str, ...] = ()
