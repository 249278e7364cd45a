"""Next steps are announced, met, missed."""

from __future__ import annotations

from typing import ClassVar

from pourparler.domain.ids import NextStepId
from pourparler.domain.next_step import NextStep, StepOutcome
from pourparler.record.event import Event, Ledger, Renewal


class NextStepAnnounced(Event, frozen=True, kw_only=True):
    """Somebody announced what comes next."""

    sourced: ClassVar[bool] = True

    next_step: NextStep

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("next_steps", self.next_step.id, self.next_step)


class NextStepMet(Event, frozen=True, kw_only=True):
    """An announced step took place."""

    renews: ClassVar[Renewal] = "either"

    step: NextStepId
    how: str

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("step_outcomes", self.step, StepOutcome(self.step, self.how, met=True))


class NextStepMissed(Event, frozen=True, kw_only=True):
    """An announced step did not take place as announced."""

    renews: ClassVar[Renewal] = "either"

    step: NextStepId
    how: str

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("step_outcomes", self.step, StepOutcome(self.step, self.how, met=False))
