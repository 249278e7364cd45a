"""Positions are taken and withdrawn."""

from __future__ import annotations

from pourparler.domain.ids import PositionId
from pourparler.domain.position import Position
from pourparler.record.event import Event, Ledger


class PositionTaken(Event, frozen=True, kw_only=True):
    """A party declared a stance."""

    position: Position

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("positions", self.position.id, self.position)


class PositionWithdrawn(Event, frozen=True, kw_only=True):
    """A party took a position back."""

    position: PositionId

    def apply(self, ledger: Ledger) -> None:
        """Put its end on record."""
        ledger.put("positions_withdrawn", self.position, self.position)
