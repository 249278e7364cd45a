"""What a writer must know before it appends: ids in use, who may see them, the last link of every chain.

It is derived from the entries and kept only in memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from pourparler.domain.source import Source
from pourparler.errors import InvalidEvent
from pourparler.record.audience import within
from pourparler.record.chain import START, Entry, after, day_of, link, moment
from pourparler.record.event import Event, decode, encode, introduced
from pourparler.record.events.correction import EventCorrected, EventDisclosed, EventRetracted, carried
from pourparler.record.rules import check, check_body


class Register:
    """The ids, audiences and chain heads of one record.

    Parameters
    ----------
    record : str
        The record's id.
    entries : iterable of Entry
        What it holds so far, in order.
    """

    def __init__(self, record: str, entries: Iterable[Entry] = ()) -> None:
        self.record = record
        self.events: dict[str, Entry] = {}
        self._nouns: dict[tuple[str, str], list[tuple[str, Any]]] = {}
        self._heads: dict[str, Entry] = {}
        self._corrections: dict[str, list[Entry]] = {}
        self._disclosures: dict[str, list[Entry]] = {}
        self._retracted: set[str] = set()
        for entry in entries:
            self.take(entry)

    def __contains__(self, hash_: str) -> bool:
        return hash_ in self.events

    def take(self, entry: Entry, event: Event | None = None) -> None:
        """Take in an entry that the record holds."""
        self.events[entry.hash] = entry
        self._heads[entry.audience] = entry
        event = event or entry.event()
        if isinstance(event, EventDisclosed):
            self._disclosures.setdefault(event.event, []).append(entry)
            self._note(carried(event.body), entry.audience)
        elif isinstance(event, EventCorrected):
            self._corrections.setdefault(event.event, []).append(entry)
            self._note(carried(event.instead), entry.audience)
        elif isinstance(event, EventRetracted):
            self._retract(event.event, entry.audience)
        else:
            self._note(event, entry.audience)

    def _note(self, event: Event, audience: str) -> None:
        for key, value in introduced(event):
            self._nouns.setdefault(key, []).append((audience, value))

    def _retract(self, hash_: str, audience: str) -> None:
        self._retracted.add(hash_)
        target = self.events.get(hash_)
        event = target.event() if target else None
        if isinstance(event, EventCorrected):
            body = self.current(event.event)
            if body is not None:
                self._note(decode(body), audience)

    def current(self, hash_: str) -> bytes | None:
        """Return the body that counts for an event, corrected as it stands now; none where it was retracted."""
        entry = self.events.get(hash_)
        if entry is None or hash_ in self._retracted:
            return None
        mended = [e for e in self._corrections.get(hash_, ()) if e.hash not in self._retracted]
        last = mended[-1].event() if mended else entry.event()
        if isinstance(last, EventCorrected):
            return bytes(last.instead)
        return bytes(last.body) if isinstance(last, EventDisclosed) else entry.body

    def disclosed(self, hash_: str, audience: str) -> bool:
        """Return whether an audience was given an event of a narrower one, and still has it."""
        given = (e for e in self._disclosures.get(hash_, ()) if e.hash not in self._retracted)
        return any(within(audience, entry.audience) for entry in given)

    def head(self, audience: str) -> str:
        """Return the last hash of an audience's chain; empty before its first event."""
        return self._heads[audience].hash if audience in self._heads else START

    def reached(self, audience: str) -> str:
        """Return when the last event of an audience's chain was recorded; empty before its first."""
        return self._heads[audience].recorded_at if audience in self._heads else ""

    def earliest(self, audience: str) -> str:
        """Return the first moment left for an audience's next event; empty where any will do.

        It is after every event that all of the audience may see, and owes nothing to any other.
        """
        return max((after(e.recorded_at) for whom, e in self._heads.items() if within(audience, whom)), default="")

    def known(self, collection: str, audience: str) -> list[str]:
        """Return the ids of a collection that an audience finds on record, sorted."""
        return sorted(
            key
            for (group, key), held in self._nouns.items()
            if group == collection and any(within(audience, whom) for whom, _ in held)
        )

    def find(self, collection: str, key: str, audience: str) -> Any:
        """Return a noun as last recorded for an audience; none where it finds none."""
        if collection == "events":
            entry = self.events.get(key)
            return entry if entry and within(audience, entry.audience) else None
        seen = [value for whom, value in self._nouns.get((collection, key), ()) if within(audience, whom)]
        return seen[-1] if seen else None

    def next(self, audience: str, event: Event, recorded_at: str = "") -> Entry:
        """Check an event, complete it, and return it as the next entry of its chain.

        Parameters
        ----------
        audience : str
            Who may see it, in canonical form.
        event : Event
            What happened.
        recorded_at : str
            The moment; moved on where the chain has reached it already. Empty: now.

        Raises
        ------
        InvalidEvent
            If it breaks a rule of the record; :class:`UnknownId` where it names what is not on record.
        """
        told = self.events.get(event.event) if isinstance(event, EventDisclosed) else None
        follows = after(told.recorded_at) if told else ""
        at = max(recorded_at or moment(datetime.now(UTC)), self.earliest(audience), follows)
        complete = self._read_back(self.completed(event, audience, at))
        self.check(complete, audience, at)
        entry = link(self.record, audience, at, self.head(audience), complete)
        check_body(entry.body)
        return entry

    def _read_back(self, event: Event) -> Event:
        """Return an event as it will be read: what was built in Python is checked like what was written in a file."""
        try:
            return decode(encode(event))
        except (msgspec.MsgspecError, UnicodeError, ValueError) as error:
            raise InvalidEvent("{why}", mend="mend that field", why=str(error)) from None

    def completed(self, event: Event, audience: str, recorded_at: str) -> Event:
        """Return an event with its `known_on`: the earliest publication among its sources, else the day recorded."""
        if event.known_on is not None:
            return event
        dates = [_published(self.find("sources", p.source, audience)) for p in event.passages]
        dates += [s.published.latest for _, s in introduced(event) if isinstance(s, Source) and s.published]
        days = [day for day in dates if day]
        return msgspec.structs.replace(event, known_on=min(days, default=day_of(recorded_at)))

    def check(self, event: Event, audience: str, recorded_at: str) -> None:
        """Raise InvalidEvent where an event breaks a rule of the record."""
        check(event, _View(self, audience), day_of(recorded_at))


class _View:
    """The register as one audience sees it."""

    def __init__(self, register: Register, audience: str) -> None:
        self._register, self.audience = register, audience

    def find(self, collection: str, key: str) -> Any:
        return self._register.find(collection, key, self.audience)

    def known(self, collection: str) -> list[str]:
        return self._register.known(collection, self.audience)

    def entry(self, hash_: str) -> Entry | None:
        return self._register.events.get(hash_)

    def current(self, hash_: str) -> bytes | None:
        return self._register.current(hash_)

    def disclosed(self, hash_: str) -> bool:
        return self._register.disclosed(hash_, self.audience)


def _published(source: Any) -> date | None:
    return source.published.latest if source and source.published else None


def canonical(event: Event) -> msgspec.Raw:
    """Return an event's body to be carried inside another."""
    return msgspec.Raw(encode(event))
