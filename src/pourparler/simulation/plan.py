"""A tournament's plan: every run that it holds, each with a seed of its own."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import product

from msgspec import Struct

from pourparler.domain.scenario import Scenario
from pourparler.domain.tournament import Trial
from pourparler.errors import InputError
from pourparler.simulation.named import strategy


class Plan(Struct, frozen=True):
    """Strategies × scenarios × repetitions, every strategy in every party's place.

    Parameters
    ----------
    scenarios : tuple of (str, Scenario)
        Each with its name.
    strategies : tuple of str
        By name.
    repetitions : int
        How often every combination is held.
    rounds : int
        The deadline.
    seed : int
        The same gives the same results.
    limit : float
        How many seconds one run may take before it is ended as timed out.
    """

    scenarios: tuple[tuple[str, Scenario], ...]
    strategies: tuple[str, ...]
    repetitions: int = 1
    rounds: int = 100
    seed: int = 0
    limit: float = 60.0

    def digest(self) -> str:
        """Return what tells this plan from any other."""
        parts = [self.strategies, self.repetitions, self.rounds, self.seed]
        parts += [(name, repr(scenario)) for name, scenario in self.scenarios]
        return sha256(repr(parts).encode()).hexdigest()


def checked(plan: Plan) -> Plan:
    """Return a plan that names what is there; refuse any other."""
    if not plan.strategies or not plan.scenarios:
        raise InputError("a tournament needs strategies and scenarios", mend="name at least one of each")
    if plan.repetitions < 1:
        raise InputError("{count} repetitions show nothing", mend="ask for at least 1", count=plan.repetitions)
    for name in plan.strategies:
        strategy(name)
    names = [name for name, _ in plan.scenarios]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise InputError("two scenarios are called {name}", mend="give each a name of its own", name=twice[0])
    return plan


def trials(plan: Plan, parties: tuple[int, ...]) -> Iterator[Trial]:
    """Yield every run of a plan.

    Parameters
    ----------
    plan : Plan
        The plan of a tournament.
    parties : tuple of int
        How many parties bargain in each scenario.

    Examples
    --------
    >>> plan = Plan((("toy", Scenario("toy")),), ("micro", "linear"), repetitions=2)
    >>> [(one.number, one.strategies, one.repetition) for one in trials(plan, (2,))][2:4]
    [(2, ('micro', 'linear'), 0), (3, ('micro', 'linear'), 1)]
    """
    number = 0
    for place, ((name, _), count) in enumerate(zip(plan.scenarios, parties, strict=True)):
        for strategies in product(plan.strategies, repeat=count):
            for repetition in range(plan.repetitions):
                text = f"{plan.seed}\n{name}\n{strategies}\n{repetition}"
                seed = int.from_bytes(sha256(text.encode()).digest()[:7], "big")
                yield Trial(number, place, strategies, repetition, seed)
                number += 1
