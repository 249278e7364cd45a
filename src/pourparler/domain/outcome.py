"""Outcomes, scenarios and zones: what a solver is given, and what it counts."""

from __future__ import annotations

from msgspec import Struct

from pourparler.domain.cell import Cell
from pourparler.domain.constraint import Constraint
from pourparler.domain.preference import OptionOrder, Preference, Reservation

Outcome = dict[str, str]
"""An option for every issue: issue to option."""


class Scenario(Struct, frozen=True):
    """Issues, options, constraints, and what is known of each party's stances and preferences.

    Parameters
    ----------
    name : str
        For instance the negotiation's title.
    parties : tuple of str
        All that have a say on some issue.
    issues : dict of str to tuple of str
        Each issue's options, in the order in which they were first named.
    required : dict of str to tuple of str
        Who must agree, by issue.
    constraints : tuple of Constraint
        Those in force.
    cells : tuple of Cell
        One per party and issue on which something is known.
    preferences, reservations, orders : tuple
        Estimates; empty where none is on record.

    Examples
    --------
    >>> Scenario("toy", ("north",), {"army": ("army.small", "army.large")}).options("army")
    ('army.small', 'army.large')
    """

    name: str
    parties: tuple[str, ...]
    issues: dict[str, tuple[str, ...]]
    required: dict[str, tuple[str, ...]] = {}
    constraints: tuple[Constraint, ...] = ()
    cells: tuple[Cell, ...] = ()
    preferences: tuple[Preference, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    orders: tuple[OptionOrder, ...] = ()

    def options(self, issue: str) -> tuple[str, ...]:
        """Return an issue's options; empty where the issue is not in the scenario."""
        return self.issues.get(issue, ())


class Zone(Struct, frozen=True):
    """How many outcomes nobody refuses; exact integers of any size.

    Parameters
    ----------
    outcomes : int, optional
        All that meet every constraint; none where the count was not reached.
    certain, possible, excluded : int, optional
        Their classes, which add up to all of them.
    lower, upper : int, optional
        Bounds on what is not excluded, where a count was not reached.

    Examples
    --------
    >>> Zone(6, 1, 2, 3).open()
    True
    """

    outcomes: int | None
    certain: int | None
    possible: int | None
    excluded: int | None
    lower: int | None = None
    upper: int | None = None

    def open(self) -> bool | None:
        """Return whether some outcome is refused by nobody; none where that is not known."""
        if self.certain is None or self.possible is None:
            return True if self.lower else False if self.upper == 0 else None
        return self.certain + self.possible > 0
