"""Absolute tit-for-tat: answers by the same amount (Faratin, Sierra & Jennings 1998)."""

from __future__ import annotations

from pourparler.simulation.imitation import Imitation
from pourparler.simulation.seat import Seat


class AbsoluteTitForTat:
    """Lowers its level by as much as another's move raised what it was offered.

    Faratin, Sierra & Jennings (1998).

    Parameters
    ----------
    seat : Seat
        The place of the party that bargains so.
    delay : int
        How many moves ago the move answered was made; 1 is the last.
    """

    def __init__(self, seat: Seat, delay: int = 1) -> None:
        self._seat, self._delay = seat, delay
        self._imitation = Imitation(seat, self._answer)

    def _answer(self, utilities: list[float], level: float) -> float:
        at = max(1, len(utilities) - self._delay)
        return level - (utilities[at] - utilities[at - 1])

    def hear(self, number: int, by: int, now: float) -> None:
        """Remember what an offer is worth."""
        self._imitation.hear(number, by)

    def offer(self, now: float) -> int:
        """Return the outcome nearest to the level."""
        return self._seat.nearest(self._imitation.level())

    def accepts(self, number: int, now: float) -> bool:
        """Return whether an outcome reaches the level."""
        return self._seat.utility(number) >= self._imitation.level()
