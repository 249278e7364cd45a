"""How long a run may take, on whatever thread it is held."""

from __future__ import annotations

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from pourparler.simulation.talk import OutOfTime


def stopped_after(seconds: float | None) -> AbstractContextManager[None]:
    """Raise :class:`OutOfTime` in what runs longer; none: it may run for ever.

    On the main thread of a Unix process a signal does it, and ends a wait for the system, too. On any other thread the
    interpreter raises it between two of its steps: a wait (a sleep, an answer from a network) is waited out first. What
    catches every exception and goes on is stopped only where its process can be killed, as in a tournament.

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
    def stop(number: int, frame: object) -> None:
        raise OutOfTime

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        try:
            signal.setitimer(signal.ITIMER_REAL, 0)
        finally:
            signal.signal(signal.SIGALRM, before)


@contextmanager
def _by_interpreter(seconds: float) -> Iterator[None]:
    thread, lock, within = threading.get_ident(), threading.Lock(), True

    def stop() -> None:
        with lock:
            if within:
                _raise_in(thread, OutOfTime)

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            within = False
        timer.cancel()
        _raise_in(thread, None)  # What was asked for and has not been raised yet must not strike later.


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Have the interpreter raise an error in a thread at its next step; none: take back what is still to be raised."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), error and ctypes.py_object(error))
