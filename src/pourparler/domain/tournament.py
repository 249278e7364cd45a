"""Tournaments: strategies against one another over scenarios, and what came of it."""

from __future__ import annotations

from math import sqrt

from msgspec import Struct

from pourparler.domain.rehearsal import interval


class Trial(Struct, frozen=True):
    """One run of a tournament, before it is held.

    Parameters
    ----------
    number : int
        Its place in the tournament, from 0.
    scenario : int
        Which scenario, by its place.
    strategies : tuple of str
        One for each party, in the scenario's order.
    repetition : int
        Which, from 0.
    seed : int
        Drawn from the tournament's seed and all of the above, so that it stays when others join.
    """

    number: int
    scenario: int
    strategies: tuple[str, ...]
    repetition: int
    seed: int


class Result(Struct, frozen=True):
    """One run of a tournament, after it was held.

    Parameters
    ----------
    trial : int
        Its place in the tournament, from 0.
    scenario : str
        Its name.
    parties, strategies : tuple of str
        Who took part, and how each bargained.
    repetition, seed : int
        As in the trial.
    ending : str
        See :class:`pourparler.domain.run.Ending`.
    round, offers : int
        In which round it ended; how many offers were made.
    by : str
        Who ended it.
    utilities, payoffs : tuple of float
        What each party got.
    distances : dict of str to float
        To the frontier and to each solution.
    said : str
        What a failed strategy's error said.
    """

    trial: int
    scenario: str
    parties: tuple[str, ...]
    strategies: tuple[str, ...]
    repetition: int
    seed: int
    ending: str
    round: int
    offers: int
    by: str = ""
    utilities: tuple[float, ...] = ()
    payoffs: tuple[float, ...] = ()
    distances: dict[str, float] = {}
    said: str = ""

    @property
    def agreed(self) -> bool:
        """Whether it ended in an agreement."""
        return self.ending == "agreement"


class Mean(Struct, frozen=True):
    """An average with its 95 % interval, from the spread of what was averaged.

    Examples
    --------
    >>> mean = Mean.of([1.0, 3.0])
    >>> mean.value, round(mean.low, 2), round(mean.high, 2)
    (2.0, 0.04, 3.96)
    """

    value: float
    low: float
    high: float

    @classmethod
    def of(cls, numbers: list[float]) -> Mean:
        """Return the average of numbers, at least one."""
        count = len(numbers)
        value = sum(numbers) / count
        spread = sqrt(sum((n - value) ** 2 for n in numbers) / (count - 1)) if count > 1 else 0.0
        half = 1.96 * spread / sqrt(count)
        return cls(value, value - half, value + half)


class Standing(Struct, frozen=True):
    """How one strategy did in a tournament.

    Parameters
    ----------
    strategy : str
        The name of the strategy.
    runs, failed : int
        How often a party bargained so; how often it broke down or broke the rules itself.
    utility, welfare, distance, rounds : Mean, optional
        Its own utility; the sum of all parties'; the distance to the frontier; the rounds it took. None where no run
        tells.
    agreements : Mean
        The share of runs that ended in an agreement, with Wilson's interval.
    """

    strategy: str
    runs: int
    failed: int
    utility: Mean | None
    agreements: Mean
    welfare: Mean | None
    distance: Mean | None
    rounds: Mean | None


def standings(results: tuple[Result, ...]) -> tuple[Standing, ...]:
    """Return what came of every strategy, the best average utility first.

    Examples
    --------
    >>> one = Result(0, "toy", ("north", "south"), ("a", "b"), 0, 0, "agreement", 3, 7, "north", (0.5, 0.75))
    >>> [(standing.strategy, standing.utility.value) for standing in standings((one,))]
    [('b', 0.75), ('a', 0.5)]
    """
    names = {strategy for one in results for strategy in one.strategies}
    table = [_standing(name, results) for name in sorted(names)]
    return tuple(sorted(table, key=lambda one: (-(one.utility.value if one.utility else -1.0), one.strategy)))


def _standing(name: str, results: tuple[Result, ...]) -> Standing:
    own = [one for one in results if name in one.strategies]
    with_utilities = [one for one in own if one.utilities]
    utilities = [u for one in with_utilities for u, s in zip(one.utilities, one.strategies, strict=True) if s == name]
    agreed = sum(one.agreed for one in own)
    failed = sum(
        one.ending in ("fault", "forbidden offer", "timed out")
        and (not one.by or dict(zip(one.parties, one.strategies, strict=True)).get(one.by) == name)
        for one in own
    )
    distances = [one.distances["frontier"] for one in own if "frontier" in one.distances]
    return Standing(
        name,
        sum(one.strategies.count(name) for one in own),
        failed,
        _mean(utilities),
        Mean(agreed / len(own), *interval(agreed, len(own))),
        _mean([sum(one.utilities) for one in with_utilities]),
        _mean(distances),
        _mean([float(one.round) for one in own if one.agreed]),
    )


def _mean(numbers: list[float]) -> Mean | None:
    return Mean.of(numbers) if numbers else None
