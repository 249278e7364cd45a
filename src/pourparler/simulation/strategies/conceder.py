"""Conceder: concedes early (Faratin, Sierra & Jennings 1998; the curve: Vahidov, Kersten & Yu 2017)."""

from __future__ import annotations

from pourparler.simulation.concession import reserved
from pourparler.simulation.seat import Seat


class Conceder:
    """Concedes early: offers along a curve from its best outcome to a utility of `end` at the deadline.

    Faratin, Sierra & Jennings (1998); the curve is that of Vahidov, Kersten & Yu (2017).

    Parameters
    ----------
    seat : Seat
        The place of the party that bargains so.
    start, middle, end : float
        The curve's three points, as utilities; raised where the reservation is above the end.
    """

    def __init__(self, seat: Seat, start: float = 1.0, middle: float = 0.55, end: float = 0.4) -> None:
        self._nearest, self._utility = seat.nearest, seat.utility
        self._curve = reserved(seat, start, middle, end)

    def level(self, now: float) -> float:
        """Return the utility that it asks for at a time, never less than its reservation."""
        return self._curve(now)

    def offer(self, now: float) -> int:
        """Return the outcome nearest to the level."""
        return self._nearest(self._curve(now))

    def accepts(self, number: int, now: float) -> bool:
        """Return whether an outcome reaches the level."""
        return self._utility(number) >= self._curve(now)
