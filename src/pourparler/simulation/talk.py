"""What a protocol gives back: how the talks ended, and all that was done, by numbers."""

from __future__ import annotations

from msgspec import Struct

from pourparler.domain.run import Ending

MEDIATOR = -1
"""Who tables a text that is no party's."""

LEFT = -1
"""What stands for an outcome where a party leaves."""

Entry = tuple[int, int, int, str]
"""Round, who, outcome's number, and ``offer``, ``accept``, ``reject`` or ``leave``."""


class OutOfTime(BaseException):
    """A strategy used up the time that a run may take; no strategy should catch it."""


class Talk(Struct, frozen=True):
    """How talks under a protocol ended.

    Parameters
    ----------
    ending : Ending
        How they ended.
    round : int
        In which round.
    by : int, optional
        Whose act ended it, as a place among the parties; none at a deadline.
    number : int, optional
        The outcome agreed; none otherwise.
    log : list of tuple
        All that was done.
    said : str
        What a failed strategy's error said.
    """

    ending: Ending
    round: int
    by: int | None = None
    number: int | None = None
    log: list[Entry] = []
    said: str = ""


def fault(error: Exception, round_: int, seat: int, log: list[Entry]) -> Talk:
    """Return how talks end in which a strategy raised an error."""
    return Talk(Ending.FAULT, round_, seat, None, log, f"{type(error).__name__}: {error}".strip(": "))
