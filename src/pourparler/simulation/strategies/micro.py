"""MiCRO: minimal concession in reply to new offers (de Jonge 2022).

For many parties: Aguilera-Luzon, de Jonge & Larrosa (2025).
"""

from __future__ import annotations

from pourparler.simulation.seat import Seat


class Micro:
    """Offers its next best outcome when every other party has made as many different offers as itself.

    De Jonge (2022); for many parties Aguilera-Luzon, de Jonge & Larrosa (2025). Otherwise it repeats one of its
    own, drawn by the seed. It accepts what is worth as much as the least of the outcomes that it has offered or is
    about to offer, never less than its reservation. With many parties it counts the different offers of the one
    that has made the fewest.

    Parameters
    ----------
    seat : Seat
        The place of the party that bargains so.
    first : int
        How many of its best outcomes it passes over.
    """

    def __init__(self, seat: Seat, first: int = 0) -> None:
        self._seat, self.first = seat, first
        self._utility, self._reservation = seat.utility, seat.reservation
        self._made: list[int] = []
        self._heard: dict[int, set[int]] = {}
        self._turn = -1
        self._others = len(seat.others)

    def hear(self, number: int, by: int, now: float) -> None:
        """Remember a different offer."""
        self._heard.setdefault(by, set()).add(number)

    def _next(self) -> int | None:
        """Return the next outcome to concede; none where it is not its turn to concede, or none is left."""
        fewest = min(map(len, self._heard.values())) if len(self._heard) == self._others else 0
        if len(self._made) > fewest:
            return None
        number = self._seat.ranked(self.first + len(self._made))
        if number is None or self._utility(number) < self._reservation:
            return None
        return number

    def accepts(self, number: int, now: float) -> bool:
        """Return whether an outcome is worth as much as the least offered or about to be."""
        lowest = self._next()
        if lowest is None:
            lowest = self._made[-1] if self._made else self._seat.best
        worth = self._utility(number)
        return worth >= self._utility(lowest) and worth >= self._reservation

    def offer(self, now: float) -> int | None:
        """Return the next outcome, or one offered before."""
        self._turn += 1
        number = self._next()
        if number is not None:
            self._made.append(number)
            return number
        if not self._made:
            return None
        return self._made[self._seat.lot(self._turn, len(self._made))]
