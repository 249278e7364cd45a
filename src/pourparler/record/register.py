"""What a writer for an audience must know before it appends: what is on record for it, and its newest entries.

A register knows only what everybody in its audience may see, so no check can tell of anything else. It is derived from
the entries and kept only in memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from pourparler.domain.interval import Interval
from pourparler.domain.source import Source
from pourparler.errors import InvalidEvent
from pourparler.record.entry import Entry, seal
from pourparler.record.event import Event, decode, encode, introduced
from pourparler.record.events.attestation import EventRecorded, PassedOn
from pourparler.record.events.correction import EventCorrected, EventDisclosed, EventOpened, EventRetracted, content
from pourparler.record.events.erasure import EventErased
from pourparler.record.events.settlement import IdSettled
from pourparler.record.moment import day_of
from pourparler.record.order import ordered
from pourparler.record.part import changed
from pourparler.record.rules import check, check_body, check_clock


class Register:
    """The ids, nouns and newest entries that everybody in one audience finds on record.

    Parameters
    ----------
    record, audience : str
        Of which record, for whom.
    entries : iterable of Entry
        What all of the audience may see of it, in order.
    """

    def __init__(self, record: str, audience: str, entries: Iterable[Entry] = ()) -> None:
        self.record, self.audience = record, audience
        self.entries: dict[str, Entry] = {}
        self.heads: set[str] = set()
        self.reached = ""
        self._nouns: dict[tuple[str, str], Any] = {}
        self._begun: dict[tuple[str, str], Interval] = {}
        self._introduced: dict[tuple[str, str], list[str]] = {}
        self._corrections: dict[str, list[Entry]] = {}
        self._gone: set[str] = set()
        self._opened: dict[str, str] = {}
        for entry in entries:
            self.take(entry)

    def take(self, entry: Entry, event: Event | None = None) -> None:
        """Take in an entry that is on record."""
        self.entries[entry.hash] = entry
        self.heads.difference_update(entry.previous)
        self.heads.add(entry.hash)
        self.reached = max(self.reached, entry.recorded_at)
        if entry.body is None:
            self._gone.add(entry.hash)
            return
        event = event or entry.event()
        if isinstance(event, EventErased):
            self._gone.update(event.events)
        elif isinstance(event, EventRetracted):
            self._retract(event.event)
        elif isinstance(event, EventOpened):
            self._opened[event.disclosed] = event.event
        elif isinstance(event, IdSettled):
            self._settle(event)
        else:
            if isinstance(event, EventCorrected):
                self._corrections.setdefault(event.event, []).append(entry)
            self._note(event, entry)

    def _note(self, event: Event, entry: Entry) -> None:
        fact = content(event)
        fact.apply(self)
        if fact.renews == "never" and not isinstance(event, EventCorrected):
            for key, _ in introduced(fact):
                self._begun.setdefault(key, fact.happened_on)
                if not (isinstance(event, EventDisclosed) and key in self._introduced):
                    self._introduced.setdefault(key, []).append(entry.hash)

    def put(self, collection: str, key: str, value: object) -> None:
        """Keep a noun as last recorded; part of :class:`~pourparler.record.event.Ledger`."""
        self._nouns[collection, key] = value

    def change(self, collection: str, part: Any) -> None:
        """Change what a part names of a noun on record; part of :class:`~pourparler.record.event.Ledger`."""
        before = self._nouns.get((collection, part.id))
        if before is not None:
            self._nouns[collection, part.id] = changed(before, part)

    def _retract(self, hash_: str) -> None:
        self._gone.add(hash_)
        target = self.entries.get(hash_)
        event = target.event() if target and target.body is not None else None
        if isinstance(event, EventCorrected):
            body = self.current(event.event)
            if body is not None:
                decode(body).apply(self)
        if isinstance(event, EventRetracted):
            self._gone.discard(event.event)

    def _settle(self, event: IdSettled) -> None:
        key = (event.settlement.collection, event.settlement.id.partition("~")[0])
        tail = event.settlement.id.partition("~")[2]
        left = [hash_ for hash_ in self._introduced.get(key, ()) if not hash_.startswith(tail)]
        self._introduced[key] = left
        if event.settlement.name:
            self._nouns.setdefault((key[0], event.settlement.name), self._nouns.get(key))

    def current(self, hash_: str) -> bytes | None:
        """Return the body that counts for an event, as all of the audience see it; none where it no longer counts."""
        entry = self.entries.get(hash_)
        if entry is None or hash_ in self._gone:
            return None
        mended = ordered(e for e in self._corrections.get(hash_, ()) if e.hash not in self._gone)
        event = (mended[-1] if mended else entry).event()
        fact = content(event)
        return encode(fact)

    def counts(self, hash_: str) -> bool:
        """Return whether an event on record was neither retracted nor erased."""
        return hash_ in self.entries and hash_ not in self._gone

    def original(self, hash_: str) -> str:
        """Return the hash of what was disclosed as this; the same hash where that is not known here."""
        return self._opened.get(hash_, hash_)

    def known(self, collection: str) -> list[str]:
        """Return the ids of a collection, sorted."""
        return sorted(key for group, key in self._nouns if group == collection and self.stands(group, key))

    def find(self, collection: str, key: str) -> Any:
        """Return a noun as last recorded; none where the audience finds none."""
        return self.entries.get(key) if collection == "events" else self._nouns.get((collection, key))

    def stands(self, collection: str, key: str) -> bool:
        """Return whether what introduced a noun still counts; so it does where nothing is known of that."""
        by = self._introduced.get((collection, key))
        return not by or any(hash_ not in self._gone for hash_ in by)

    def begun(self, collection: str, key: str) -> Interval | None:
        """Return when a noun came up; none where that is not on record."""
        return self._begun.get((collection, key))

    def rivals(self, collection: str, key: str) -> list[str]:
        """Return the hashes of the events that gave one id to different things in different copies; mostly none."""
        by = [hash_ for hash_ in self._introduced.get((collection, key), ()) if hash_ not in self._gone]
        if len(by) < 2:
            return []
        nouns = [dict(introduced(content(self.entries[hash_].event()))).get((collection, key)) for hash_ in by]
        return by if any(noun != nouns[0] for noun in nouns) else []

    def next(self, event: Event, recorded_at: str, salt: bytes, doubted: str = "") -> Entry:
        """Check an event, complete it, and return it as the audience's next entry.

        Parameters
        ----------
        event : Event
            What happened.
        recorded_at : str
            The moment, by the clock.
        salt : bytes
            Random, for this entry alone.
        doubted : str
            Up to which moment entries are known to bear the stamp of a wrong clock; empty: none does.

        Raises
        ------
        InvalidEvent
            If it breaks a rule of the record; :class:`UnknownId` where it names what is not on record.
        """
        if not isinstance(event, EventRecorded | EventOpened | PassedOn):
            # Those only follow what was judged for its own audience: who writes that may not feel the team's clock.
            check_clock(recorded_at, self.reached if self.reached > doubted else "")
        whole = self.completed(_read_back(event), recorded_at)
        check(whole, self, day_of(recorded_at))
        entry = seal(self.record, self.audience, recorded_at, self.heads, whole, salt)
        assert entry.body is not None
        check_body(entry.body)
        return entry

    def completed(self, event: Event, recorded_at: str) -> Event:
        """Return an event with its `known_on`.

        It is the earliest publication among its sources; without a dated one, the day it happened for what belongs to
        the analyst's frame, and for the rest the day it is recorded.
        """
        if event.known_on is not None:
            return event
        dates = [published(self.find("sources", p.source)) for p in event.passages]
        dates += [published(noun) for _, noun in introduced(event)]
        days = [day for day in dates if day]
        undated = event.happened_on.latest if event.framed else day_of(recorded_at)
        return msgspec.structs.replace(event, known_on=min(days, default=undated))


def _read_back(event: Event) -> Event:
    """Return an event as it will be read: what was built in Python is checked like what was written in a file."""
    try:
        return decode(encode(event))
    except (msgspec.MsgspecError, UnicodeError, ValueError) as error:
        raise InvalidEvent("{why}", mend="mend that field", why=str(error)) from None


def published(source: Any) -> date | None:
    """Return from when a source could be known; none where that is not told."""
    return source.published.latest if isinstance(source, Source) and source.published else None


def canonical(event: Event) -> msgspec.Raw:
    """Return an event's body to be carried inside another."""
    return msgspec.Raw(encode(event))
