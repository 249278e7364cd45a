"""Constraints are stated."""

from __future__ import annotations

from typing import ClassVar

from pourparler.domain.constraint import Constraint
from pourparler.record.event import Event, Ledger, Renewal


class ConstraintStated(Event, frozen=True, kw_only=True):
    """Options may not, or must, go together."""

    constraint: Constraint

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("constraints", self.constraint.id, self.constraint)


class ConstraintChanged(Event, frozen=True, kw_only=True):
    """A constraint was restated."""

    renews: ClassVar[Renewal] = "always"

    constraint: Constraint

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("constraints", self.constraint.id, self.constraint)
