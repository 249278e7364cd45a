"""One run of a tournament."""

from __future__ import annotations

from pourparler.domain.run import Ending, Run
from pourparler.domain.tournament import Result, Trial
from pourparler.errors import InputError
from pourparler.simulation.distances import Yardstick, yardstick
from pourparler.simulation.plan import Plan
from pourparler.simulation.run import hold
from pourparler.simulation.setup import Setup
from pourparler.simulation.space import Space


class Bench:
    """Holds the trials of a plan; each scenario's outcomes are sorted once.

    Parameters
    ----------
    plan : Plan
        The plan whose trials are held.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._ready: dict[int, tuple[Space, Yardstick]] = {}

    def space(self, place: int) -> Space:
        """Return a scenario's outcomes."""
        return self._prepared(place)[0]

    def _prepared(self, place: int) -> tuple[Space, Yardstick]:
        if place not in self._ready:
            space = Space(self.plan.scenarios[place][1])
            self._ready[place] = space, yardstick(space)
        return self._ready[place]

    def result(self, trial: Trial) -> Result:
        """Hold one trial; a strategy that takes too long is stopped where Python can stop it."""
        space, measure = self._prepared(trial.scenario)
        setup = Setup(dict(zip(space.parties, trial.strategies, strict=True)), rounds=self.plan.rounds)
        try:
            run = hold(space, setup, trial.seed, limit=self.plan.limit, keep=False)
        except InputError as error:  # A strategy that cannot be seated harms nobody but itself.
            name = self.plan.scenarios[trial.scenario][0]
            return Result(
                trial.number,
                name,
                space.parties,
                trial.strategies,
                trial.repetition,
                trial.seed,
                Ending.FAULT.value,
                0,
                0,
                said=str(error),
            )
        return _told(self.plan, trial, run, measure.measured(run))


def _told(plan: Plan, trial: Trial, run: Run, distances: dict[str, float]) -> Result:
    parties = tuple(run.strategies)
    return Result(
        trial.number,
        plan.scenarios[trial.scenario][0],
        parties,
        trial.strategies,
        trial.repetition,
        trial.seed,
        run.ending.value,
        run.round,
        run.offers,
        run.by,
        tuple(run.utilities[p] for p in parties if run.utilities),
        tuple(float(run.payoffs[p]) for p in parties),
        {} if run.ending.failed else distances,
        run.said,
    )
