"""The tables of a store, and how entries are read from and written to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    and_,
    func,
    insert,
    select,
)

from pourparler.record.chain import Entry
from pourparler.record.register import Register

_SAVED_AT_ONCE = 500

tables = MetaData()
records = Table(
    "records",
    tables,
    Column("id", String(80), primary_key=True),
    Column("keeper", String(80), nullable=False),
    Column("audience", String(200), nullable=False),
)
events = Table(
    "events",
    tables,
    Column("record", String(80), primary_key=True),
    Column("audience", String(200), primary_key=True),
    Column("recorded_at", String(27), primary_key=True),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Column("schema", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("record", "audience", "previous", name="one_successor"),
    UniqueConstraint("record", "hash", name="one_hash"),
    sqlite_with_rowid=False,
)
source_texts = Table(
    "texts",
    tables,
    Column("sha256", String(64), primary_key=True),
    Column("text", Text, nullable=False),
)


def holds(connection: Connection, record: str) -> bool:
    """Return whether a store holds a record."""
    return connection.execute(select(records.c.id).where(records.c.id == record)).first() is not None


def keep_texts(connection: Connection, texts: Mapping[str, str]) -> None:
    """Keep the texts that are not held yet."""
    held = set(connection.scalars(select(source_texts.c.sha256).where(source_texts.c.sha256.in_(texts))))
    rows = [{"sha256": key, "text": words} for key, words in texts.items() if key not in held]
    if rows:
        connection.execute(insert(source_texts), rows)


_COLUMNS = tuple(events.c[name] for name in Entry.__struct_fields__)


def read_entries(connection: Connection, record: str) -> list[Entry]:
    """Return a record's events, in order."""
    rows = connection.execute(select(*_COLUMNS).where(events.c.record == record))
    return sorted(map(_entry, rows), key=Entry.order)


def _entry(row: Sequence[Any]) -> Entry:
    """Return a row as an entry; what only somebody's edit of the file can have made of it, verification will name."""
    *words, schema, body = row
    record, audience, recorded_at, previous, hash_ = (w if isinstance(w, str) else repr(w) for w in words)
    whole = body if isinstance(body, bytes) else str(body).encode("utf-8", "surrogateescape")
    return Entry(record, audience, recorded_at, previous, hash_, schema if isinstance(schema, int) else -1, whole)


def unseen(connection: Connection, record: str, register: Register) -> list[Entry]:
    """Return what was appended since the register was last caught up, by whatever writer."""
    found: list[Entry] = []
    for audience in _audiences(connection, record):
        after = and_(
            events.c.record == record,
            events.c.audience == audience,
            events.c.recorded_at > register.reached(audience),
        )
        found += [_entry(row) for row in connection.execute(select(*_COLUMNS).where(after))]
    return sorted(found, key=Entry.order)


def _audiences(connection: Connection, record: str) -> Iterator[str]:
    """Yield each audience by one look into the index, without reading the events between."""
    last = ""
    while True:
        later = and_(events.c.record == record, events.c.audience > last)
        found = connection.scalar(select(func.min(events.c.audience)).where(later))
        if found is None:
            return
        last = found
        yield last


def insert_entries(connection: Connection, entries: Sequence[Entry]) -> None:
    """Write entries, a few hundred at a time."""
    for start in range(0, len(entries), _SAVED_AT_ONCE):
        rows = [
            {name: getattr(entry, name) for name in Entry.__struct_fields__}
            for entry in entries[start : start + _SAVED_AT_ONCE]
        ]
        connection.execute(insert(events), rows)
