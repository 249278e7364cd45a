"""Text statuses change."""

from __future__ import annotations

from pourparler.domain.draft import PointStatus
from pourparler.record.event import Event, Ledger


class PointStatusChanged(Event, frozen=True, kw_only=True):
    """The text status of a point was reported."""

    status: PointStatus

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("statuses", " ".join((self.status.draft, self.status.point, *self.status.issues)), self.status)
