"""Tell what every entry puts on record, what it names, and what names it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from pourparler.record.entry import Entry
from pourparler.record.event import introduced, named
from pourparler.record.events.correction import content
from pourparler.record.events.erasure import EventErased
from pourparler.workbench.record import opened

Noun = tuple[str, str, Any]
"""A collection, a key in it, and the noun; of a change, what it names of the noun."""


class Mentions(Struct, frozen=True):
    """What entries have to do with one another, as far as a viewer may see them.

    Parameters
    ----------
    nouns : dict of str to tuple of Noun
        Hash to what the entry puts on record.
    names, named_by : dict of str to tuple of str
        Hash to the hashes of the entries that it names, and of those that name it: by their hash, or by an id that
        they put on record, a source included. In the record's order.
    """

    nouns: dict[str, tuple[Noun, ...]]
    names: dict[str, tuple[str, ...]]
    named_by: dict[str, tuple[str, ...]]


def mentions(location: str, *, viewer: str, record: str = "") -> Mentions:
    """Return what every entry that a viewer may see names, and what names it.

    Parameters
    ----------
    location, record, viewer : str
        Which record, seen by whom.
    """
    return among(opened(location, viewer, record).entries)


def among(entries: Sequence[Entry]) -> Mentions:
    """Return what entries name of one another.

    Parameters
    ----------
    entries : sequence of Entry
        In the record's order. An erased one names nothing, and may be named.

    Examples
    --------
    >>> among([]).names
    {}
    """
    nouns: dict[str, tuple[Noun, ...]] = {}
    names: dict[str, tuple[str, ...]] = {}
    named_by: dict[str, list[str]] = {}
    on_record: dict[tuple[str, str], list[str]] = {}
    hashes = {entry.hash for entry in entries}
    for entry in entries:
        if entry.body is None:
            continue
        event = entry.event()
        said = content(event)
        own = [(collection, key, noun) for (collection, key), noun in introduced(said)]
        by_hash = [key for collection, key in named(event) if collection == "events"]
        by_hash += event.events if isinstance(event, EventErased) else []
        places = [*named(said), *((collection, key) for collection, key, _ in own)]
        others = [hash_ for place in places if place[0] != "events" for hash_ in on_record.get(place, ())]
        targets = tuple(dict.fromkeys(hash_ for hash_ in (*by_hash, *others) if hash_ in hashes))
        nouns[entry.hash], names[entry.hash] = tuple(own), targets
        for target in targets:
            named_by.setdefault(target, []).append(entry.hash)
        for collection, key, _ in own:
            on_record.setdefault((collection, key), []).append(entry.hash)
    return Mentions(nouns, names, {hash_: tuple(by) for hash_, by in named_by.items()})
