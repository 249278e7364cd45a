"""Trials on a Dask cluster, by its address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from threading import local
from typing import Any

from pourparler.domain.tournament import Result, Trial
from pourparler.errors import InputError, MissingExtra
from pourparler.simulation.guard import Guard
from pourparler.simulation.plan import Plan

ANSWER = 10
"""How many seconds a cluster may take to answer."""

CHUNK = 8
"""How many trials a task holds; a task that is lost with its worker is held again by another."""


def on_cluster(
    plan: Plan, parties: tuple[tuple[str, ...], ...], trials: Sequence[Trial], address: str
) -> Iterator[Result]:
    """Yield the results of trials as they are finished on a cluster.

    Parameters
    ----------
    plan, parties, trials
        As for :func:`pourparler.simulation.here.here`.
    address : str
        The scheduler's, for instance ``tcp://127.0.0.1:8786``. Its workers need this package, of the same version.

    Raises
    ------
    MissingExtra
        If Dask is not installed.
    InputError
        If no cluster answers there.
    """
    try:
        distributed: Any = import_module("distributed")  # An extra, and slow to load.
    except ImportError:
        raise MissingExtra("a cluster needs Dask", mend="install pourparler[cluster]") from None
    try:
        client = distributed.Client(address, timeout=ANSWER)
    except (OSError, ValueError, TypeError) as error:
        raise InputError(
            "no cluster answers", where=address, mend="start one, or name its scheduler's address"
        ) from error
    with client:
        shared = client.scatter(plan, broadcast=True, hash=False)
        chunks = [tuple(trials[n : n + CHUNK]) for n in range(0, len(trials), CHUNK)]
        tasks = [client.submit(held, shared, parties, chunk, pure=False, retries=3) for chunk in chunks]
        for task in distributed.as_completed(tasks):
            yield from task.result()


def held(plan: Plan, parties: tuple[tuple[str, ...], ...], trials: tuple[Trial, ...]) -> list[Result]:
    """Hold some trials on a worker of a cluster, under guard as anywhere; each of its threads has a guard."""
    own: tuple[str, Guard] | None = getattr(_HERE, "kept", None)
    digest = plan.digest()
    if own is None or own[0] != digest:
        if own is not None:
            own[1].stop()
        own = _HERE.kept = (digest, Guard(plan, parties))
    return [own[1].result(trial) for trial in trials]


_HERE = local()
