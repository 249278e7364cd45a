"""Work for other processes to do: quick, slow, endless, refused, broken, fatal."""

from __future__ import annotations

import os
import time

from pourparler.domain.progress import Tell
from pourparler.errors import InputError


def counting(tell: Tell, of: int, seconds: float) -> list[int]:
    """Count, slowly."""
    told: list[int] = []
    for n in range(of):
        time.sleep(seconds)
        told.append(n)
        tell("counting", n + 1, of, lambda: list(told))
    return told


def endless(tell: Tell) -> None:
    """Work for ever; the best so far is who does it."""
    while True:
        tell("for ever", 0, 0, os.getpid)


def who(tell: Tell) -> int:
    """Return which process does it."""
    return os.getpid()


def refused(tell: Tell) -> None:
    raise InputError("{n} is too many", mend="ask for fewer", n=7)


def broken(tell: Tell) -> None:
    raise ZeroDivisionError("by nothing")


def fatal(tell: Tell) -> None:
    os._exit(9)
