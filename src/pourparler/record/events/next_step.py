"""Next steps are announced, met, missed."""

from __future__ import annotations

from pourparler.domain.next_step import NextStep, StepOutcome
from pourparler.record.event import Event, Ledger


class NextStepAnnounced(Event, frozen=True, kw_only=True):
    """Somebody announced what comes next."""

    next_step: NextStep

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("next_steps", self.next_step.id, self.next_step)


class NextStepMet(Event, frozen=True, kw_only=True):
    """An announced step took place."""

    outcome: StepOutcome

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("step_outcomes", self.outcome.step, self.outcome)


class NextStepMissed(Event, frozen=True, kw_only=True):
    """An announced step did not take place as announced."""

    outcome: StepOutcome

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("step_outcomes", self.outcome.step, self.outcome)
