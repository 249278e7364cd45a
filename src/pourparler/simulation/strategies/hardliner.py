"""Hardliner: never concedes (called "take it or leave it" by Baarslag 2014)."""

from __future__ import annotations

from pourparler.simulation.seat import Seat


class Hardliner:
    """Offers its best outcome, always, and accepts only what is worth as much.

    Baarslag (2014) calls it "take it or leave it".

    Parameters
    ----------
    seat : Seat
        The place of the party that bargains so.
    """

    def __init__(self, seat: Seat) -> None:
        self._best, self._utility = seat.best, seat.utility

    def level(self, now: float) -> float:
        """Return the best outcome's utility, at any time."""
        return 1.0

    def offer(self, now: float) -> int:
        """Return the best outcome."""
        return self._best

    def accepts(self, number: int, now: float) -> bool:
        """Return whether an outcome is as good as the best."""
        return self._utility(number) >= self._utility(self._best)
