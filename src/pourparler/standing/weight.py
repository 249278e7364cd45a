"""What weight a position has: the class of its evidence and the authority of its speaker."""

from __future__ import annotations

from pourparler.domain.cell import Held
from pourparler.domain.evidence import Attribution, Authority, Level, Voice, evidence_class
from pourparler.domain.negotiation import Negotiation, Recorded
from pourparler.domain.position import Position


def speaks_for(voice: Voice, party: str, negotiation: Negotiation) -> bool:
    """Return whether a speaker may speak for a party: false only where the record places them elsewhere."""
    if voice.delegate and voice.delegate in negotiation.delegates:
        return negotiation.delegates[voice.delegate].value.party == party
    return voice.party in (None, party)


def authority(voice: Voice, party: str, negotiation: Negotiation) -> Authority:
    """Return how far a speaker can speak for a party.

    The voice's own `authority` counts first, then the delegate's, then an official text's, which binds as the
    principal does. Everybody else is unnamed.
    """
    if voice.authority is not None:
        return voice.authority
    if not speaks_for(voice, party, negotiation):
        return Authority.UNNAMED
    if voice.delegate and voice.delegate in negotiation.delegates:
        return negotiation.delegates[voice.delegate].value.authority
    return Authority.PRINCIPAL if voice.attribution is Attribution.OFFICIAL_TEXT else Authority.UNNAMED


def weigh(recorded: Recorded[Position], negotiation: Negotiation) -> Held:
    """Return a position with its weight."""
    position = recorded.value
    entitled = speaks_for(position.said, position.party, negotiation)
    return Held(
        position,
        recorded.happened_on,
        recorded.known_on,
        evidence_class(position.said, entitled),
        authority(position.said, position.party, negotiation),
        recorded.passages,
    )


def held_positions(negotiation: Negotiation, level: Level) -> dict[tuple[str, str], list[Held]]:
    """Return the positions that count at a level, by party and issue; withdrawn ones left out."""
    found: dict[tuple[str, str], list[Held]] = {}
    for key, recorded in negotiation.positions.items():
        end = negotiation.positions_withdrawn.get(key)
        if end and not recorded.happened_on.after(end.happened_on):
            continue
        held = weigh(recorded, negotiation)
        if level.admits(held.evidence):
            found.setdefault((held.position.party, held.position.issue), []).append(held)
    return found
