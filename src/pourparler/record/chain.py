"""Chains: each event's hash covers the event and the one before it in the same audience's chain.

There is one chain per audience and no number that spans them, so nothing about an event betrays how
many others there are.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

import msgspec
from msgspec import Struct

from pourparler.errors import StoreError
from pourparler.record.event import Event, decode, encode

SCHEMA = 1
"""The version of the bodies' shape that this code writes; older ones are read up at replay."""

START = ""
"""What stands for the hash before the first event of a chain."""

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_quote = msgspec.json.Encoder().encode


class Entry(Struct, frozen=True, gc=False):
    """An event as the record keeps it.

    Parameters
    ----------
    record, audience : str
        Which record, seen by whom.
    recorded_at : str
        When it was appended, UTC, to the microsecond: ``2025-12-22T09:00:00.000000Z``. Text sorts as time.
    previous : str
        The hash before it in its audience's chain; empty for the first.
    hash : str
        SHA-256 as 64 hexadecimal digits.
    schema : int
        The version of the body's shape.
    body : bytes
        The event as canonical JSON; exactly these bytes are hashed.
    """

    record: str
    audience: str
    recorded_at: str
    previous: str
    hash: str
    schema: int
    body: bytes

    def event(self) -> Event:
        """Return the body as an event, an older schema read up to this one.

        Raises
        ------
        StoreError
            If a newer Pourparler wrote it, or it is no event at all.
        """
        if self.schema > SCHEMA:
            raise StoreError("an event of schema {found} was written by a newer Pourparler", where=self.record,
                             mend="use that one", found=self.schema)  # fmt: skip
        try:
            event = decode(self.body)
            if event.known_on is None:
                raise ValueError("it has no `known_on`")
            return event
        except (msgspec.MsgspecError, UnicodeError, RecursionError, TypeError, ValueError) as error:
            raise StoreError("the event {hash} cannot be read ({why})", where=self.record,
                             mend="run `pourparler verify`", hash=self.hash[:12], why=str(error)) from None  # fmt: skip

    def order(self) -> tuple[str, str]:
        """Return what entries are sorted by, across chains."""
        return (self.recorded_at, self.hash)


class Fault(Struct, frozen=True):
    """What is wrong with one entry of a chain: ``altered``, ``missing-before``, ``reordered`` or ``cut``."""

    audience: str
    hash: str
    recorded_at: str
    kind: str


def moment(when: datetime) -> str:
    """Return a time as records write it.

    Examples
    --------
    >>> moment(datetime(2025, 12, 22, 9, tzinfo=UTC))
    '2025-12-22T09:00:00.000000Z'
    """
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def after(text: str) -> str:
    """Return the moment one microsecond later.

    Examples
    --------
    >>> after("2025-12-22T09:00:00.000000Z")
    '2025-12-22T09:00:00.000001Z'
    """
    return moment(_moment(text) + timedelta(microseconds=1))


def day_of(text: str) -> date:
    """Return the day of a moment."""
    return _moment(text).date()


def is_moment(text: str) -> bool:
    """Return whether a text is a moment as records write it.

    Examples
    --------
    >>> is_moment("2025-12-22T09:00:00.000000Z"), is_moment("2025-12-22"), is_moment("2025-13-01T09:00:00.000000Z")
    (True, False, False)
    """
    if not _MOMENT.fullmatch(text):
        return False
    try:
        return bool(datetime.fromisoformat(text))
    except ValueError:
        return False


def _moment(text: str) -> datetime:
    if not is_moment(text):
        raise StoreError("not a moment: {text!r}", mend="run `pourparler verify`", text=text)
    return datetime.fromisoformat(text)


def digest(record: str, audience: str, recorded_at: str, previous: str, body: bytes, schema: int = SCHEMA) -> str:
    """Return an event's hash: SHA-256 over the hash before it and the event's canonical JSON."""
    whole = b"".join(
        (
            previous.encode(),
            b'\n{"audience":',
            _quote(audience),
            b',"body":',
            body,
            b',"record":',
            _quote(record),
            b',"recorded_at":',
            _quote(recorded_at),
            b',"schema":%d}' % schema,
        )
    )
    return hashlib.sha256(whole).hexdigest()


def link(record: str, audience: str, recorded_at: str, previous: str, event: Event) -> Entry:
    """Return an event as the next entry of its audience's chain.

    Examples
    --------
    >>> from pourparler.domain.interval import Interval
    >>> from pourparler.domain.context import Context
    >>> from pourparler.record.events.context import ContextNoted
    >>> quits = ContextNoted(happened_on=Interval.of("2025-11-28"), context=Context("quits", "He resigns"))
    >>> link("r", "everyone", "2025-12-22T09:00:00.000000Z", START, quits).hash[:8]
    '3400b4a3'
    """
    body = encode(event)
    return Entry(
        record, audience, recorded_at, previous, digest(record, audience, recorded_at, previous, body), SCHEMA, body
    )


def heads(entries: Iterable[Entry]) -> dict[str, str]:
    """Return the last hash of each audience's chain, audiences in alphabetical order."""
    last = {entry.audience: entry.hash for entry in entries}
    return dict(sorted(last.items()))


def faults(entries: Iterable[Entry], expected: str = "") -> Iterator[Fault]:
    """Yield every fault of the chains, in order.

    Parameters
    ----------
    entries : iterable of Entry
        Sorted as the record gives them.
    expected : str
        A hash (or its beginning) that must stand somewhere in the chains: a head noted earlier. A tail that
        was cut or rewritten no longer holds it. Empty: not asked.
    """
    last: dict[str, Entry] = {}
    found = not expected
    for entry in entries:
        before = last.get(entry.audience)
        found = found or entry.hash.startswith(expected)
        whole = digest(entry.record, entry.audience, entry.recorded_at, entry.previous, entry.body, entry.schema)
        if whole != entry.hash:
            yield Fault(entry.audience, entry.hash, entry.recorded_at, "altered")
        if entry.previous != (before.hash if before else START):
            yield Fault(entry.audience, entry.hash, entry.recorded_at, "missing-before")
        if before and entry.recorded_at <= before.recorded_at:
            yield Fault(entry.audience, entry.hash, entry.recorded_at, "reordered")
        last[entry.audience] = entry
    if not found:
        yield Fault("", expected, "", "cut")
