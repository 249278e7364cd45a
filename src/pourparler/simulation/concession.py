"""Conceding by the clock: a level of utility that falls as the deadline nears."""

from __future__ import annotations

from collections.abc import Callable

from pourparler.simulation.seat import Seat

Level = Callable[[float], float]


def bezier(start: float, middle: float, end: float) -> Level:
    """Return a level that falls along a quadratic Bézier curve (Vahidov, Kersten & Yu 2017).

    Examples
    --------
    >>> bezier(1.0, 0.7, 0.4)(0.5)
    0.7
    """

    def level(now: float) -> float:
        left = 1 - now
        return left * left * start + 2 * left * now * middle + now * now * end

    return level


def reserved(seat: Seat, start: float, middle: float, end: float) -> Level:
    """Return such a curve, raised so that it ends no lower than the reservation."""
    if seat.reservation > end:
        middle = min(start, middle * (start + seat.reservation) / (start + end))
        end = seat.reservation
    return bezier(start, middle, end)


class Concession:
    """Offers the outcome nearest to a level, and accepts what reaches it (AC_next by the level).

    Parameters
    ----------
    seat : Seat
        Whose.
    level : callable
        From the time, 0 to 1, to a utility; arithmetic that an array of times goes through as well.
    """

    def __init__(self, seat: Seat, level: Level) -> None:
        self._nearest, self._utility = seat.nearest, seat.utility
        self._reservation, self.level = seat.reservation, level

    def offer(self, now: float) -> int:
        """Return the outcome nearest to the level; never below the reservation's level."""
        level = self.level(now)
        return self._nearest(level if level > self._reservation else self._reservation)

    def accepts(self, number: int, now: float) -> bool:
        """Return whether an outcome reaches the level."""
        level = self.level(now)
        return self._utility(number) >= (level if level > self._reservation else self._reservation)
