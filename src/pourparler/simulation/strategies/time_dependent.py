"""Polynomial time-dependent concession (Faratin, Sierra & Jennings 1998)."""

from __future__ import annotations

from pourparler.errors import InputError
from pourparler.simulation.seat import Seat


class TimeDependent:
    """Offers at a level of 1 − (1 − end)·t^(1/exponent) (Faratin, Sierra & Jennings 1998).

    Parameters
    ----------
    seat : Seat
        The place of the party that bargains so.
    exponent : float
        Above 1 it concedes early, below 1 late.
    end : float, optional
        The utility at the deadline; without it, the reservation.

    Raises
    ------
    InputError
        If the exponent is not positive.
    """

    def __init__(self, seat: Seat, exponent: float = 1.0, end: float | None = None) -> None:
        if not exponent > 0:
            raise InputError(
                "an exponent of {exponent} is no concession", mend="give a number above 0", exponent=exponent
            )
        self._seat, self._power = seat, 1 / exponent
        self._lowest = seat.reservation if end is None else max(end, seat.reservation)

    def level(self, now: float) -> float:
        """Return the utility that it asks for at a time, never less than its reservation."""
        return float(max(1 - (1 - self._lowest) * now**self._power, self._seat.reservation))

    def offer(self, now: float) -> int:
        """Return the outcome nearest to the level."""
        return self._seat.nearest(self.level(now))

    def accepts(self, number: int, now: float) -> bool:
        """Return whether an outcome reaches the level."""
        return self._seat.utility(number) >= self.level(now)
