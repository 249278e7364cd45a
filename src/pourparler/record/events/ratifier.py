"""Ratifiers are named."""

from __future__ import annotations

from pourparler.domain.party import Ratifier
from pourparler.record.event import Event, Ledger


class RatifierNamed(Event, frozen=True, kw_only=True):
    """Somebody's later consent is needed."""

    ratifier: Ratifier

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("ratifiers", self.ratifier.id, self.ratifier)
