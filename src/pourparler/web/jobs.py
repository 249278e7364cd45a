"""Work that takes longer than a page: a port. On a laptop processes of its own do it, which end with the desk."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any, Protocol

from msgspec import Struct

from pourparler.domain.progress import Progress
from pourparler.errors import PourparlerError

Whose = tuple[str, str, str]
"""Whose a job is: of one login, one viewer's key, one record. To anybody else there is no such job."""


class State(Enum):
    """Where a job stands."""

    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    OUT_OF_TIME = "out of time"
    FAILED = "failed"


class Task(Struct, frozen=True):
    """What is to be done.

    Parameters
    ----------
    work : callable
        A function of a module of the workbench: given whom it tells how far it is, and `arguments`, it returns the
        answer. It is done in another process, so all of it can be pickled.
    arguments : tuple
        What it is given besides.
    seconds : float
        How long it may take; then it is ended, and what it told last is left.
    asked : object, optional
        What was asked for, as its page shows it.
    lane : str
        Work of one lane is done by the same processes: what they have loaded stays loaded.
    """

    work: Callable[..., Any]
    arguments: tuple[Any, ...] = ()
    seconds: float = 600.0
    asked: Any = None
    lane: str = "work"


class Job(Struct, frozen=True):
    """A task as it stands.

    Parameters
    ----------
    task : Task
        What is done.
    state : State
        Whether it still is.
    progress : Progress
        What it told last.
    seconds : float
        For how long it has been done, or was.
    answer : object, optional
        What came of it; none while it runs, and where it ended otherwise.
    error : PourparlerError, optional
        Why it failed.

    Examples
    --------
    >>> Job(Task(len), State.STOPPED, Progress(best=3)).best
    3
    """

    task: Task
    state: State = State.RUNNING
    progress: Progress = Progress()
    seconds: float = 0.0
    answer: Any = None
    error: PourparlerError | None = None

    @property
    def running(self) -> bool:
        """Whether it is still being done, or waits for its turn: which of the two, it does not say."""
        return self.state is State.RUNNING

    @property
    def best(self) -> Any:
        """The answer; where there is none, as far as it went."""
        return self.answer if self.state is State.DONE else self.progress.best


class Jobs(Protocol):
    """Does what takes long, for whoever asked; what a job says depends on its own task alone."""

    def begin(self, whose: Whose, task: Task) -> str:
        """Return the opaque id of a job that is begun.

        Raises
        ------
        InputError
            If too many jobs of that login run already.
        """

    def of(self, whose: Whose, name: str, wait: float = 0.0) -> Job | None:
        """Return a job as it stands, once it is at an end or `wait` seconds are over; none if it is none of theirs."""

    def all(self, whose: Whose) -> tuple[tuple[str, Job], ...]:
        """Return their jobs with their ids, the newest first."""

    def stop(self, whose: Whose, name: str) -> None:
        """End a job: what does it stops at once. Nothing happens where it is at an end, or none of theirs."""

    def close(self) -> None:
        """End everything, for good."""
