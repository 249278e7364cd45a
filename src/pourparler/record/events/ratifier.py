"""Ratifiers are named."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pourparler.domain.party import Ratifier
from pourparler.record.event import Event, Ledger, Renewal
from pourparler.record.part import part_of

if TYPE_CHECKING:
    RatifierPart = Ratifier
else:
    RatifierPart = part_of(Ratifier)


class RatifierNamed(Event, frozen=True, kw_only=True):
    """Somebody's later consent is needed."""

    framed: ClassVar[bool] = True

    ratifier: Ratifier

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("ratifiers", self.ratifier.id, self.ratifier)


class RatifierChanged(Event, frozen=True, kw_only=True):
    """What is known of a ratifier changed; what is not named stands."""

    renews: ClassVar[Renewal] = "always"
    framed: ClassVar[bool] = True

    ratifier: RatifierPart

    def apply(self, ledger: Ledger) -> None:
        """Put on record what it names; the rest stands."""
        ledger.change("ratifiers", self.ratifier)
