"""A negotiation as it would be under a supposition: the record's own words stay, what is supposed is laid over them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeVar

from msgspec import structs

from pourparler.domain.evidence import Attribution, Authority, Voice
from pourparler.domain.interval import Interval
from pourparler.domain.negotiation import Negotiation, Recorded
from pourparler.domain.position import Position, Stance
from pourparler.domain.supposition import SUPPOSED, Supposition

T = TypeVar("T")


def supposed(negotiation: Negotiation, supposition: Supposition) -> Negotiation:
    """Return a negotiation in which a supposition holds, beside all that is on record.

    What a party is supposed to accept counts as its own word, later than all that is on record; a position that is
    supposed to be lifted counts as taken back.

    Parameters
    ----------
    negotiation : Negotiation
        As it is on record.
    supposition : Supposition
        What is supposed; what it names and the record lacks is left out.

    Examples
    --------
    >>> nothing = Negotiation(record="toy", viewer="everyone")
    >>> supposed(nothing, Supposition((("north", "army.large"),))).positions
    {}
    """
    day = (negotiation.counted_to() or date.min) + timedelta(days=1)
    positions = {
        f"{SUPPOSED} {number}": _recorded(_position(negotiation, number, party, option), day)
        for number, (party, option) in enumerate(supposition.accepts, 1)
        if option in negotiation.options and party in negotiation.parties
    }
    withdrawn = {key: _recorded(key, day) for key in supposition.lifted if key in negotiation.positions}
    return structs.replace(
        negotiation,
        # The day shown stays what it is: ages are counted from it.
        as_of=negotiation.as_of or negotiation.counted_to(),
        positions={**negotiation.positions, **positions},
        positions_withdrawn={**negotiation.positions_withdrawn, **withdrawn},
    )


def _position(negotiation: Negotiation, number: int, party: str, option: str) -> Position:
    voice = Voice(SUPPOSED, Attribution.OFFICIAL_TEXT, party=party, authority=Authority.PRINCIPAL)
    issue = negotiation.options[option].value.issue
    return Position(f"{SUPPOSED} {number}", party, issue, Stance.ACCEPTS, voice, (option,))


def _recorded(value: T, day: date) -> Recorded[T]:
    return Recorded(value, Interval.day(day), day, (), "", "")
