"""Averaged tit-for-tat: answers what changed over a window (Faratin, Sierra & Jennings 1998)."""

from __future__ import annotations

from pourparler.simulation.imitation import Imitation
from pourparler.simulation.seat import Seat


class AveragedTitForTat:
    """Lowers its level in the proportion in which the moves of a window raised what it was offered.

    Faratin, Sierra & Jennings (1998).

    Parameters
    ----------
    seat : Seat
        The place of the party that bargains so.
    window : int
        How many moves are averaged, at least 1.
    """

    def __init__(self, seat: Seat, window: int = 3) -> None:
        self._seat, self._window = seat, window
        self._imitation = Imitation(seat, self._answer)

    def _answer(self, utilities: list[float], level: float) -> float:
        first = utilities[max(0, len(utilities) - 1 - self._window)]
        return level * first / utilities[-1] if utilities[-1] > 0 else level

    def hear(self, number: int, by: int, now: float) -> None:
        """Remember what an offer is worth."""
        self._imitation.hear(number, by)

    def offer(self, now: float) -> int:
        """Return the outcome nearest to the level."""
        return self._seat.nearest(self._imitation.level())

    def accepts(self, number: int, now: float) -> bool:
        """Return whether an outcome reaches the level."""
        return self._seat.utility(number) >= self._imitation.level()
