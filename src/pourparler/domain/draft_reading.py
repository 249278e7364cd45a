"""A draft, or a package, read against the stances."""

from __future__ import annotations

from msgspec import Struct

from pourparler.domain.blocking import Opening
from pourparler.domain.outcome import Outcome
from pourparler.domain.red_line import RedLines
from pourparler.domain.scenario import OptionStance
from pourparler.domain.short import short
from pourparler.domain.zone import Status


class IssueReading(Struct, frozen=True):
    """One issue of a draft, read against the stances.

    Parameters
    ----------
    issue : str
        The issue.
    options : tuple of str
        What the text expresses; several where it holds alternatives.
    points : tuple of str
        The numbers of the points.
    stances : tuple of OptionStance
        What each option is to every party that must agree, and to others with a stance.
    red_lines : tuple of RedLine
        Those, of parties that must agree, that rule out an option expressed.
    refused : bool
        Whether every option expressed is ruled out.
    """

    issue: str
    options: tuple[str, ...]
    points: tuple[str, ...]
    stances: tuple[OptionStance, ...]
    red_lines: RedLines
    refused: bool


class Remedy(Struct, frozen=True):
    """The smallest changes of options that lift every refusal, for issues that are tied together.

    Parameters
    ----------
    issues : tuple of str
        The issues concerned.
    changes : tuple of dict
        The alternatives, each with as few issues changed as possible; none where no choice of options helps.
    blocking : tuple of RedLine
        Where nothing helps: a smallest set of red lines that leaves no option.
    """

    issues: tuple[str, ...]
    changes: tuple[Outcome, ...]
    blocking: RedLines = ()


class DraftReading(Struct, frozen=True):
    """A draft read against the stances.

    Parameters
    ----------
    draft : str
        Its id; empty for a package of one's own.
    issues : tuple of IssueReading
        The issues on which it expresses an option; none: nothing else is said of it.
    silent : tuple of str
        Issues of the scenario on which it expresses none.
    broken : tuple of str
        Constraints that it breaks whatever is chosen on the other issues.
    excluded : bool
        Whether every outcome with its options is refused, or breaks a constraint.
    remedies : tuple of Remedy
        The smallest changes that lift every refusal; empty where nothing needs to be changed.
    opening : Opening
        The fewest red lines whose lifting would make it possible as it stands.
    status : Status
        *proven*; *gap* where more changes exist than are listed.
    """

    draft: str
    issues: tuple[IssueReading, ...]
    silent: tuple[str, ...]
    broken: tuple[str, ...]
    excluded: bool
    remedies: tuple[Remedy, ...]
    opening: Opening
    status: Status = Status.PROVEN

    __repr__ = short
