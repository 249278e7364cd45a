"""Proposals are made, agreements reached."""

from __future__ import annotations

from typing import ClassVar

from pourparler.domain.agreement import Agreement, AgreementStage, Proposal
from pourparler.record.event import Event, Ledger, Renewal


class ProposalMade(Event, frozen=True, kw_only=True):
    """A party put a package forward."""

    proposal: Proposal

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("proposals", self.proposal.id, self.proposal)


class AgreementReached(Event, frozen=True, kw_only=True):
    """Every required party accepted an outcome."""

    agreement: Agreement

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("agreements", self.agreement.id, self.agreement)


class AgreementAdvanced(Event, frozen=True, kw_only=True):
    """An agreement was signed, ratified, or entered into force."""

    renews: ClassVar[Renewal] = "either"

    stage: AgreementStage

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("agreement_stages", f"{self.stage.agreement} {self.stage.stage}", self.stage)
