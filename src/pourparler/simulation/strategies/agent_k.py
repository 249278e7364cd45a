"""AgentK: concedes towards what the other's offers let expect (Kawaguchi, Fujita & Ito 2011)."""

from __future__ import annotations

from math import sqrt

from pourparler.simulation.seat import Seat


class AgentK:
    """Sets its target by the mean and the spread of what it was offered (Kawaguchi, Fujita & Ito 2011).

    With mean μ and variance σ² of the utilities offered, the width d = √3·σ / √(μ(1−μ)) and the best to expect
    e = μ + (1−μ)·d, its target falls as 1 − (1−e)·t^α. An outcome is accepted by chance, the surer the later it comes
    and the more it exceeds e and the target.

    Parameters
    ----------
    seat : Seat
        The place of the party that bargains so.
    exponent : float
        The published α.
    """

    def __init__(self, seat: Seat, exponent: float = 3.0) -> None:
        self._seat, self._exponent = seat, exponent
        self._count, self._sum, self._squares = 0, 0.0, 0.0
        self._best_heard = 0.0

    def hear(self, number: int, by: int, now: float) -> None:
        """Add an offer to the statistics."""
        worth = self._seat.utility(number)
        self._count += 1
        self._sum += worth
        self._squares += worth * worth
        self._best_heard = max(self._best_heard, worth)

    def _expected(self) -> float:
        if not self._count:
            return 1.0
        mean = self._sum / self._count
        spread = sqrt(max(0.0, self._squares / self._count - mean * mean))
        width = sqrt(3) * spread / (sqrt(mean * (1 - mean)) or 1.0)
        return min(1.0, mean + (1 - mean) * width)

    def _target(self, now: float) -> float:
        target = 1 - (1 - self._expected()) * now**self._exponent
        return float(max(target, self._seat.reservation))

    def offer(self, now: float) -> int:
        """Return the outcome nearest to a utility drawn between the target and 1."""
        target = self._target(now)
        return self._seat.nearest(target + (1 - target) * self._seat.random.random() * (1 - now))

    def accepts(self, number: int, now: float) -> bool:
        """Return whether chance, time and the outcome's worth say so."""
        worth = self._seat.utility(number)
        if worth < self._seat.reservation:
            return False
        chance = now**5 / 5 + (worth - self._expected()) + (worth - self._target(now))
        return worth >= self._target(now) or self._seat.random.random() < chance
