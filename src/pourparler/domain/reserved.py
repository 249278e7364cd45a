"""What stands in the way where reservations count too: red lines and reservations, each one demand."""

from __future__ import annotations

from msgspec import Struct

from pourparler.domain.red_line import RedLines
from pourparler.domain.zone import Status


class Demands(Struct, frozen=True):
    """Red lines, and parties whose reservation is demanded.

    Examples
    --------
    >>> Demands((), ("north",)).number()
    1
    """

    red_lines: RedLines = ()
    reservations: tuple[str, ...] = ()

    def number(self) -> int:
        """Return how many demands these are; each red line and each reservation counts one."""
        return len(self.red_lines) + len(self.reservations)


class ReservedOpening(Struct, frozen=True):
    """The smallest sets of demands without which some outcome is left.

    Parameters
    ----------
    sets : tuple of Demands
        The alternatives; one empty set where nothing needs to be lifted.
    status : Status
        *proven*: these are all the smallest; *gap*: the limit or the time was reached; *unknown*: nothing was found.
    """

    sets: tuple[Demands, ...]
    status: Status

    def fewest(self) -> int | None:
        """Return how many demands must at least be lifted; none where that is not known."""
        return self.sets[0].number() if self.sets and self.status is not Status.UNKNOWN else None


class ReservedBlocking(Struct, frozen=True):
    """The minimal sets of demands that leave no outcome; no sets where some outcome meets all.

    Parameters
    ----------
    sets : tuple of Demands
        Each minimal; the smallest first.
    status : Status
        *proven*: these are all; *gap*: the limit or the time was reached.

    Examples
    --------
    >>> ReservedBlocking((), Status.PROVEN).sets
    ()
    """

    sets: tuple[Demands, ...]
    status: Status
