"""Delegates are named and change."""

from __future__ import annotations

from typing import ClassVar

from pourparler.domain.party import Delegate
from pourparler.record.event import Event, Ledger, Renewal


class DelegateNamed(Event, frozen=True, kw_only=True):
    """A person speaks or negotiates for a party."""

    delegate: Delegate

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("delegates", self.delegate.id, self.delegate)


class DelegateChanged(Event, frozen=True, kw_only=True):
    """A delegate's office, superior or rules changed."""

    renews: ClassVar[Renewal] = "always"

    delegate: Delegate

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("delegates", self.delegate.id, self.delegate)
