"""Rehearsals: runs of one scenario under one protocol, and what they show together."""

from __future__ import annotations

from math import sqrt

from msgspec import Struct

from pourparler.domain.run import Ending, Run
from pourparler.domain.scenario import Scenario
from pourparler.domain.short import short


class Obstacle(Struct, frozen=True):
    """An issue over which runs failed: on it the parties' last offers cost one another most.

    Parameters
    ----------
    issue : str
        The issue over which they failed.
    runs : int
        In how many of the runs that failed.
    """

    issue: str
    runs: int


class Rehearsal(Struct, frozen=True):
    """Runs of rehearsed talks over one scenario.

    Parameters
    ----------
    scenario : Scenario
        Which; its estimates are somebody's.
    protocol : str
        Under which protocol.
    runs : tuple of Run
        At least one.
    drawn : bool
        Whether each run has preferences of its own, drawn from what is known of them.
    obstacles : tuple of Obstacle
        Over what runs failed, most often first; empty where none failed, or nothing was offered.
    frontier : tuple of tuple of float
        The Pareto frontier of the first run, as utilities in the order of its strategies; empty where not worked out.

    Examples
    --------
    >>> one = Run("alternating_offers", {}, 0, Ending.DEADLINE, 100)
    >>> Rehearsal(Scenario("toy"), "alternating_offers", (one,)).share()
    0.0
    """

    scenario: Scenario
    protocol: str
    runs: tuple[Run, ...]
    drawn: bool = False
    obstacles: tuple[Obstacle, ...] = ()
    frontier: tuple[tuple[float, ...], ...] = ()

    __repr__ = short

    def count(self, ending: Ending) -> int:
        """Return how many runs ended in a given way."""
        return sum(run.ending is ending for run in self.runs)

    def share(self) -> float:
        """Return the share of runs that ended in an agreement."""
        return self.count(Ending.AGREEMENT) / len(self.runs)


def interval(count: int, of: int) -> tuple[float, float]:
    """Return a share's 95 % interval (Wilson 1927).

    Parameters
    ----------
    count, of : int
        How many, of how many; `of` is at least 1.

    Examples
    --------
    >>> [round(end, 3) for end in interval(8, 10)]
    [0.49, 0.943]
    """
    z, share = 1.96, count / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return max(0.0, middle - half), min(1.0, middle + half)
