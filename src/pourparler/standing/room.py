"""Who sat in each session, with what authority, and who was designated and did not."""

from __future__ import annotations

from pourparler.domain.mandate import Mandate
from pourparler.domain.negotiation import Negotiation, Recorded
from pourparler.domain.room import Absence, Room, Seat
from pourparler.domain.session import Session
from pourparler.standing.issue_standing import required_parties


def rooms(negotiation: Negotiation) -> tuple[Room, ...]:
    """Return every session as a room, the latest last."""
    return tuple(_room(negotiation, recorded) for recorded in negotiation.sessions.values())


def mandates_on(negotiation: Negotiation, session: Recorded[Session]) -> list[Recorded[Mandate]]:
    """Return the mandates in force on the days of a session."""
    return [m for key, m in negotiation.mandates.items() if _in_force(negotiation, key, m, session)]


def _in_force(negotiation: Negotiation, key: str, mandate: Recorded[Mandate], session: Recorded[Session]) -> bool:
    days = session.happened_on
    end = negotiation.mandates_withdrawn.get(key)
    begun = mandate.happened_on.latest <= days.latest
    expired = mandate.value.until is not None and mandate.value.until < days.earliest
    withdrawn = end is not None and end.happened_on.latest <= days.earliest
    return begun and not expired and not withdrawn


def _room(negotiation: Negotiation, session: Recorded[Session]) -> Room:
    mandates = mandates_on(negotiation, session)
    seats = []
    for participant in session.value.participants:
        delegate = negotiation.delegates.get(participant.delegate or "")
        own = tuple(m for m in mandates if delegate and m.value.delegate == delegate.value.id)
        seats.append(Seat(participant, delegate.value.authority if delegate else None, own))
    there = session.value.parties()
    present = {seat.participant.delegate for seat in seats}
    absent = tuple(
        Absence(m.value.delegate, m)
        for m in mandates
        if _designated(m.value, session.value) and m.value.delegate not in present and _party(negotiation, m) in there
    )
    required, _ = required_parties(negotiation, "")
    return Room(session, tuple(seats), absent, tuple(p for p in required if p not in there))


def _designated(mandate: Mandate, session: Session) -> bool:
    return mandate.designated_for_talks and (not mandate.channels or session.channel in mandate.channels)


def _party(negotiation: Negotiation, mandate: Recorded[Mandate]) -> str:
    delegate = negotiation.delegates.get(mandate.value.delegate)
    return delegate.value.party if delegate else ""
