"""Constraints are stated."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pourparler.domain.constraint import Constraint
from pourparler.record.event import Event, Ledger, Renewal
from pourparler.record.part import part_of

if TYPE_CHECKING:
    ConstraintPart = Constraint
else:
    ConstraintPart = part_of(Constraint)


class ConstraintStated(Event, frozen=True, kw_only=True):
    """Options may not, or must, go together."""

    framed: ClassVar[bool] = True

    constraint: Constraint

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("constraints", self.constraint.id, self.constraint)


class ConstraintChanged(Event, frozen=True, kw_only=True):
    """A constraint was restated."""

    renews: ClassVar[Renewal] = "always"
    framed: ClassVar[bool] = True

    constraint: ConstraintPart

    def apply(self, ledger: Ledger) -> None:
        """Put on record what it names; the rest stands."""
        ledger.change("constraints", self.constraint)
