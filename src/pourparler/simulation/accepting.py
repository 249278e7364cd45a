"""A strategy with another acceptance condition than its own (the BOA frame: Baarslag, Hindriks & Jonker 2014)."""

from __future__ import annotations

from typing import Protocol

from pourparler.simulation.seat import Seat, Strategy


class Acceptance(Protocol):
    """When what another offers is good enough."""

    def hear(self, utility: float, now: float) -> None:
        """Be told what another's offer is worth."""

    def __call__(self, utility: float, planned: float, now: float) -> bool:
        """Return whether an offer worth `utility` is accepted where `planned` would be the next of one's own."""


class Accepting:
    """Offers as a strategy does, and accepts as a condition says; never below the reservation.

    Parameters
    ----------
    seat : Seat
        The place of the party that bargains so.
    strategy : Strategy
        What makes the offers.
    condition : Acceptance
        What accepts.
    """

    def __init__(self, seat: Seat, strategy: Strategy, condition: Acceptance) -> None:
        self._seat, self._strategy, self._condition = seat, strategy, condition
        self._planned: tuple[int | None] | None = None

    def hear(self, number: int, by: int, now: float) -> None:
        """Let both the condition and the strategy hear an offer."""
        self._condition.hear(self._seat.utility(number), now)
        if hasattr(self._strategy, "hear"):
            self._strategy.hear(number, by, now)

    def accepts(self, number: int, now: float) -> bool:
        """Return whether the condition is met, given what would be offered next."""
        if self._planned is None:
            self._planned = (self._strategy.offer(now),)
        planned = self._planned[0]
        worth = self._seat.utility(number)
        own = self._seat.utility(planned) if planned is not None else self._seat.reservation
        return worth >= self._seat.reservation and self._condition(worth, own, now)

    def offer(self, now: float) -> int | None:
        """Return the offer that was planned when the last one was weighed, or a new one."""
        if self._planned is None:
            return self._strategy.offer(now)
        planned, self._planned = self._planned[0], None
        return planned
