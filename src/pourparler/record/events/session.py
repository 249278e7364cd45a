"""Sessions are held."""

from __future__ import annotations

from pourparler.domain.session import Session
from pourparler.record.event import Event, Ledger


class SessionHeld(Event, frozen=True, kw_only=True):
    """A meeting took place."""

    session: Session

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("sessions", self.session.id, self.session)
