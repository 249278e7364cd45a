"""Points are continued."""

from __future__ import annotations

from typing import ClassVar

from pourparler.domain.draft import Continuation
from pourparler.errors import InvalidEvent
from pourparler.record.event import Event, Ledger, OnRecord


class PointsContinued(Event, frozen=True, kw_only=True):
    """Points of an earlier draft were found to continue in a later one."""

    framed: ClassVar[bool] = True

    continuation: Continuation

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("continuations", self.continuation.id, self.continuation)

    def check(self, on_record: OnRecord) -> None:
        """Its points must stand in its drafts."""
        link = self.continuation
        for name, numbers in ((link.earlier, link.earlier_points), (link.later, link.later_points)):
            draft = on_record.find("drafts", name)
            for number in numbers:
                if draft.point(number) is None:
                    raise InvalidEvent(
                        "draft {draft} has no point {number}", mend="name a point on record", draft=name, number=number
                    )
