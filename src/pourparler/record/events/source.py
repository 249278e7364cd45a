"""Sources are added."""

from __future__ import annotations

from typing import ClassVar

from pourparler.domain.source import Source
from pourparler.record.event import Event, Ledger, Renewal


class SourceAdded(Event, frozen=True, kw_only=True):
    """A document became a source of the record."""

    source: Source

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("sources", self.source.id, self.source)


class SourceChanged(Event, frozen=True, kw_only=True):
    """What is known of a source changed; the new description replaces the old one."""

    renews: ClassVar[Renewal] = "always"

    source: Source

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("sources", self.source.id, self.source)
