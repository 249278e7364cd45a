"""Runs: rehearsed talks, with all that was said in them and how they ended."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

from msgspec import Struct

from pourparler.domain.outcome import Outcome
from pourparler.domain.short import short


class Ending(Enum):
    """How a run ended."""

    AGREEMENT = "agreement"
    DEADLINE = "deadline"
    WALKED_AWAY = "walked away"
    CONFLICT = "conflict"
    NOT_RATIFIED = "not ratified"
    NOT_STARTED = "not started"
    FAULT = "fault"
    FORBIDDEN = "forbidden offer"
    TIMED_OUT = "timed out"

    @property
    def failed(self) -> bool:
        """Whether a strategy broke down or broke the rules: nothing follows from such a run."""
        return self in (Ending.FAULT, Ending.FORBIDDEN, Ending.TIMED_OUT)


class Act(Enum):
    """What a party does when it is its turn."""

    OFFER = "offer"
    ACCEPT = "accept"
    REJECT = "reject"
    LEAVE = "leave"


class Turn(Struct, frozen=True):
    """One act of one party, or of the mediator, in a run.

    Parameters
    ----------
    round : int
        From 0.
    party : str
        Who; the mediator's name for a text that a mediator tables.
    act : Act
        What was done.
    outcome : dict of str to str, optional
        What was offered, accepted or rejected; none where a party leaves.
    utilities : dict of str to float
        What it is worth to each party, 1 being the best that may be offered.
    """

    round: int
    party: str
    act: Act
    outcome: Outcome | None = None
    utilities: dict[str, float] = {}


class Run(Struct, frozen=True):
    """One run of rehearsed talks.

    Parameters
    ----------
    protocol : str
        Under which protocol.
    strategies : dict of str to str
        Party to how it bargained.
    seed : int
        The same seed gives the same run.
    ending : Ending
        How it ended.
    round : int
        In which round, from 0; under a deadline, the number of rounds.
    by : str
        Who ended it: the last to accept, who left, whose ratifier refused, whose strategy failed; empty at a deadline.
    outcome : dict of str to str, optional
        What was agreed; where a ratifier refused, what it refused; otherwise none.
    payoffs : dict of str to Fraction
        Party to what it got, in the unit of its estimate: of the outcome agreed, otherwise its reservation.
    utilities : dict of str to float
        The same, 1 being the best that may be offered.
    offers : int
        How many offers were made.
    said : str
        What a failed strategy's error said; empty otherwise.
    distances : dict of str to float
        From the payoffs to the frontier and to each solution, in utilities; empty where none was worked out.
    turns : tuple of Turn
        All that was done; empty where it was not kept.

    Examples
    --------
    >>> Run("alternating_offers", {}, 0, Ending.DEADLINE, 100).agreed
    False
    """

    protocol: str
    strategies: dict[str, str]
    seed: int
    ending: Ending
    round: int
    by: str = ""
    outcome: Outcome | None = None
    payoffs: dict[str, Fraction] = {}
    utilities: dict[str, float] = {}
    offers: int = 0
    said: str = ""
    distances: dict[str, float] = {}
    turns: tuple[Turn, ...] = ()

    __repr__ = short

    @property
    def agreed(self) -> bool:
        """Whether it ended in an agreement that holds."""
        return self.ending is Ending.AGREEMENT
