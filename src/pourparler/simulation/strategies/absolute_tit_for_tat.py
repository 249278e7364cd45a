"""Absolute tit-for-tat: answers by the same amount (Faratin, Sierra & Jennings 1998)."""

from __future__ import annotations

from pourparler.simulation.imitation import Imitation
from pourparler.simulation.seat import Seat


class AbsoluteTitForTat:
    """Lowers its level by as much as another's move raised what it was offered.

    Parameters
    ----------
    seat : Seat
        Whose.
    delay : int
        How many moves ago the move answered was made; 1 is the last.
    """

    def __init__(self, seat: Seat, delay: int = 1) -> None:
        def answer(heard: list[float], level: float) -> float:
            at = max(1, len(heard) - delay)
            return level - (heard[at] - heard[at - 1])

        own = Imitation(seat, answer)
        self.hear, self.offer, self.accepts = own.hear, own.offer, own.accepts
