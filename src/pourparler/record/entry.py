"""An entry: an event as the record keeps it, tied to the entries before it by their hashes.

The hash covers the envelope and a commitment to the body, never the body itself: so a body can be erased and every
hash still stands. The salt in the commitment keeps an erased body from being guessed. See ``docs/theory/record.md``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from pourparler.errors import StoreError
from pourparler.record.event import Event, decode, encode
from pourparler.record.lifting import lifted

SCHEMA = 2
"""The version of the entries' form and of the bodies' shape that this code writes."""

SALT = 16
"""How many random bytes salt a commitment."""

_json = msgspec.json.Encoder()


class Entry(Struct, frozen=True, gc=False):
    """An event as the record keeps it.

    Parameters
    ----------
    record, audience : str
        Which record, seen by whom.
    recorded_at : str
        When it was appended, UTC, to the microsecond: ``2025-12-22T09:00:00.000000Z``.
    previous : tuple of str
        The hashes of the newest entries before it that its whole audience may see, sorted. In schema 1, the one
        before it in its audience's chain.
    hash : str
        SHA-256 as 64 hexadecimal digits.
    schema : int
        The version of its form.
    commitment : str
        SHA-256 of salt and body; empty in schema 1, whose hash covers the body.
    salt, body : bytes, optional
        The event as canonical JSON and what salts its commitment. None: erased (a body of schema 1 has no salt).
    """

    record: str
    audience: str
    recorded_at: str
    previous: tuple[str, ...]
    hash: str
    schema: int
    commitment: str
    salt: bytes | None
    body: bytes | None

    def event(self) -> Event:
        """Return the body as an event, an older schema lifted to this one.

        Raises
        ------
        StoreError
            If it was erased, a newer Pourparler wrote it, or it is no event at all.
        """
        if self.body is None:
            raise StoreError("the event {hash} was erased", where=self.record, mend="name another", hash=self.hash[:12])
        if self.schema > SCHEMA:
            raise StoreError(
                "an event of schema {found} was written by a newer Pourparler",
                where=self.record,
                mend="use that one",
                found=self.schema,
            )
        try:
            event = decode(self.body)
            if self.schema < SCHEMA:
                event = lifted(event, self.schema, self.recorded_at)
            if event.known_on is None:
                raise ValueError("it has no `known_on`")
            return event
        except (msgspec.MsgspecError, UnicodeError, RecursionError, TypeError, ValueError) as error:
            raise StoreError(
                "the event {hash} cannot be read ({why})",
                where=self.record,
                mend="run {verb[verify]}",
                hash=self.hash[:12],
                why=str(error),
            ) from None

    def whole(self) -> bool:
        """Return whether its hash covers what it says, as far as that can be told without an erased body."""
        if self.schema < 2 and self.body is None:
            return True
        return self.hash == digest(self) and self.committed()

    def committed(self) -> bool:
        """Return whether its body, where it has one, is the one it is committed to."""
        if self.body is None or self.schema < 2:
            return True
        return self.salt is not None and self.commitment == commitment(self.salt, self.body)


def commitment(salt: bytes, body: bytes) -> str:
    """Return what an entry's hash covers in place of its body.

    Examples
    --------
    >>> commitment(bytes(16), b"{}")[:12]
    '7a8c6d3a96b6'
    """
    return hashlib.sha256(b"pourparler body 2\n" + salt + body).hexdigest()


def digest(entry: Entry) -> str:
    """Return the hash that an entry must have, by the rules of its schema."""
    return _digest(entry) if entry.schema >= 2 else _digest_1(entry)


def _digest(entry: Entry) -> str:
    envelope = _json.encode(
        {
            "audience": entry.audience,
            "commitment": entry.commitment,
            "previous": sorted(entry.previous),
            "record": entry.record,
            "recorded_at": entry.recorded_at,
            "schema": entry.schema,
        }
    )
    return hashlib.sha256(b"pourparler entry 2\n" + envelope).hexdigest()


def _digest_1(entry: Entry) -> str:
    """Return the hash of schema 1: over the hash before it and the event's canonical JSON."""
    parts = (
        "".join(entry.previous).encode(),
        b'\n{"audience":',
        _json.encode(entry.audience),
        b',"body":',
        entry.body or b"",
        b',"record":',
        _json.encode(entry.record),
        b',"recorded_at":',
        _json.encode(entry.recorded_at),
        b',"schema":%d}' % entry.schema,
    )
    return hashlib.sha256(b"".join(parts)).hexdigest()


def seal(record: str, audience: str, recorded_at: str, previous: Iterable[str], event: Event, salt: bytes) -> Entry:
    """Return an event as an entry after others.

    Examples
    --------
    >>> from pourparler.domain.interval import Interval
    >>> from pourparler.domain.context import Context
    >>> from pourparler.record.events.context import ContextNoted
    >>> quits = ContextNoted(happened_on=Interval.of("2025-11-28"), context=Context("quits", "He resigns"))
    >>> seal("r", "everyone", "2025-12-22T09:00:00.000000Z", (), quits, bytes(16)).hash[:8]
    '29525c04'
    """
    body = encode(event)
    bare = Entry(record, audience, recorded_at, tuple(sorted(previous)), "", SCHEMA, commitment(salt, body), salt, body)
    return msgspec.structs.replace(bare, hash=_digest(bare))


def seal_1(record: str, audience: str, recorded_at: str, previous: Iterable[str], event: Event) -> Entry:
    """Return an event as an entry of schema 1, as a dossier of that form stands for it."""
    bare = Entry(record, audience, recorded_at, tuple(previous), "", 1, "", None, encode(event))
    return msgspec.structs.replace(bare, hash=_digest_1(bare))


def erased(entry: Entry) -> Entry:
    """Return an entry without its body and salt; its hash stands."""
    return msgspec.structs.replace(entry, salt=None, body=None)
