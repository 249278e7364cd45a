"""How long a run may take, on whatever thread it is held."""

from __future__ import annotations

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from pourparler.simulation.talk import OutOfTime

AGAIN = 0.05
"""Seconds until it is raised again: what is raised while garbage is collected is dropped unheard."""


def stopped_after(seconds: float | None) -> AbstractContextManager[None]:
    """Raise :class:`OutOfTime` in what runs longer; none: it may run for ever.

    On the main thread of a Unix process a signal does it, and ends a wait for the system, too. On any other thread the
    interpreter raises it between two of its steps: a wait (a sleep, an answer from a network) is waited out first. Both
    raise it until it is heard. What catches every exception and goes on is stopped only where its process can be
    killed, as in a tournament.

    Examples
    --------
    >>> try:
    ...     with stopped_after(0.01):
    ...         while True:
    ...             pass
    ... except OutOfTime:
    ...     print("stopped")
    stopped
    """
    if seconds is None:
        return nullcontext()
    if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        return _by_signal(seconds)
    return _by_interpreter(seconds)


@contextmanager
def _by_signal(seconds: float) -> Iterator[None]:
    within = True

    def stop(number: int, frame: object) -> None:
        if within:
            raise OutOfTime

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        within = False  # First of all, and in one step: nothing is raised in what follows.
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _by_interpreter(seconds: float) -> Iterator[None]:
    thread, lock, within, done = threading.get_ident(), threading.Lock(), True, threading.Event()

    def stop() -> None:
        wait = seconds
        while not done.wait(wait):
            with lock:
                if within:
                    _raise_in(thread, OutOfTime)
            wait = AGAIN

    threading.Thread(target=stop, daemon=True).start()
    try:
        yield
    finally:
        while not done.is_set():
            try:
                with lock:
                    within = False
                _raise_in(thread, None)  # What was asked for and has not been raised yet must not strike later.
                done.set()
            except OutOfTime:
                continue


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Have the interpreter raise an error in a thread at its next step; none: take back what is still to be raised."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), error and ctypes.py_object(error))
