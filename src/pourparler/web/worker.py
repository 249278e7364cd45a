"""A process that does jobs for the desk: ``python -m pourparler.web.worker``, never called by hand.

It reads tasks from its standard input and writes to its standard output what they tell and what comes of them, each as
a pickle behind its length. When its input ends, the desk has ended, however it did: then so does the process, whatever
it is doing.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any

from pourparler.domain.progress import Progress
from pourparler.errors import PourparlerError
from pourparler.piped import receive, send

TOLD, DONE, REFUSED, BROKEN = "told", "done", "refused", "broken"
"""What is written: how far it is; the answer; the sentence of an error; what else broke it."""

_EVERY = 0.25


class Telling:
    """Hands on how far a task is, four times a second at most: nobody looks more often.

    Parameters
    ----------
    write : callable
        Takes what is handed on.
    """

    def __init__(self, write: Callable[[Progress], None]) -> None:
        self._write, self._next = write, 0.0

    def __call__(self, phase: str, done: int, of: int, best: Callable[[], Any] = lambda: None) -> None:
        """Hand it on, where it is time."""
        now = time.monotonic()
        if now >= self._next:
            self._write(Progress(phase, done, of, best()))
            self._next = time.monotonic() + _EVERY


def main() -> None:
    """Do tasks until there are no more."""
    # Ctrl-C is the desk's to answer: it ends its processes itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(OSError, AttributeError):
        os.nice(5)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    tasks: SimpleQueue[tuple[Callable[..., Any], tuple[Any, ...]]] = SimpleQueue()
    Thread(target=_listen, args=(sys.stdin.buffer, tasks), daemon=True).start()
    while True:
        work, arguments = tasks.get()
        send(answers, _answer(work, arguments, Telling(lambda progress: send(answers, (TOLD, progress)))))


def _listen(stream: IO[bytes], tasks: SimpleQueue[Any]) -> None:
    """Take tasks in; where there will be none any more, end the process in the midst of whatever it does."""
    try:
        while True:
            tasks.put(receive(stream))
    finally:
        os._exit(0)


def _answer(work: Callable[..., Any], arguments: tuple[Any, ...], tell: Telling) -> tuple[str, Any]:
    try:
        return DONE, work(tell, *arguments)
    except PourparlerError as error:
        return REFUSED, error
    except Exception as error:
        return BROKEN, f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    main()
