"""What weight a position has: the class of its evidence and the authority of its speaker."""

from __future__ import annotations

from pourparler.domain.cell import Held
from pourparler.domain.entitlement import speaks_for
from pourparler.domain.evidence import Attribution, Authority, Level, Voice, evidence_class
from pourparler.domain.negotiation import Negotiation, Recorded
from pourparler.domain.position import Position


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


def set_aside_positions(negotiation: Negotiation) -> dict[tuple[str, str], list[Held]]:
    """Return the positions that are set aside, by party and issue, with the weight they would have; not the withdrawn.

    Whoever cannot be placed any more is taken to have spoken for the party: what was said against something is then
    not outweighed by what was said for it.
    """
    ended = {one.key for one in negotiation.set_aside if one.collection == "positions_withdrawn"}
    positions: dict[tuple[str, str], list[Held]] = {}
    for one in negotiation.set_aside:
        position = one.noun
        if not isinstance(position, Position) or one.key in {*ended, *negotiation.positions_withdrawn}:
            continue
        voice = position.said
        entitled = speaks_for(voice, position.party, negotiation) or voice.delegate not in negotiation.delegates
        held = Held(
            position,
            one.happened_on,
            one.happened_on.latest,
            evidence_class(voice, entitled),
            authority(voice, position.party, negotiation),
            one.passages,
        )
        positions.setdefault((position.party, position.issue), []).append(held)
    return positions


def held_positions(negotiation: Negotiation, level: Level) -> dict[tuple[str, str], list[Held]]:
    """Return the positions that count at a level, by party and issue; withdrawn ones left out."""
    positions: dict[tuple[str, str], list[Held]] = {}
    for key, recorded in negotiation.positions.items():
        end = negotiation.positions_withdrawn.get(key)
        if end and not recorded.happened_on.after(end.happened_on):
            continue
        held = weigh(recorded, negotiation)
        if level.admits(held.evidence):
            positions.setdefault((held.position.party, held.position.issue), []).append(held)
    return positions
