"""The jobs of a desk on one laptop: done by processes of this machine, which are started when they are first needed."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import time
from collections import Counter, OrderedDict
from collections.abc import Mapping
from queue import Empty, SimpleQueue
from threading import Condition, Thread, Timer
from typing import Any

from pourparler.domain.progress import Progress
from pourparler.errors import InputError, PourparlerError, Unavailable
from pourparler.piped import ended, receive, send
from pourparler.web.jobs import Job, State, Task, Whose
from pourparler.web.worker import BROKEN, DONE, REFUSED, TOLD

_KEPT, _AT_ONCE = 100, 8
"""How many jobs are kept; how many of one login may run or wait."""
_IDLE = 120.0
"""For how many seconds a process is kept that has nothing to do."""


class _Held:
    """A job that is begun, as it changes: all of it under its pool's lock."""

    def __init__(self, task: Task) -> None:
        self.task, self.state, self.progress = task, State.RUNNING, Progress()
        self.began, self.seconds = time.monotonic(), 0.0
        self.answer: Any = None
        self.error: PourparlerError | None = None
        self.process: subprocess.Popen[bytes] | None = None
        self.killed = False

    def seen(self) -> Job:
        seconds = time.monotonic() - self.began if self.state is State.RUNNING else self.seconds
        return Job(self.task, self.state, self.progress, seconds, self.answer, self.error)

    def end(self, state: State, answer: Any = None, error: PourparlerError | None = None) -> None:
        """Note how it ended, and what does it: the first word counts."""
        if self.state is State.RUNNING:
            self.state, self.answer, self.error = state, answer, error
            self.seconds = time.monotonic() - self.began
            if state in (State.STOPPED, State.OUT_OF_TIME) and self.process is not None:
                self.process.kill()
                self.killed = True
        self.process = None


