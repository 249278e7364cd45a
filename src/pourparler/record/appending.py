"""Appending within a transaction: the registers caught up with what others wrote, the entries, who recorded them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from sqlalchemy import Connection

from pourparler.domain.interval import Interval
from pourparler.record.audience import within
from pourparler.record.entry import Entry
from pourparler.record.event import Event
from pourparler.record.events.attestation import EventRecorded
from pourparler.record.info import RecordInfo
from pourparler.record.moment import day_of, now
from pourparler.record.register import Register
from pourparler.record.registers import random_salt
from pourparler.record.release import require_within_team
from pourparler.record.tables import doubted_clock, insert_entries, read_from

Follows = Callable[[list[Entry]], Event]
"""What makes an event of the entries that were made before it in the same batch."""


class _Caught(Struct):
    """A register, the last row it was read from, and what was written since: read again, to see that it stands."""

    register: Register
    number: int = 0
    hash: str = ""
    written: list[str] = []

    def stands(self, rows: list[tuple[int, Entry]]) -> bool:
        """Return whether a file, read from that row on, holds what the register knows."""
        there = {entry.hash: number for number, entry in rows}
        return there.keys() >= set(self.written) and (not self.hash or there.get(self.hash) == self.number)


class Cache:
    """The registers of an open store, by record and audience. The file decides: they are held against it each time."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str], _Caught] = {}

    def clear(self) -> None:
        """Forget every register that is held."""
        self._held.clear()

    def register(self, connection: Connection, record: str, audience: str) -> Register:
        """Return an audience's register, caught up with the file inside the transaction.

        Where the last row known is not the entry that it was, the file was replaced: the register is made anew.
        """
        slot = self._held.setdefault((record, audience), _Caught(Register(record, audience)))
        rows = read_from(connection, record, slot.number, audience)
        if not slot.stands(rows):
            slot = self._held[record, audience] = _Caught(Register(record, audience))
            rows = read_from(connection, record, 0, audience)
        for number, entry in rows:
            slot.number, slot.hash = number, entry.hash
            if entry.hash not in slot.register.entries:
                slot.register.take(entry)
        slot.written = []
        return slot.register

    def held(self, record: str, audience: str) -> Register:
        """Return an audience's register as it was last caught up."""
        return self._held[record, audience].register

    def take(self, entry: Entry) -> None:
        """Take in an entry that is being written, wherever it may be seen."""
        for (record, audience), slot in self._held.items():
            if record == entry.record and within(audience, entry.audience):
                slot.register.take(entry)
                slot.written.append(entry.hash)


class Appended:
    """One batch, within one transaction.

    Parameters
    ----------
    connection : Connection
        In which a transaction for writing has begun.
    cache : Cache
        The store's registers.
    info : RecordInfo
        The record's settings.
    recorded_at : str
        The moment; empty: now.
    """

    def __init__(self, connection: Connection, cache: Cache, info: RecordInfo, recorded_at: str = "") -> None:
        self._connection, self._cache, self._info = connection, cache, info
        self._at = recorded_at
        self._doubted = doubted_clock(connection, info.id)

    def all(self, events: Sequence[tuple[str, Event | Follows]], by: str = "") -> list[Entry]:
        """Append events and say, within the team, who recorded them; return the events' entries."""
        audiences = {audience for audience, _ in events}
        teams = {self._info.within_team(audience) for audience in audiences} - {""} if by else set()
        for audience in sorted(audiences | teams):
            self._cache.register(self._connection, self._info.id, audience)
        fresh: list[Entry] = []
        for audience, event in events:
            fresh.append(self._one(audience, event if isinstance(event, Event) else event(fresh)))
        attested = self._attested(fresh, by) if by else []
        insert_entries(self._connection, [*fresh, *attested])
        return fresh

    def _one(self, audience: str, event: Event) -> Entry:
        require_within_team(event, audience, self._info)
        register = self._cache.held(self._info.id, audience)
        entry = register.next(event, self._at or now(), random_salt(audience, 0), self._doubted)
        self._cache.take(entry)
        return entry

    def _attested(self, fresh: Sequence[Entry], by: str) -> list[Entry]:
        groups: dict[str, list[str]] = {}
        for entry in fresh:
            whom = self._info.within_team(entry.audience)
            if whom:
                groups.setdefault(whom, []).append(entry.hash)
        today = Interval.day(day_of(self._at or now()))
        return [
            self._one(whom, EventRecorded(happened_on=today, events=tuple(hashes), by=by))
            for whom, hashes in groups.items()
        ]
