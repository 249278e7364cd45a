"""HardHeaded: very late concession, what the other seems to like (van Krimpen, Looije & Hajizadeh 2013)."""

from __future__ import annotations

from pourparler.simulation.models.frequency import Frequency
from pourparler.simulation.seat import Seat

_EXPONENT = 0.05
_LOWEST = 0.585


class HardHeaded:
    """Offers, at or above a level that falls late, the outcome that its frequency model says others like most.

    Van Krimpen, Looije & Hajizadeh (2013). It accepts what is worth as much as the least it has offered, or as its
    next offer. Of several others, their models are added up.

    Parameters
    ----------
    seat : Seat
        The place of the party that bargains so.
    exponent : float
        How early the level falls.
    lowest : float
        Where it ends, unless the reservation is higher.
    """

    def __init__(self, seat: Seat, exponent: float = _EXPONENT, lowest: float = _LOWEST) -> None:
        self._seat, self._power = seat, 1 / exponent
        self._lowest = max(lowest, seat.reservation)
        self._models: dict[int, Frequency] = {}
        self._least = 1.0

    def hear(self, number: int, by: int, now: float) -> None:
        """Learn from an offer."""
        model = self._models.setdefault(by, Frequency(self._seat.issues))
        model.update(self._seat.choices(number), now)

    def _level(self, now: float) -> float:
        return float(1 - (1 - self._lowest) * now**self._power)

    def offer(self, now: float) -> int:
        """Return the outcome that others seem to like most at or above the level."""
        number = self._seat.best_for(added(self._seat, [m.worths() for m in self._models.values()]), self._level(now))
        self._least = min(self._least, self._seat.utility(number))
        return number

    def accepts(self, number: int, now: float) -> bool:
        """Return whether an outcome reaches what it has offered, or the level."""
        return self._seat.utility(number) >= max(min(self._least, self._level(now)), self._seat.reservation)


def added(seat: Seat, models: list[list[list[float]]]) -> list[list[float]]:
    """Return the sum of what several models make of every option; zeros where there is none."""
    return [
        [sum(model[c][o] for model in models) for o in range(len(options))] for c, options in enumerate(seat.issues)
    ]
