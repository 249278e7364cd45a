"""Text statuses change."""

from __future__ import annotations

from typing import ClassVar

from pourparler.domain.draft import PointStatus
from pourparler.errors import InvalidEvent
from pourparler.record.event import Event, Ledger, OnRecord, Renewal


class PointStatusChanged(Event, frozen=True, kw_only=True):
    """The text status of a point was reported."""

    sourced: ClassVar[bool] = True
    renews: ClassVar[Renewal] = "either"

    status: PointStatus

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        voice = self.status.said
        report = (self.status.status.value, voice.attribution.value, voice.speaker, str(self.happened_on))
        ledger.put(
            "statuses", " ".join((self.status.draft, self.status.point, *self.status.issues, *report)), self.status
        )

    def check(self, on_record: OnRecord) -> None:
        """Its point must stand in its draft; without a point, it names issues."""
        status = self.status
        if status.point and on_record.find("drafts", status.draft).point(status.point) is None:
            raise InvalidEvent(
                "draft {draft} has no point {number}",
                mend="name a point on record",
                draft=status.draft,
                number=status.point,
            )
        if not status.point and not status.issues:
            raise InvalidEvent("a text status names neither a point nor an issue", mend="name one")
