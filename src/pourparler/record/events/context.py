"""Context is noted."""

from __future__ import annotations

from typing import ClassVar

from pourparler.domain.context import Context
from pourparler.record.event import Event, Ledger


class ContextNoted(Event, frozen=True, kw_only=True):
    """Something outside the room happened that matters."""

    sourced: ClassVar[bool] = True

    context: Context

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("contexts", self.context.id, self.context)
