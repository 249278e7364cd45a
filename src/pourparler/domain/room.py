"""Who was in the room, with what authority, and who was not though designated."""

from __future__ import annotations

from msgspec import Struct

from pourparler.domain.evidence import Authority
from pourparler.domain.mandate import Mandate
from pourparler.domain.negotiation import Recorded
from pourparler.domain.session import Participant, Session


class Seat(Struct, frozen=True):
    """Somebody who took part.

    Parameters
    ----------
    participant : Participant
        As reported.
    authority : Authority, optional
        Of the delegate; none where the person is no delegate on record.
    mandates : tuple of Recorded[Mandate]
        In force on that day.
    """

    participant: Participant
    authority: Authority | None
    mandates: tuple[Recorded[Mandate], ...]


class Absence(Struct, frozen=True):
    """A delegate said to be designated, of a party that took part, who is not among those reported."""

    delegate: str
    mandate: Recorded[Mandate]


class Room(Struct, frozen=True):
    """One session as a room: who sat in it, and who did not.

    Parameters
    ----------
    session : Recorded[Session]
        The meeting.
    seats : tuple of Seat
        Who took part.
    absent : tuple of Absence
        Who was designated and is not among them, with who says so.
    required_absent : tuple of str
        Parties whose agreement is needed by default and that had nobody there.
    """

    session: Recorded[Session]
    seats: tuple[Seat, ...]
    absent: tuple[Absence, ...]
    required_absent: tuple[str, ...]
