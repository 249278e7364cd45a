"""Lines of talks and the meetings that took place."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from pourparler.domain.ids import ChannelId, DelegateId, NewId, PartyId


class Channel(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A line of talks.

    Examples
    --------
    >>> Channel("north-south", "North–South talks", ("north", "south")).parties
    ('north', 'south')
    """

    id: NewId
    name: str
    parties: tuple[PartyId, ...] = ()
    track: str = ""


class Presence(Enum):
    """How somebody took part."""

    PRESENT = "present"
    REMOTE = "remote"
    APART = "apart"
    REPORTED = "reported"


class Participant(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """Somebody at a session, in a capacity.

    Parameters
    ----------
    name : str
        As the source names them.
    party : str, optional
        For whom; none where not known.
    delegate : str, optional
        The delegate on record who is meant.
    capacity : str
        As the source puts it.
    presence : Presence
        In the room, by telephone or video, in a separate meeting, or only reported.
    """

    name: str
    party: PartyId | None = None
    delegate: DelegateId | None = None
    capacity: str = ""
    presence: Presence = Presence.PRESENT


class Session(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A dated meeting that took place. Its day is the event's.

    Parameters
    ----------
    id : str
        For instance ``kremlin-2025-12-02``.
    place : str
        As reported.
    channel : str, optional
        The line of talks it belongs to.
    participants : tuple of Participant
        Those reported; nobody's absence follows from a missing name alone.
    duration : str
        As reported; empty where not.
    about : str
        What it was about, in words.

    Examples
    --------
    >>> Session("first", "Geneva", participants=(Participant("A. Envoy", "north"),)).parties()
    ('north',)
    """

    id: NewId
    place: str
    channel: ChannelId | None = None
    participants: tuple[Participant, ...] = ()
    duration: str = ""
    about: str = ""

    def parties(self) -> tuple[str, ...]:
        """Return the parties that had somebody in the room or on the line, in order of first mention."""
        return tuple(dict.fromkeys(p.party for p in self.participants if p.party))