class Pool:
    """Does jobs in processes of its own.

    Parameters
    ----------
    lanes : mapping, optional
        How many processes each lane may have; one that is not named has as many as there are cores.
    idle : mapping, optional
        For how many seconds a lane's process is kept without work; none: for as long as the desk runs, as where
        something large is loaded.

    Examples
    --------
    >>> from pourparler.web.jobs import Task
    >>> Pool().of(("login", "key", "talks"), "guessed") is None
    True
    """

    def __init__(self, lanes: Mapping[str, int] | None = None, idle: Mapping[str, float | None] | None = None) -> None:
        self._most = {"read": 1} if lanes is None else dict(lanes)
        self._idle = {"read": None} if idle is None else dict(idle)
        self._changed = Condition()
        self._held: OrderedDict[tuple[str, ...], _Held] = OrderedDict()
        self._waiting: dict[str, SimpleQueue[_Held]] = {}
        self._processes: set[subprocess.Popen[bytes]] = set()
        self._threads: Counter[str] = Counter()
        self._free: Counter[str] = Counter()
        self._closed = False

    def begin(self, whose: Whose, task: Task) -> str:
        """Begin a job; another one waits where all processes of its lane are at work."""
        name, held = secrets.token_urlsafe(12), _Held(task)
        with self._changed:
            if self._closed:
                raise Unavailable("the desk is being closed", mend="open it again")
            if sum(key[0] == whose[0] and one.state is State.RUNNING for key, one in self._held.items()) >= _AT_ONCE:
                raise InputError("{n} jobs are running already", mend="stop one, or wait for it", n=_AT_ONCE)
            self._held[(*whose, name)] = held
            self._forget()
            self._waiting.setdefault(task.lane, SimpleQueue()).put(held)
            self._free[task.lane] -= 1  # Below nothing where more is to be done than there is who does it.
            if self._free[task.lane] < 0 and self._threads[task.lane] < self._size(task.lane):
                self._threads[task.lane] += 1
                self._free[task.lane] += 1
                Thread(target=self._work, args=(task.lane,), daemon=True).start()
        return name

    def of(self, whose: Whose, name: str, wait: float = 0.0) -> Job | None:
        """Return a job as it stands, at an end or after a wait."""
        with self._changed:
            held = self._held.get((*whose, name))
            if held is None:
                return None
            self._changed.wait_for(lambda: held.state is not State.RUNNING, wait)
            return held.seen()

    def all(self, whose: Whose) -> tuple[tuple[str, Job], ...]:
        """Return somebody's jobs, the newest first."""
        with self._changed:
            return tuple((key[3], one.seen()) for key, one in reversed(self._held.items()) if key[:3] == whose)

    def stop(self, whose: Whose, name: str) -> None:
        """End a job, and the process that does it."""
        with self._changed:
            held = self._held.get((*whose, name))
            if held is not None:
                held.end(State.STOPPED)
                self._changed.notify_all()

    def close(self) -> None:
        """End every job and every process."""
        with self._changed:
            self._closed = True
            for held in self._held.values():
                held.end(State.STOPPED)
            self._changed.notify_all()
            processes = tuple(self._processes)
        for process in processes:
            process.kill()
            process.wait()

    def _size(self, lane: str) -> int:
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        return self._most.get(lane, cores)

    def _forget(self) -> None:
        """Keep the newest only; what runs is kept."""
        over = [key for key, one in self._held.items() if one.state is not State.RUNNING]
        for key in over[: max(0, len(self._held) - _KEPT)]:
            del self._held[key]

    def _work(self, lane: str) -> None:
        """Do what waits in a lane, one job after the other, by one process, which is replaced where it dies."""
        process: subprocess.Popen[bytes] | None = None
        while not self._closed:
            try:
                held = self._waiting[lane].get(timeout=self._idle.get(lane, _IDLE))
            except Empty:
                self._ended(process)
                process = None
                continue
            if process is None or process.poll() is not None:
                self._ended(process)
                process = self._started()
            with self._changed:
                if held.state is State.RUNNING:
                    held.process, held.began = process, time.monotonic()
            if held.process is not None and not self._done(held, process):
                self._ended(process)
                process = None
            with self._changed:
                self._free[lane] += 1
        self._ended(process)

    def _done(self, held: _Held, process: subprocess.Popen[bytes]) -> bool:
        """Have a process do a job; return whether it can do another one."""
        assert process.stdin is not None and process.stdout is not None
        left = max(0.0, held.task.seconds - (time.monotonic() - held.began))
        timer = Timer(left, self._ends, (held, State.OUT_OF_TIME))
        timer.daemon = True
        timer.start()
        try:
            send(process.stdin, (held.task.work, held.task.arguments))
            while True:
                word, value = receive(process.stdout)
                if word != TOLD:
                    break
                with self._changed:
                    held.progress = value
        except (EOFError, OSError):
            died = Unavailable("the process that worked on this has died", mend="begin it once more")
            self._ends(held, State.FAILED, error=died)
            return False
        finally:
            timer.cancel()
        errors = {
            DONE: None,
            REFUSED: value,
            BROKEN: Unavailable("this cannot be worked out ({why})", mend="ask for something else", why=value),
        }
        self._ends(held, State.FAILED if errors[word] else State.DONE, value if word == DONE else None, errors[word])
        return not held.killed

    def _ends(self, held: _Held, state: State, answer: Any = None, error: PourparlerError | None = None) -> None:
        with self._changed:
            held.end(state, answer, error)
            self._changed.notify_all()

    def _started(self) -> subprocess.Popen[bytes]:
        # -P: what lies in the folder where the desk was opened is no part of the program.
        command = [sys.executable, "-P", "-m", "pourparler.web.worker"]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        with self._changed:
            self._processes.add(process)
            if self._closed:
                process.kill()
        return process

    def _ended(self, process: subprocess.Popen[bytes] | None) -> None:
        """End a process for good."""
        if process is None:
            return
        ended(process)
        with self._changed:
            self._processes.discard(process)
