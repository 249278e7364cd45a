"""Sessions are held."""

from __future__ import annotations

from typing import ClassVar

from pourparler.domain.session import Session
from pourparler.errors import InvalidEvent
from pourparler.record.event import Event, Ledger, OnRecord


class SessionHeld(Event, frozen=True, kw_only=True):
    """A meeting took place."""

    sourced: ClassVar[bool] = True

    session: Session

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("sessions", self.session.id, self.session)

    def check(self, on_record: OnRecord) -> None:
        """A delegate sits for the delegate's own party."""
        for person in self.session.participants:
            delegate = on_record.find("delegates", person.delegate) if person.delegate else None
            if delegate and person.party and delegate.party != person.party:
                raise InvalidEvent(
                    "{delegate} is a delegate of {party}, not of {other}",
                    mend="mend the participant",
                    delegate=person.delegate,
                    party=delegate.party,
                    other=person.party,
                )
