"""What a party is on record with on an issue, in order, and what became of each word of it."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from pourparler.domain.cell import Held


class Bearing(Enum):
    """What a position is to where its party stands today."""

    COUNTS = "counts"
    """What the party's stance rests on."""

    CONTRADICTS = "contradicts"
    """One of several on equal evidence that differ: the option is unknown."""

    CHALLENGES = "challenges"
    """On weaker or lesser evidence, and different: it lifts nothing."""

    OUTWEIGHED = "outweighed"
    """Another word of the party counts in its place, be it later or better known."""

    WITHDRAWN = "withdrawn"
    """The party took it back."""

    DENIED = "denied"
    """The party says that it is not its own, or not as it stands."""

    WEAKER = "weaker"
    """On evidence below the level asked for: it counts nowhere."""


class Footprint(Struct, frozen=True):
    """A position on record, and what it is to where its party stands.

    Parameters
    ----------
    held : Held
        The position with its weight.
    bearing : Bearing
        What it is to where the party stands.
    event : str
        The hash of the event that put it on record.
    audience : str
        Who may see it.
    """

    held: Held
    bearing: Bearing
    event: str
    audience: str = "everyone"


Trail = tuple[Footprint, ...]
"""What one party is on record with on one issue, in the order in which it was said."""
