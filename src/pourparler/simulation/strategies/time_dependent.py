"""Polynomial time-dependent concession (Faratin, Sierra & Jennings 1998)."""

from __future__ import annotations

from pourparler.errors import InputError
from pourparler.simulation.concession import Concession
from pourparler.simulation.seat import Seat


class TimeDependent:
    """Offers at a level of 1 − (1 − end)·t^(1/exponent).

    Parameters
    ----------
    seat : Seat
        Whose.
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
        lowest = seat.reservation if end is None else max(end, seat.reservation)
        power = 1 / exponent

        def level(now: float) -> float:
            found: float = 1 - (1 - lowest) * now**power
            return found

        own = Concession(seat, level)
        self.level, self.offer, self.accepts = own.level, own.offer, own.accepts
