"""What weight a position has: the class of its evidence and the authority of its speaker."""

from __future__ import annotations

from datetime import timedelta

from msgspec import Struct, structs

from pourparler.domain.cell import Held
from pourparler.domain.entitlement import speaks_for
from pourparler.domain.evidence import Level, evidence_class
from pourparler.domain.interval import Interval
from pourparler.domain.negotiation import Negotiation, Recorded
from pourparler.domain.position import Position
from pourparler.standing.authority import authority
from pourparler.standing.denial import denials, ending


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
    """Return the positions that count at a level, by party and issue; the withdrawn and the denied left out."""
    positions: dict[tuple[str, str], list[Held]] = {}
    ended = denied_positions(negotiation)
    for key, recorded in negotiation.positions.items():
        end = negotiation.positions_withdrawn.get(key)
        if key in ended or (end and not recorded.happened_on.after(end.happened_on)):
            continue
        held = weigh(recorded, negotiation)
        if level.admits(held.evidence):
            positions.setdefault((held.position.party, held.position.issue), []).append(held)
    return positions


class Denied(Struct, frozen=True):
    """A position that its party's denial ended.

    Parameters
    ----------
    held : Held
        As it counted before.
    doubt : Held
        As it stood the day before it was denied: what the party says on the day of its denial is said anew.
    """

    held: Held
    doubt: Held


def denied_positions(negotiation: Negotiation) -> dict[str, Denied]:
    """Return the positions that their party's denial ended, by id."""
    by = denials(negotiation)
    ended: dict[str, Denied] = {}
    for key, recorded in negotiation.positions.items() if by else ():
        position, told = recorded.value, by.get(("positions", key), ())
        denial = ending(told, position.party, position.said, recorded.happened_on, negotiation) if told else None
        if denial is not None:
            before = min(recorded.happened_on.latest, denial.happened_on.latest - timedelta(days=1))
            held = weigh(recorded, negotiation)
            ended[key] = Denied(held, structs.replace(held, happened_on=Interval.day(before)))
    return ended


def denied_by_place(negotiation: Negotiation, level: Level) -> dict[tuple[str, str], list[Denied]]:
    """Return the positions that a denial ended and that would count at a level, by party and issue."""
    places: dict[tuple[str, str], list[Denied]] = {}
    for key, one in denied_positions(negotiation).items():
        if level.admits(one.held.evidence) and key not in negotiation.positions_withdrawn:
            places.setdefault((one.held.position.party, one.held.position.issue), []).append(one)
    return places
