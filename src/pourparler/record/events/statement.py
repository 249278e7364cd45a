"""Statements are noted, and described further."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pourparler.domain.statement import Statement
from pourparler.record.event import Event, Ledger, Renewal
from pourparler.record.part import part_of

if TYPE_CHECKING:
    StatementPart = Statement
else:
    StatementPart = part_of(Statement)


class StatementNoted(Event, frozen=True, kw_only=True):
    """Somebody said something."""

    sourced: ClassVar[bool] = True

    statement: Statement

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("statements", self.statement.id, self.statement)


class StatementChanged(Event, frozen=True, kw_only=True):
    """A statement was given issues, or described better; what is not named stands."""

    renews: ClassVar[Renewal] = "always"
    framed: ClassVar[bool] = True

    statement: StatementPart

    def apply(self, ledger: Ledger) -> None:
        """Put on record what it names; the rest stands."""
        ledger.change("statements", self.statement)
