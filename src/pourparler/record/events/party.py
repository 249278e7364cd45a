"""Parties come and change."""

from __future__ import annotations

from typing import ClassVar

from pourparler.domain.party import Party
from pourparler.record.event import Event, Ledger, Renewal


class PartyAdded(Event, frozen=True, kw_only=True):
    """A party takes part."""

    party: Party

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("parties", self.party.id, self.party)


class PartyChanged(Event, frozen=True, kw_only=True):
    """What is known of a party changed; the new description replaces the old one."""

    renews: ClassVar[Renewal] = "always"

    party: Party

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("parties", self.party.id, self.party)
