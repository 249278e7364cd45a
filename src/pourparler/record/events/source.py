"""Sources are added."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pourparler.domain.source import Source
from pourparler.record.event import Event, Ledger, Renewal
from pourparler.record.part import part_of

if TYPE_CHECKING:
    SourcePart = Source
else:
    SourcePart = part_of(Source)


class SourceAdded(Event, frozen=True, kw_only=True):
    """A document became a source of the record."""

    framed: ClassVar[bool] = True

    source: Source

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("sources", self.source.id, self.source)


class SourceChanged(Event, frozen=True, kw_only=True):
    """What is known of a source changed; what is not named stands."""

    renews: ClassVar[Renewal] = "always"
    framed: ClassVar[bool] = True

    source: SourcePart

    def apply(self, ledger: Ledger) -> None:
        """Put on record what it names; the rest stands."""
        ledger.change("sources", self.source)
