"""What is wrong with the entries of a record: altered, dropped, tied to nothing, without words, cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from pourparler.errors import PourparlerError
from pourparler.record.ancestry import Ancestry
from pourparler.record.audience import within
from pourparler.record.entry import SCHEMA, Entry
from pourparler.record.events.correction import content
from pourparler.record.events.erasure import EventErased
from pourparler.record.gate import shared
from pourparler.record.happening import Happening
from pourparler.record.moment import later, now
from pourparler.record.naming import rivals


class Fault(Struct, frozen=True):
    """What is wrong with one entry, or with the file.

    Parameters
    ----------
    audience, hash, recorded_at : str
        Of the entry; empty where it is not about one.
    kind : str
        ``altered``, ``missing-before``, ``too-wide``, ``no-words``, ``erased-words``, ``unreadable``, ``future``,
        ``cut``, ``twice``, and those that :mod:`pourparler.record.examination` finds in a file.
    what : str
        More about it, where there is more to say.
    """

    audience: str
    hash: str
    recorded_at: str
    kind: str
    what: str = ""


Heads = dict[str, list[str]]
"""The newest entries of each audience: what nothing that all of the audience may see comes after."""


def heads(entries: Sequence[Entry]) -> Heads:
    """Return the newest entries of each audience, audiences in alphabetical order.

    Parameters
    ----------
    entries : sequence of Entry
        In the record's order.
    """
    by_audience: Heads = {}
    for audience in sorted({entry.audience for entry in entries}):
        newest: dict[str, None] = {}
        for entry in shared(entries, audience):
            for hash_ in entry.previous:
                newest.pop(hash_, None)
            newest[entry.hash] = None
        by_audience[audience] = sorted(newest)
    return by_audience


def faults(entries: Sequence[Entry], expected: Mapping[str, Iterable[str]] | None = None) -> Iterator[Fault]:
    """Yield every fault, in the record's order.

    Parameters
    ----------
    entries : sequence of Entry
        All that is to be checked, in the record's order.
    expected : mapping of str to iterable of str, optional
        Heads noted earlier, by audience: each must still stand somewhere; a tail that was cut or rewritten no longer
        holds them. A hash may be given by its beginning.
    """
    by_hash = {entry.hash: entry for entry in entries}
    tomorrow = later(now(), days=1)
    erasures = _erasures(entries)
    for entry in entries:
        yield from _of(entry, by_hash, erasures, tomorrow)
    for audience, hashes in (expected or {}).items():
        for hash_ in hashes:
            if not _there(hash_, by_hash):
                yield Fault(audience, hash_, "", "cut")


def _there(hash_: str, by_hash: Mapping[str, Entry]) -> bool:
    return hash_ in by_hash or (len(hash_) < 64 and any(whole.startswith(hash_) for whole in by_hash))


def _of(entry: Entry, by_hash: Mapping[str, Entry], erasures: set[tuple[str, str]], tomorrow: str) -> Iterator[Fault]:
    def fault(kind: str) -> Fault:
        return Fault(entry.audience, entry.hash, entry.recorded_at, kind)

    if not entry.whole():
        yield fault("altered")
    for hash_ in entry.previous:
        before = by_hash.get(hash_)
        if before is None:
            yield fault("missing-before")
        elif not within(entry.audience, before.audience):
            yield fault("too-wide")
    named = (entry.audience, entry.hash) in erasures
    if entry.body is None and not named:
        yield fault("no-words")
    if entry.body is not None and named:
        yield fault("erased-words")
    if entry.body is not None and entry.schema <= SCHEMA and not _readable(entry):
        yield fault("unreadable")
    if entry.recorded_at[:4].isdecimal() and entry.recorded_at > tomorrow:
        yield fault("future")


def _erasures(entries: Iterable[Entry]) -> set[tuple[str, str]]:
    erasures = set()
    for entry in entries:
        if entry.body is not None and b'"event-erased"' in entry.body and _readable(entry):
            event = entry.event()
            if isinstance(event, EventErased):
                erasures |= {(entry.audience, hash_) for hash_ in event.events}
    return erasures


def _readable(entry: Entry) -> bool:
    try:
        content(entry.event())
    except PourparlerError:
        return False
    return True


def redefined(entries: Sequence[Entry]) -> Iterator[Fault]:
    """Yield the ids that were given twice by somebody who could see the first: no merge explains that.

    Parameters
    ----------
    entries : sequence of Entry
        In the record's order.
    """
    happenings = []
    for entry in entries:
        if entry.body is not None and entry.schema <= SCHEMA and _readable(entry):
            event = entry.event()
            if not event.about_record and event.known_on is not None:
                happenings.append(Happening(event, entry.hash, entry.audience, event.known_on))
    doubled = rivals(happenings)
    ancestry = Ancestry(entries) if doubled else None
    for (_, key), by in doubled.items():
        for happening in by[1:]:
            if ancestry and ancestry.before(by[0].hash, happening.hash):
                yield Fault(happening.audience, happening.hash, "", "twice", key)
