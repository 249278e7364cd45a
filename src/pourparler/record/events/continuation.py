"""Points are continued."""

from __future__ import annotations

from pourparler.domain.draft import Continuation
from pourparler.record.event import Event, Ledger


class PointsContinued(Event, frozen=True, kw_only=True):
    """Points of an earlier draft were found to continue in a later one."""

    continuation: Continuation

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("continuations", self.continuation.id, self.continuation)
