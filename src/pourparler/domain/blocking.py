"""Blocking sets: red lines that together leave no outcome."""

from __future__ import annotations

from msgspec import Struct

from pourparler.domain.red_line import RedLines
from pourparler.domain.zone import Status


class Blocking(Struct, frozen=True):
    """The minimal sets of red lines that leave no outcome; no sets where the zone is open.

    Parameters
    ----------
    sets : tuple of tuple of RedLine
        Each minimal: without any one of its red lines it blocks nothing. The smallest first, then in the scenario's
        order.
    status : Status
        *proven*: these are all; *gap*: the limit or the time was reached, and all not listed are at least as large as
        `fewest`.
    fewest : int, optional
        The proven size of a smallest one, or a lower bound where the time was over before one was found; none where
        the zone is open.

    Examples
    --------
    >>> Blocking((), Status.PROVEN).sets
    ()
    """

    sets: tuple[RedLines, ...]
    status: Status
    fewest: int | None = None


class Opening(Struct, frozen=True):
    """The smallest sets of red lines whose lifting opens the zone, or makes a package possible.

    Parameters
    ----------
    parts : tuple of tuple of tuple of RedLine
        Per independent group of issues that is blocked, the alternatives: one of each part must be lifted. No parts
        where nothing needs to be lifted, or where there is nothing to open.
    status : Status
        *proven*: these are all the smallest; *gap*: the limit was reached; *unknown*: the time was over.
    forbidden : tuple of str
        Constraints that rule the package out whatever is lifted; there are then no parts.
    vain : bool
        Whether there is nothing to open: no issue with an option, an empty package, or nobody who must agree.

    Examples
    --------
    >>> Opening((), Status.PROVEN).fewest()
    0
    """

    parts: tuple[tuple[RedLines, ...], ...]
    status: Status
    forbidden: tuple[str, ...] = ()
    vain: bool = False

    def fewest(self) -> int | None:
        """Return how many red lines must at least be lifted; none where that is not known, or nothing helps."""
        if self.status is Status.UNKNOWN or self.forbidden or self.vain:
            return None
        return sum(len(part[0]) for part in self.parts)

    def sets(self, limit: int = 100) -> tuple[RedLines, ...]:
        """Return whole sets, one alternative from each part, up to a limit."""
        choices: list[RedLines] = [()]
        for part in self.parts:
            choices = [(*before, *more) for before in choices for more in part][:limit]
        return tuple(choices) if self.parts else ()

    def number(self) -> int:
        """Return how many such sets there are; 0 where nothing needs to be lifted."""
        number = 1 if self.parts else 0
        for part in self.parts:
            number *= len(part)
        return number
