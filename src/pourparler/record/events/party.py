"""Parties come and change."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pourparler.domain.party import Party
from pourparler.record.event import Event, Ledger, Renewal
from pourparler.record.part import part_of

if TYPE_CHECKING:
    PartyPart = Party
else:
    PartyPart = part_of(Party)


class PartyAdded(Event, frozen=True, kw_only=True):
    """A party takes part."""

    framed: ClassVar[bool] = True

    party: Party

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("parties", self.party.id, self.party)


class PartyChanged(Event, frozen=True, kw_only=True):
    """What is known of a party changed; what is not named stands."""

    renews: ClassVar[Renewal] = "always"
    framed: ClassVar[bool] = True

    party: PartyPart

    def apply(self, ledger: Ledger) -> None:
        """Put on record what it names; the rest stands."""
        ledger.change("parties", self.party)
