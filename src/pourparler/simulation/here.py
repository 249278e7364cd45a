"""The trials of a tournament, run on this machine's cores."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from queue import Empty, SimpleQueue
from threading import Thread

from pourparler.domain.tournament import Result, Trial
from pourparler.simulation.guard import Guard
from pourparler.simulation.plan import Plan

Found = Result | BaseException | None


def here(
    plan: Plan, parties: tuple[tuple[str, ...], ...], trials: Sequence[Trial], workers: int | None = None
) -> Iterator[Result]:
    """Yield the results of trials as they are finished.

    Parameters
    ----------
    plan : Plan
        Whose trials.
    parties : tuple of tuple of str
        Who bargains in each scenario.
    trials : sequence of Trial
        The trials to hold.
    workers : int, optional
        How many processes; without it, as many as this process may use cores.
    """
    count = max(1, min(workers or cores(), len(trials)))
    queue: SimpleQueue[Trial] = SimpleQueue()
    for trial in trials:
        queue.put(trial)
    answers: SimpleQueue[Found] = SimpleQueue()
    guards = [Guard(plan, parties) for _ in range(count)]
    threads = [Thread(target=_hold, args=(guard, queue, answers), daemon=True) for guard in guards]
    for thread in threads:
        thread.start()
    try:
        busy = count
        while busy:
            answer = answers.get()
            if isinstance(answer, BaseException):
                raise answer
            if answer is None:
                busy -= 1
            else:
                yield answer
    finally:
        while True:
            try:
                queue.get_nowait()
            except Empty:
                break
        for guard in guards:
            guard.stop()


def _hold(guard: Guard, queue: SimpleQueue[Trial], answers: SimpleQueue[Found]) -> None:
    try:
        while True:
            try:
                trial = queue.get_nowait()
            except Empty:
                break
            answers.put(guard.result(trial))
        answers.put(None)
    except BaseException as error:  # The thread that asked must hear of it.
        answers.put(error)


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
