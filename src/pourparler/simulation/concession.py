"""Conceding by the clock: a level of utility that falls as the deadline nears."""

from __future__ import annotations

from collections.abc import Callable

from pourparler.simulation.seat import Seat

Level = Callable[[float], float]
"""From the time, 0 to 1, to a utility."""


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
