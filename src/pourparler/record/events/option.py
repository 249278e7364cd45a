"""Options are named."""

from __future__ import annotations

from pourparler.domain.issue import Option
from pourparler.record.event import Event, Ledger


class OptionNamed(Event, frozen=True, kw_only=True):
    """An answer to an issue was named for the first time."""

    option: Option

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("options", self.option.id, self.option)


class OptionChanged(Event, frozen=True, kw_only=True):
    """An option's wording was changed; its id stands."""

    option: Option

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("options", self.option.id, self.option)
