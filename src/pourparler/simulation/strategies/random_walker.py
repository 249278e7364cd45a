"""Random: offers whatever comes, above its reservation (after Gode & Sunder 1993); what any strategy should beat."""

from __future__ import annotations

from pourparler.simulation.seat import Seat


class RandomWalker:
    """Offers the outcome nearest to a utility drawn evenly between its reservation and 1.

    It accepts what is worth as much as its next offer. After the traders of Gode & Sunder (1993), who draw anything
    that brings no loss.

    Parameters
    ----------
    seat : Seat
        The place of the party that bargains so.
    """

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self._next = self._drawn()

    def _drawn(self) -> int:
        lowest = self._seat.reservation
        return self._seat.nearest(lowest + (1 - lowest) * self._seat.random.random())

    def offer(self, now: float) -> int:
        """Return the outcome drawn, and draw the next."""
        number, self._next = self._next, self._drawn()
        return number

    def accepts(self, number: int, now: float) -> bool:
        """Return whether an outcome is worth as much as the next offer, and as the reservation."""
        worth = self._seat.utility(number)
        return worth >= self._seat.utility(self._next) and worth >= self._seat.reservation
