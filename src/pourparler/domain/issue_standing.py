"""Where one issue stands."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from pourparler.domain.cell import Cell, Held
from pourparler.domain.draft import TextStatus


class Standing(Enum):
    """The classes, in the order in which they are tried."""

    AGREED = "agreed"
    DEADLOCKED = "deadlocked"
    CONVERGENT = "convergent"
    CONTESTED = "contested"
    UNKNOWN = "unknown"


def classified(*, settled: bool, deadlocked: bool, convergent: bool, contested: bool) -> Standing:
    """Return the first class that applies, in the order in which they are tried.

    Examples
    --------
    >>> classified(settled=False, deadlocked=False, convergent=True, contested=True)
    <Standing.CONVERGENT: 'convergent'>
    """
    tried = {
        Standing.AGREED: settled,
        Standing.DEADLOCKED: deadlocked,
        Standing.CONVERGENT: convergent,
        Standing.CONTESTED: contested,
        Standing.UNKNOWN: True,
    }
    return next(standing for standing, applies in tried.items() if applies)


class Conflict(Struct, frozen=True):
    """One required party insists on or demands what another refuses, objects to, or demands otherwise.

    Parameters
    ----------
    claim : Held
        The insistence or demand.
    against : str
        The other required party.
    answer : tuple of Held
        On what the other's refusal or objection rests.
    """

    claim: Held
    against: str
    answer: tuple[Held, ...]


class IssueStanding(Struct, frozen=True):
    """Where one issue stands, and why.

    Parameters
    ----------
    issue : str
        The issue.
    standing : Standing
        Its class.
    required : tuple of str
        The parties that must agree.
    ground : str
        Why these; empty where they are the conflict parties by default.
    cells : tuple of Cell
        One per party, required ones first.
    conflicts : tuple of Conflict
        What makes it contested; listed also where another class comes first.
    acceptable : tuple of str
        Options that every required party can accept without condition.
    said_to_be_deadlocked : bool
        Whether every option is refused, but one or more only on second-hand evidence or inference.
    text : tuple of (str, str, TextStatus)
        Draft, point (empty: the issue as such) and text status, newest draft first.
    """

    issue: str
    standing: Standing
    required: tuple[str, ...]
    ground: str
    cells: tuple[Cell, ...]
    conflicts: tuple[Conflict, ...] = ()
    acceptable: tuple[str, ...] = ()
    said_to_be_deadlocked: bool = False
    text: tuple[tuple[str, str, TextStatus], ...] = ()

    def cell(self, party: str) -> Cell:
        """Return one party's cell; an empty one where the party is not on record."""
        return next((c for c in self.cells if c.party == party), Cell(party, self.issue))
