"""Positions are taken and withdrawn."""

from __future__ import annotations

from typing import ClassVar

from pourparler.domain.ids import PositionId
from pourparler.domain.position import Position
from pourparler.errors import InvalidEvent
from pourparler.record.event import Event, Ledger, OnRecord, Renewal


class PositionTaken(Event, frozen=True, kw_only=True):
    """A party declared a stance."""

    sourced: ClassVar[bool] = True

    position: Position

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("positions", self.position.id, self.position)

    def check(self, on_record: OnRecord) -> None:
        """Its options must be answers to its issue."""
        for option in self.position.options:
            if on_record.find("options", option).issue != self.position.issue:
                raise InvalidEvent(
                    "{option} is no option of the issue {issue}",
                    mend="name options of that issue",
                    option=option,
                    issue=self.position.issue,
                )


class PositionWithdrawn(Event, frozen=True, kw_only=True):
    """A party took a position back."""

    renews: ClassVar[Renewal] = "either"

    position: PositionId

    def apply(self, ledger: Ledger) -> None:
        """Put its end on record."""
        ledger.put("positions_withdrawn", self.position, self.position)
