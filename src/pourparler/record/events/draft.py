"""Drafts are tabled."""

from __future__ import annotations

from pourparler.domain.draft import Draft
from pourparler.record.event import Event, Ledger


class DraftTabled(Event, frozen=True, kw_only=True):
    """A version of the negotiating text was put forward."""

    draft: Draft

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("drafts", self.draft.id, self.draft)
