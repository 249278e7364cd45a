"""One run of a tournament."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from pourparler.domain.run import Run
from pourparler.domain.tournament import Result, Trial
from pourparler.simulation.distances import Yardstick, yardstick
from pourparler.simulation.plan import Plan
from pourparler.simulation.rehearsal import Rehearsal, rehearse
from pourparler.simulation.space import Space
from pourparler.simulation.talk import OutOfTime


class Bench:
    """Holds the trials of a plan; each scenario's outcomes are sorted once.

    Parameters
    ----------
    plan : Plan
        Which.
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
        how = Rehearsal(dict(zip(space.parties, trial.strategies, strict=True)), rounds=self.plan.rounds)
        with _stopped_after(self.plan.limit):
            run = rehearse(space, how, trial.seed, keep=False)
        return _told(self.plan, trial, run, measure.measured(run))


def _told(plan: Plan, trial: Trial, run: Run, distances: dict[str, float]) -> Result:
    parties = tuple(run.strategies)
    return Result(
        trial.number, plan.scenarios[trial.scenario][0], parties, trial.strategies, trial.repetition, trial.seed,
        run.ending.value, run.round, run.offers, run.by, tuple(run.utilities[p] for p in parties if run.utilities),
        tuple(float(run.payoffs[p]) for p in parties), {} if run.ending.failed else distances, run.said,
    )  # fmt: skip


@contextmanager
def _stopped_after(seconds: float) -> Iterator[None]:
    """Raise :class:`OutOfTime` in what runs longer; only the main thread of a Unix process can be stopped so."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: object) -> None:
        raise OutOfTime

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
