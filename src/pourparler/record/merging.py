"""Merging: copies that grew apart come together as the union of their entries.

Entries are checked for what they are (hash, commitment, ties, audience, readable), never judged again by rules about
state: each was judged where it was written, and whoever wrote the other copy could not know of this one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from pourparler.errors import InputError, InvalidEvent, PourparlerError
from pourparler.record.audience import audience, suffix, within
from pourparler.record.entry import SCHEMA, Entry, erased
from pourparler.record.event import introduced
from pourparler.record.events.correction import EventDisclosed
from pourparler.record.events.erasure import EventErased
from pourparler.record.moment import is_moment
from pourparler.record.order import ordered
from pourparler.record.rules import check_body


class Union(Struct, frozen=True):
    """What a merge does to a record.

    Parameters
    ----------
    fresh : tuple of Entry
        What is new, in order; without its words where they were erased.
    lost : tuple of str
        The hashes of entries held here whose words an erasure of the other copy takes away.
    """

    fresh: tuple[Entry, ...]
    lost: tuple[str, ...]


def union(own: Sequence[Entry], incoming: Sequence[Entry], *, join: bool = False, erase: bool = False) -> Union:
    """Return what a record gains, and loses, by taking in another copy of it.

    Parameters
    ----------
    own, incoming : sequence of Entry
        All entries of this copy, and of the other.
    join : bool
        Whether two copies that share no entry are taken for one record all the same.
    erase : bool
        Whether erasures of the other copy may take words away here.

    Raises
    ------
    InvalidEvent
        If an incoming entry is not sound; nothing is taken in then.
    InputError
        If the copies share no entry, or words would be lost, without the leave for it.
    """
    here = {entry.hash: entry for entry in own}
    new = [entry for entry in incoming if entry.hash not in here]
    if here and incoming and len(new) == len(incoming) and not join:
        raise InputError(
            "the two copies share no entry: they may be two records under one name",
            mend="look at both, and add {option[join]} if they are one",
        )
    all_of_them = {**{entry.hash: entry for entry in new}, **here}
    for entry in new:
        _check(entry, all_of_them)
    gone = _erased(all_of_them.values())
    for entry in new:
        if entry.body is None and entry.hash not in gone:
            raise InvalidEvent(
                "the entry {hash} has no words, and no erasure names it",
                mend="ask for a whole copy",
                hash=entry.hash[:12],
            )
    lost = tuple(entry.hash for entry in own if entry.body is not None and entry.hash in gone)
    if lost and not erase:
        raise InputError(
            "the other copy erased words that are held here (entries: {count}; the first: {first})",
            mend="add {option[erase]} to erase them here, too",
            count=len(lost),
            first=lost[0][:12],
        )
    fresh = [erased(entry) if entry.hash in gone else entry for entry in new]
    return Union(tuple(ordered(fresh)), lost)


def _erased(entries: Iterable[Entry]) -> set[str]:
    """Return the hashes that erasures name, each within its own audience."""
    hashes: set[str] = set()
    audiences = {entry.hash: entry.audience for entry in entries}
    for entry in entries:
        if entry.body is not None and b'"event-erased"' in entry.body:
            event = _event(entry)
            if isinstance(event, EventErased):
                hashes.update(hash_ for hash_ in event.events if audiences.get(hash_) == entry.audience)
    return hashes


def _event(entry: Entry) -> object:
    try:
        return entry.event()
    except PourparlerError:
        return None


def _check(entry: Entry, all_of_them: dict[str, Entry]) -> None:
    """Raise InvalidEvent where an entry is not sound in itself, or does not stand on what comes with it."""
    if not entry.whole():
        _refuse("the entry {hash} was altered: its hash covers something else", entry)
    if not is_moment(entry.recorded_at):
        _refuse("the entry {hash} says no moment at which it was recorded", entry)
    if _canonical(entry.audience) != entry.audience:
        _refuse("the entry {hash} has no audience", entry)
    for hash_ in entry.previous:
        before = all_of_them.get(hash_)
        if before is None:
            _refuse("the entry {hash} stands on one that is missing", entry)
        elif not within(entry.audience, before.audience):
            _refuse("the entry {hash} stands on one that its audience may not see", entry)
    if entry.body is not None and entry.schema <= SCHEMA:
        check_body(entry.body)
        _check_endings(entry)


def _check_endings(entry: Entry) -> None:
    event = entry.event()
    if event.renews != "never" or isinstance(event, EventDisclosed):
        return
    tail = suffix(entry.audience)
    for (_, key), _ in introduced(event):
        if key != "opening" and key.partition("@")[1] + key.partition("@")[2] != tail:
            _refuse("the entry {hash} introduces an id that its audience may not", entry)


def _canonical(words: str) -> str:
    try:
        return audience(words)
    except InputError:
        return ""


def _refuse(what: str, entry: Entry) -> None:
    raise InvalidEvent(what, mend="run {verb[verify]} on the other copy", hash=entry.hash[:12])
