"""Answering others in kind: what the tit-for-tat strategies have in common."""

from __future__ import annotations

from collections.abc import Callable

from pourparler.simulation.seat import Seat

Answer = Callable[[list[float], float], float]
"""From the utilities heard, oldest first and at least two, and one's own last level, to the next level."""


class Imitation:
    """The level of a party that opens with its best outcome, then follows what others' offers are worth to it.

    Each round in which every other has offered counts once, with what they offered at worst: conceding to one while
    another does not would leave nothing to agree on.

    Parameters
    ----------
    seat : Seat
        The place of the party that bargains so.
    answer : callable
        From what was heard to the next level.
    """

    def __init__(self, seat: Seat, answer: Answer) -> None:
        self._seat, self._answer = seat, answer
        self._last: dict[int, float] = {}
        self._heard: list[float] = []
        self._level = 1.0
        self._answered = 0

    def hear(self, number: int, by: int) -> None:
        """Remember what an offer is worth."""
        self._last[by] = self._seat.utility(number)
        if len(self._last) == len(self._seat.others):
            self._heard.append(min(self._last.values()))
            self._last = {}

    def level(self) -> float:
        """Return the utility to ask for now: what was heard since the last time is answered once."""
        if len(self._heard) >= 2 and len(self._heard) > self._answered:
            self._answered = len(self._heard)
            answered = self._answer(self._heard, self._level)
            self._level = max(self._seat.reservation, min(1.0, answered))
        return self._level
