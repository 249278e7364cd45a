"""Conceding by the clock: a level of utility that falls as the deadline nears."""

from __future__ import annotations

from collections.abc import Callable

from pourparler.simulation.seat import Seat

Level = Callable[[float], float]
"""From the time, 0 to 1, to a utility."""


def bezier(start: float, middle: float, end: float, least: float = 0.0) -> Level:
    """Return a level that falls along a quadratic Bézier curve (Vahidov, Kersten & Yu 2017), no lower than a least.

    Examples
    --------
    >>> bezier(1.0, 0.7, 0.4)(0.5), bezier(1.0, 0.7, 0.4, least=0.8)(0.5)
    (0.7, 0.8)
    """

    def level(now: float) -> float:
        left = 1 - now
        utility = left * left * start + 2 * left * now * middle + now * now * end
        return utility if utility > least else least

    return level


def reserved(seat: Seat, start: float, middle: float, end: float) -> Level:
    """Return such a curve for a party, raised so that it ends no lower than its reservation."""
    if seat.reservation > end:
        middle = min(start, middle * (start + seat.reservation) / (start + end))
        end = seat.reservation
    return bezier(start, middle, end, seat.reservation)
