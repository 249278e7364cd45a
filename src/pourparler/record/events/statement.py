"""Statements are noted."""

from __future__ import annotations

from typing import ClassVar

from pourparler.domain.statement import Statement
from pourparler.record.event import Event, Ledger


class StatementNoted(Event, frozen=True, kw_only=True):
    """Somebody said something."""

    sourced: ClassVar[bool] = True

    statement: Statement

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("statements", self.statement.id, self.statement)
