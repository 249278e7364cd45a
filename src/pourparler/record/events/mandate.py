"""Mandates are given, limited, withdrawn."""

from __future__ import annotations

from typing import ClassVar

from pourparler.domain.ids import MandateId
from pourparler.domain.mandate import Mandate
from pourparler.record.event import Event, Ledger, Renewal


class MandateGiven(Event, frozen=True, kw_only=True):
    """A delegate was authorised."""

    sourced: ClassVar[bool] = True

    mandate: Mandate

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("mandates", self.mandate.id, self.mandate)


class MandateLimited(Event, frozen=True, kw_only=True):
    """A mandate was limited or changed; the new terms replace the old ones."""

    sourced: ClassVar[bool] = True
    renews: ClassVar[Renewal] = "always"

    mandate: Mandate

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("mandates", self.mandate.id, self.mandate)


class MandateWithdrawn(Event, frozen=True, kw_only=True):
    """A mandate ended."""

    renews: ClassVar[Renewal] = "either"

    mandate: MandateId

    def apply(self, ledger: Ledger) -> None:
        """Put its end on record."""
        ledger.put("mandates_withdrawn", self.mandate, self.mandate)
