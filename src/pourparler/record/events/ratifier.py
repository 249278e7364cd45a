"""Ratifiers are named."""

from __future__ import annotations

from typing import ClassVar

from pourparler.domain.party import Ratifier
from pourparler.record.event import Event, Ledger, Renewal


class RatifierNamed(Event, frozen=True, kw_only=True):
    """Somebody's later consent is needed."""

    ratifier: Ratifier

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("ratifiers", self.ratifier.id, self.ratifier)


class RatifierChanged(Event, frozen=True, kw_only=True):
    """What is known of a ratifier changed; the new description replaces the old one."""

    renews: ClassVar[Renewal] = "always"

    ratifier: Ratifier

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("ratifiers", self.ratifier.id, self.ratifier)
