"""The registers of all audiences that write to one record, each with what its own audience may see."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable

from pourparler.record.audience import within
from pourparler.record.entry import SALT, Entry
from pourparler.record.event import Event
from pourparler.record.gate import shared
from pourparler.record.moment import now
from pourparler.record.register import Register

Salt = Callable[[str, int], bytes]
"""What salts the next entry of an audience, which follows so many that the audience may see."""


def random_salt(audience: str, position: int) -> bytes:
    """Return salt that nobody can guess."""
    return secrets.token_bytes(SALT)


class Registers:
    """One record in memory, as a writer needs it.

    Parameters
    ----------
    record : str
        The record's id.
    entries : iterable of Entry
        What it holds so far, in order.
    salt : callable
        What salts new entries: random but for tests, and for dossiers that are only looked at.
    """

    def __init__(self, record: str, entries: Iterable[Entry] = (), salt: Salt = random_salt) -> None:
        self.record = record
        self.entries = list(entries)
        self._salt = salt
        self._registers: dict[str, Register] = {}

    def of(self, audience: str) -> Register:
        """Return an audience's register."""
        if audience not in self._registers:
            self._registers[audience] = Register(self.record, audience, shared(self.entries, audience))
        return self._registers[audience]

    def take(self, entry: Entry) -> None:
        """Take in an entry, wherever it may be seen."""
        self.entries.append(entry)
        for audience, register in self._registers.items():
            if within(audience, entry.audience):
                register.take(entry)

    def next(self, audience: str, event: Event, recorded_at: str = "") -> Entry:
        """Return an event as its audience's next entry, checked; see :meth:`Register.next`.

        Parameters
        ----------
        audience : str
            Who may see it, in canonical form.
        event : Event
            What happened.
        recorded_at : str
            The moment; empty: now.
        """
        register = self.of(audience)
        return register.next(event, recorded_at or now(), self._salt(audience, len(register.entries)))

    def append(self, audience: str, event: Event, recorded_at: str = "") -> Entry:
        """Return an event as its audience's next entry, and take it in."""
        entry = self.next(audience, event, recorded_at)
        self.take(entry)
        return entry
