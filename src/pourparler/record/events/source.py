"""Sources are added."""

from __future__ import annotations

from pourparler.domain.source import Source
from pourparler.record.event import Event, Ledger


class SourceAdded(Event, frozen=True, kw_only=True):
    """A document became a source of the record."""

    source: Source

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("sources", self.source.id, self.source)
