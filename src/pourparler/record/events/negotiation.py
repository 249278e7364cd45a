"""The opening of a record."""

from __future__ import annotations

from typing import ClassVar

from pourparler.domain.negotiation import Opening
from pourparler.record.event import Event, Ledger


class NegotiationOpened(Event, frozen=True, kw_only=True):
    """A record was opened."""

    framed: ClassVar[bool] = True

    opening: Opening

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("openings", "opening", self.opening)
