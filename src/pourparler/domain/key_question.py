"""Key questions: what to ask next, and what either answer would change."""

from __future__ import annotations

from enum import Enum, IntEnum
from fractions import Fraction

from msgspec import Struct

from pourparler.domain.issue_standing import Standing
from pourparler.domain.red_line import RedLine, RedLines
from pourparler.domain.short import short
from pourparler.domain.zone import Status


class Asks(Enum):
    """What a question asks."""

    STANCE = "stance"
    RED_LINE = "red-line"


class Rank(IntEnum):
    """What an answer would change, the most first (``docs/theory/key-questions.md``)."""

    STANDING_OR_BLOCK = 1
    RED_LINE = 2
    SHARE = 3


class Future(Struct, frozen=True):
    """What stands if a question is answered in one way.

    Parameters
    ----------
    standing : Standing
        Where the issue would then stand.
    open : bool
        Whether some outcome would then be refused by nobody, on this issue and those tied to it.
    blocking : tuple of RedLine
        Red lines on record, none of them needless, with which the answer leaves no outcome; empty where it leaves one,
        or where those on record block already.
    """

    standing: Standing
    open: bool
    blocking: RedLines = ()


class OptionQuestion(Struct, frozen=True):
    """One option asked about, and what stands with either answer on it."""

    option: str
    if_accepted: Future
    if_refused: Future


class KeyQuestion(Struct, frozen=True):
    """A question to one party about one issue.

    Parameters
    ----------
    party, issue : str
        Who is asked, about what; never about its own stated aim.
    asks : Asks
        What it accepts, or whether a red line still is one.
    rank : Rank
        What an answer would change.
    options : tuple of OptionQuestion
        The options asked about, in the order in which they were first named.
    if_refused : Future
        What stands if the party refuses them all.
    now : Future
        Where the issue stands today.
    red_line : RedLine, optional
        The one asked about; none where a stance is asked for.
    share : Fraction, optional
        The share of the outcomes nobody refuses that use an option asked about; none where it was not counted. It
        depends on how finely options are listed.
    spoken : int
        How many of those who must agree have a stance on the issue that counts.
    """

    party: str
    issue: str
    asks: Asks
    rank: Rank
    options: tuple[OptionQuestion, ...]
    if_refused: Future
    now: Future
    red_line: RedLine | None = None
    share: Fraction | None = None
    spoken: int = 0


class KeyQuestions(Struct, frozen=True):
    """The questions, those first whose answer would change most.

    Parameters
    ----------
    questions : tuple of KeyQuestion
        Grouped by issue: an issue's questions follow its best one.
    total : int
        How many there are, listed or not; those whose answers change nothing are not among them.
    status : Status
        *proven* where every effect was worked out.
    """

    questions: tuple[KeyQuestion, ...]
    total: int
    status: Status = Status.PROVEN

    __repr__ = short
