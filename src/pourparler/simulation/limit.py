"""How long a run may take, on whatever thread it is held."""

from __future__ import annotations

import ctypes
import signal
import threading
from collections.abc import Callable
from typing import TypeVar

from pourparler.simulation.talk import OutOfTime

AGAIN = 0.05
"""Seconds until it is raised again: what is raised while garbage is collected is dropped unheard."""

T = TypeVar("T")


def stopped_after(seconds: float | None, call: Callable[[], T]) -> T:
    """Return what a call returns; raise :class:`OutOfTime` in one that runs longer.

    On the main thread of a Unix process a signal does it, and ends a wait for the system, too. On any other thread the
    interpreter raises it between two of its steps: a wait (a sleep, an answer from a network) is waited out first. Both
    raise it until it is heard. What catches every exception and goes on is stopped only where its process can be
    killed, as in a tournament.

    Parameters
    ----------
    seconds : float, optional
        How long it may run; none: for ever.
    call : callable
        What is called, without arguments.

    Examples
    --------
    >>> def loops():
    ...     while True:
    ...         pass
    >>> try:
    ...     stopped_after(0.01, loops)
    ... except OutOfTime:
    ...     print("stopped")
    stopped
    """
    if seconds is None:
        return call()
    if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        return _by_signal(seconds, call)
    return _by_interpreter(seconds, call)


def _by_signal(seconds: float, call: Callable[[], T]) -> T:
    within = True

    def stop(number: int, frame: object) -> None:
        if within:
            raise OutOfTime

    before = signal.signal(signal.SIGALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
        return call()
    finally:
        within = False  # First of all, and in one step: nothing is raised in what follows.
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _by_interpreter(seconds: float, call: Callable[[], T]) -> T:
    thread, lock, within, done = threading.get_ident(), threading.Lock(), True, threading.Event()

    def stop() -> None:
        wait = seconds
        while not done.wait(wait):
            with lock:
                if within:
                    _raise_in(thread, OutOfTime)
            wait = AGAIN

    try:
        threading.Thread(target=stop, daemon=True).start()
        return call()
    finally:
        within = False  # First of all, and in one step: at most one more is on its way, and is caught here.
        try:
            with lock:
                _raise_in(thread, None)
        except OutOfTime:
            pass
        done.set()


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Have the interpreter raise an error in a thread at its next step; none: take back what is still to be raised."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), error and ctypes.py_object(error))
