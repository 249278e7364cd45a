"""Rehearsals: runs of one scenario under one protocol, and what they show together."""

from __future__ import annotations

from collections import Counter
from math import sqrt

from msgspec import Struct, structs

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


class Tally(Struct, frozen=True):
    """What runs show together.

    Parameters
    ----------
    runs : int
        How many there were, at least 1.
    endings : dict of Ending to int
        How many ended in which way, in the order of the endings; those in which none did are left out.
    utilities : dict of str to float
        What the agreements gave each party on average, 1 being the best that may be offered; empty where there is
        none, or outcomes cannot be ranked.
    obstacles : tuple of Obstacle
        Over what runs failed, most often first.

    Examples
    --------
    >>> Tally(4, {Ending.AGREEMENT: 3, Ending.DEADLINE: 1}).agreed
    3
    """

    runs: int
    endings: dict[Ending, int]
    utilities: dict[str, float] = {}
    obstacles: tuple[Obstacle, ...] = ()

    @property
    def agreed(self) -> int:
        """How many ended in an agreement."""
        return self.endings.get(Ending.AGREEMENT, 0)


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

    def tally(self) -> Tally:
        """Return what the runs show together."""
        counting = Counting()
        for run in self.runs:
            counting.add(run)
        return structs.replace(counting.tally(), obstacles=self.obstacles)


class Counting:
    """Counts runs as they are held, without keeping them.

    Examples
    --------
    >>> counting = Counting()
    >>> counting.add(Run("alternating_offers", {}, 0, Ending.DEADLINE, 100), "army")
    >>> counting.tally().obstacles
    (Obstacle(issue='army', runs=1),)
    """

    def __init__(self) -> None:
        self._endings: Counter[Ending] = Counter()
        self._sums: dict[str, float] = {}
        self._valued = 0
        self._obstacles: Counter[str] = Counter()

    def add(self, run: Run, obstacle: str = "") -> None:
        """Count one more, and over which issue it failed; empty: over none."""
        self._endings[run.ending] += 1
        self._obstacles[obstacle] += bool(obstacle)
        if run.agreed and run.utilities:
            self._valued += 1
            for party, utility in run.utilities.items():
                self._sums[party] = self._sums.get(party, 0.0) + utility

    def tally(self) -> Tally:
        """Return what there is so far."""
        named = sorted(((i, n) for i, n in self._obstacles.items() if n), key=lambda one: (-one[1], one[0]))
        return Tally(
            self._endings.total(),
            {ending: self._endings[ending] for ending in Ending if self._endings[ending]},
            {party: total / self._valued for party, total in self._sums.items()},
            tuple(Obstacle(issue, runs) for issue, runs in named),
        )


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
