"""A worker process under guard: it is killed where a strategy cannot be stopped, and started anew where it dies."""

from __future__ import annotations

import subprocess
import sys
from threading import Event, Timer

from pourparler.domain.run import Ending
from pourparler.domain.tournament import Result, Trial
from pourparler.piped import ended, receive, send
from pourparler.simulation.plan import Plan

GRACE = 5.0
"""How many seconds beyond a run's limit a worker may take before it is killed; it may have a scenario to prepare."""

PREPARING = 600.0
"""The same for the first trial of a scenario, which is prepared then."""

_LIVES = 2


class Guard:
    """One worker process.

    Parameters
    ----------
    plan : Plan
        Whose trials it holds.
    """

    def __init__(self, plan: Plan, parties: tuple[tuple[str, ...], ...]) -> None:
        self._plan, self._parties = plan, parties
        self._process: subprocess.Popen[bytes] | None = None
        self._prepared: set[int] = set()
        self._closed = False

    def result(self, trial: Trial) -> Result:
        """Hold a trial; one whose process dies is held once more, as it may not be the strategies' fault."""
        for _ in range(_LIVES):
            try:
                return self._asked(trial)
            except EOFError:
                self._end()
            except TimeoutError:
                self._end()
                return self._failed(trial, Ending.TIMED_OUT, "the process was killed")
        return self._failed(trial, Ending.FAULT, "the process died")

    def _asked(self, trial: Trial) -> Result:
        process = self._started()
        assert process.stdin is not None and process.stdout is not None
        fresh = trial.scenario not in self._prepared
        late = Event()

        def kill() -> None:
            late.set()
            process.kill()

        timer = Timer(self._plan.limit + (PREPARING if fresh else GRACE), kill)
        timer.start()
        try:
            send(process.stdin, trial)
            result: Result = receive(process.stdout)
        except (EOFError, OSError):
            raise (TimeoutError if late.is_set() else EOFError) from None
        finally:
            timer.cancel()
        self._prepared.add(trial.scenario)
        return result

    def _started(self) -> subprocess.Popen[bytes]:
        if self._closed:
            raise EOFError
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "pourparler.simulation.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=-1,
            )
            assert self._process.stdin is not None
            send(self._process.stdin, self._plan)
        return self._process

    def stop(self) -> None:
        """End the process, whatever it does, for good."""
        self._closed = True
        self._end()

    def _end(self) -> None:
        process, self._process, self._prepared = self._process, None, set()
        if process is None:
            return
        ended(process)

    def _failed(self, trial: Trial, ending: Ending, reason: str) -> Result:
        name = self._plan.scenarios[trial.scenario][0]
        parties = self._parties[trial.scenario]
        return Result(
            trial.number, name, parties, trial.strategies, trial.repetition, trial.seed, ending.value, 0, 0, said=reason
        )
