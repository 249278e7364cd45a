"""Averaged tit-for-tat: answers what changed over a window (Faratin, Sierra & Jennings 1998)."""

from __future__ import annotations

from pourparler.simulation.imitation import Imitation
from pourparler.simulation.seat import Seat


class AveragedTitForTat:
    """Lowers its level in the proportion in which the moves of a window raised what it was offered.

    Parameters
    ----------
    seat : Seat
        Whose.
    window : int
        How many moves are averaged, at least 1.
    """

    def __init__(self, seat: Seat, window: int = 3) -> None:
        def answer(heard: list[float], level: float) -> float:
            first = heard[max(0, len(heard) - 1 - window)]
            return level * first / heard[-1] if heard[-1] > 0 else level

        own = Imitation(seat, answer)
        self.hear, self.offer, self.accepts = own.hear, own.offer, own.accepts
