"""Delegates are named and change."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pourparler.domain.party import Delegate
from pourparler.record.event import Event, Ledger, Renewal
from pourparler.record.part import part_of

if TYPE_CHECKING:
    DelegatePart = Delegate
else:
    DelegatePart = part_of(Delegate)


class DelegateNamed(Event, frozen=True, kw_only=True):
    """A person speaks or negotiates for a party."""

    framed: ClassVar[bool] = True

    delegate: Delegate

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("delegates", self.delegate.id, self.delegate)


class DelegateChanged(Event, frozen=True, kw_only=True):
    """A delegate's office, superior or rules changed."""

    renews: ClassVar[Renewal] = "always"
    framed: ClassVar[bool] = True

    delegate: DelegatePart

    def apply(self, ledger: Ledger) -> None:
        """Put on record what it names; the rest stands."""
        ledger.change("delegates", self.delegate)
