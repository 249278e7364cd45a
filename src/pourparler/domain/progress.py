"""How far long work is: what it does, how much is done, and the best answer so far."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from msgspec import Struct


class Progress(Struct, frozen=True):
    """How far work is.

    Parameters
    ----------
    phase : str
        What is being worked out, by the name that the verb gives it; empty where there is one thing only.
    done, of : int
        How much of how much is done; `of` is 0 where that is not known.
    best : object, optional
        The answer as far as it goes; none where there is none yet.

    Examples
    --------
    >>> Progress("", 3, 4).share, Progress("frontier").share
    (0.75, None)
    """

    phase: str = ""
    done: int = 0
    of: int = 0
    best: Any = None

    @property
    def share(self) -> float | None:
        """How much is done, from 0 to 1; none where that is not known."""
        return self.done / self.of if self.of else None


class Tell(Protocol):
    """Is told by a verb how far it is; it may be told more often than anybody looks."""

    def __call__(self, phase: str, done: int, of: int, best: Callable[[], Any] = ...) -> None:
        """Take note; `best` returns the answer as far as it goes, and is called only where somebody looks."""
