"""Claims are made."""

from __future__ import annotations

from typing import ClassVar

from pourparler.domain.statement import Claim
from pourparler.record.event import Event, Ledger


class ClaimMade(Event, frozen=True, kw_only=True):
    """Somebody asserted something that others contest."""

    sourced: ClassVar[bool] = True

    claim: Claim

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("claims", self.claim.id, self.claim)
