"""When talks end: after so many rounds, or after so many seconds."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic

from msgspec import Struct

from pourparler.errors import InputError


class Rounds(Struct, frozen=True):
    """A deadline in rounds.

    Parameters
    ----------
    count : int
        How many, 1 or more.

    Examples
    --------
    >>> list(Rounds(4))
    [(0, 0.0), (1, 0.25), (2, 0.5), (3, 0.75)]
    """

    count: int

    def __post_init__(self) -> None:
        """Refuse a deadline that leaves no round."""
        if self.count < 1:
            raise InputError(
                "a deadline of {count} rounds leaves no time to talk", mend="give at least 1", count=self.count
            )

    def __iter__(self) -> Iterator[tuple[int, float]]:
        count = self.count
        return ((number, number / count) for number in range(count))

    def over(self) -> bool:
        """Return whether it passed within a round: rounds are whole."""
        return False


class Seconds:
    """A deadline in seconds; runs under it are not the same twice.

    Parameters
    ----------
    seconds : float
        How many, more than 0.
    """

    def __init__(self, seconds: float) -> None:
        if not seconds > 0:
            raise InputError(
                "a deadline of {seconds} seconds leaves no time to talk", mend="give more than 0", seconds=seconds
            )
        self.seconds, self._begun = seconds, monotonic()

    def __iter__(self) -> Iterator[tuple[int, float]]:
        self._begun, number = monotonic(), 0
        while (now := (monotonic() - self._begun) / self.seconds) < 1:
            yield number, now
            number += 1

    def over(self) -> bool:
        """Return whether it has passed."""
        return monotonic() - self._begun >= self.seconds


Deadline = Rounds | Seconds
