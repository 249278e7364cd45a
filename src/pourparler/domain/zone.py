"""The zone: the outcomes that nobody refuses, counted exactly or between bounds."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct


class Status(Enum):
    """How far an answer was proven."""

    PROVEN = "proven"
    GAP = "gap"
    UNKNOWN = "unknown"


class Bounds(Struct, frozen=True):
    """An exact integer of any size, between two bounds; the same twice where it is known.

    Examples
    --------
    >>> Bounds(3, 3).exact(), Bounds(3, 9).exact()
    (3, None)
    """

    lower: int
    upper: int

    def exact(self) -> int | None:
        """Return the number; none where only bounds are known."""
        return self.lower if self.lower == self.upper else None


class Zone(Struct, frozen=True):
    """How many outcomes there are, and how many of them nobody refuses.

    Parameters
    ----------
    allowed, sure, free : Bounds
        The outcomes that meet every constraint; those that everybody required accepts; those that nobody required
        refuses.
    open : bool
        Whether some outcome is refused by nobody who must agree; always proven. Never true of nothing: not where no
        issue has an option, nor where nobody must agree on any.
    width : int
        The width of the elimination that counted, or would have counted: how many issues one table spans, less one.
    unasked : tuple of str
        Issues on which nobody must agree.

    Examples
    --------
    >>> zone = Zone(Bounds(6, 6), Bounds(1, 1), Bounds(3, 3), True)
    >>> zone.outcomes, zone.certain, zone.possible, zone.excluded
    (6, 1, 2, 3)
    """

    allowed: Bounds
    sure: Bounds
    free: Bounds
    open: bool
    width: int = 0
    unasked: tuple[str, ...] = ()

    @property
    def outcomes(self) -> int | None:
        """All that meet every constraint; none where the count was not reached."""
        return self.allowed.exact()

    @property
    def certain(self) -> int | None:
        """Those that every required party accepts, on every issue."""
        return self.sure.exact()

    @property
    def possible(self) -> int | None:
        """Those that nobody refuses and that are not certain."""
        return self.bounds()["possible"].exact()

    @property
    def excluded(self) -> int | None:
        """Those that some required party refuses."""
        return self.bounds()["excluded"].exact()

    @property
    def status(self) -> Status:
        """Whether every count is proven, or some lie between bounds."""
        return Status.PROVEN if all(b.exact() is not None for b in self.bounds().values()) else Status.GAP

    def bounds(self) -> dict[str, Bounds]:
        """Return the bounds of all four counts."""
        return {
            "outcomes": self.allowed,
            "certain": self.sure,
            "possible": _less(self.free, self.sure),
            "excluded": _less(self.allowed, self.free),
        }


def _less(whole: Bounds, part: Bounds) -> Bounds:
    return Bounds(max(0, whole.lower - part.upper), whole.upper - part.lower)
