"""What is on record and cannot count as it stands, since it names what was taken away."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from pourparler.domain.interval import Interval
from pourparler.domain.source import Passage


class Missing(Struct, frozen=True, gc=False):
    """What an event names and no longer counts.

    Parameters
    ----------
    collection, id : str
        Which noun.
    why : str
        ``retracted``, ``erased``, ``unchecked`` where only checked events count, or ``set-aside`` where it rests on
        such a thing itself.
    noun : Struct, optional
        The noun as it stood; none where its words are gone.

    Examples
    --------
    >>> Missing("options", "army.large", "erased").noun is None
    True
    """

    collection: str
    id: str
    why: str
    noun: Any = None


class SetAside(Struct, frozen=True, gc=False):
    """What is on record and cannot count as it stands, since it names what was retracted or erased.

    Parameters
    ----------
    event : str
        The hash of the event that put it on record.
    kind : str
        Of what kind that is, as ``position-taken``.
    collection, key : str
        Which noun it puts on record.
    noun : Struct
        The noun as it stands there; of a change, what it names.
    lacks : tuple of Missing
        What it names and no longer counts.
    whole : bool
        Whether it does not count at all; otherwise it counts without what it lacks.
    happened_on : Interval
        When it happened.
    passages : tuple of Passage
        On what it rests.
    """

    event: str
    kind: str
    collection: str
    key: str
    noun: Any
    lacks: tuple[Missing, ...]
    whole: bool
    happened_on: Interval
    passages: tuple[Passage, ...] = ()
