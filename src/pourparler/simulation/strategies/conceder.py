"""Conceder: concedes early (Faratin, Sierra & Jennings 1998; the curve: Vahidov, Kersten & Yu 2017)."""

from __future__ import annotations

from pourparler.simulation.concession import Concession, reserved
from pourparler.simulation.seat import Seat


class Conceder:
    """Offers along a curve from its best outcome to a utility of `end` at the deadline.

    Parameters
    ----------
    seat : Seat
        Whose.
    start, middle, end : float
        The curve's three points, as utilities; raised where the reservation is above the end.
    """

    def __init__(self, seat: Seat, start: float = 1.0, middle: float = 0.55, end: float = 0.4) -> None:
        own = Concession(seat, reserved(seat, start, middle, end))
        self.level, self.offer, self.accepts = own.level, own.offer, own.accepts
