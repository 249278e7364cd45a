"""How far the building of a frontier may go: until when, and in how much memory."""

from __future__ import annotations

from math import inf
from time import monotonic

MEMORY = 200_000_000
"""How many bytes the points of one frontier, and of all that it is made from, may take."""

OBJECT = 48
"""About how many bytes an integer of any size takes."""


class OutOfReach(Exception):
    """A frontier would grow past what is stated; the reason is `time`, `memory` or `size`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Reach:
    """What may still be spent.

    Parameters
    ----------
    until : float
        When to stop, on the monotonic clock.
    memory : int
        How many bytes may be held.

    Examples
    --------
    >>> reach = Reach(memory=100)
    >>> reach.hold(60)
    >>> reach.hold(60)
    Traceback (most recent call last):
        ...
    pourparler.solvers.reach.OutOfReach: memory
    """

    def __init__(self, until: float = inf, memory: int = MEMORY) -> None:
        self.until, self._left = until, memory

    def tick(self) -> None:
        """Raise an error where the time is over."""
        if monotonic() > self.until:
            raise OutOfReach("time")

    def hold(self, size: int) -> None:
        """Take some bytes, and raise an error where there are no more."""
        self._left -= size
        if self._left < 0:
            raise OutOfReach("memory")
