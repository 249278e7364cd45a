"""Preconditions are set and met."""

from __future__ import annotations

from typing import ClassVar

from pourparler.domain.next_step import Precondition, PreconditionOutcome
from pourparler.record.event import Event, Ledger, Renewal


class PreconditionSet(Event, frozen=True, kw_only=True):
    """A party said what it wants to see first."""

    sourced: ClassVar[bool] = True

    precondition: Precondition

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("preconditions", self.precondition.id, self.precondition)


class PreconditionMet(Event, frozen=True, kw_only=True):
    """A precondition was met."""

    renews: ClassVar[Renewal] = "either"

    outcome: PreconditionOutcome

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("precondition_outcomes", self.outcome.precondition, self.outcome)
