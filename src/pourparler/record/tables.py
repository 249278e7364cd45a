"""The tables of a store, and how entries and texts are read from and written to them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from msgspec import structs
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    select,
)

from pourparler.record.entry import Entry
from pourparler.record.gate import shared_rows
from pourparler.record.held import Held
from pourparler.record.prepared import Prepared

VERSION = 2
"""The version of the tables that this code writes."""

tables = MetaData()
store = Table(
    "store",
    tables,
    Column("name", String(100), primary_key=True),
    Column("value", String(200), nullable=False),
)
records = Table(
    "records",
    tables,
    Column("id", String(80), primary_key=True),
    Column("keeper", String(80), nullable=False),
    Column("audience", String(200), nullable=False),
    Column("team", String(200), nullable=False),
)
entries = Table(
    "entries",
    tables,
    # A number of this copy alone, never shown: it would count what is hidden.
    Column("n", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("record", String(80), nullable=False),
    Column("hash", String(64), nullable=False),
    Column("audience", String(200), nullable=False),
    Column("recorded_at", String(27), nullable=False),
    Column("previous", Text, nullable=False),
    Column("schema", Integer, nullable=False),
    Column("commitment", String(64), nullable=False),
    Column("salt", LargeBinary),
    Column("body", LargeBinary),
    UniqueConstraint("record", "hash", name="one_hash"),
)
texts = Table(
    "texts",
    tables,
    Column("record", String(80), primary_key=True),
    Column("audience", String(200), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("text", Text, nullable=False),
)
decisions = Table(
    "decisions",
    tables,
    Column("number", Integer, primary_key=True),
    Column("record", String(80), nullable=False),
    Column("audience", String(200), nullable=False),
    Column("text", String(64), nullable=False),
    Column("candidate", String(64), nullable=False),
    Column("ruling", String(20), nullable=False),
    Column("at", String(27), nullable=False),
    Column("decision", Text, nullable=False),
)
requests = Table(
    "requests",
    tables,
    Column("record", String(80), primary_key=True),
    Column("writer", String(200), primary_key=True),
    Column("request", String(200), primary_key=True),
    Column("hashes", Text, nullable=False),
)

_FIELDS = ("record", "audience", "recorded_at", "previous", "hash", "schema", "commitment", "salt", "body")
# As the driver gives them: a conversion of each value would take longer than the reading.
_COLUMNS: tuple[Any, ...] = tuple(literal_column(f"entries.{name}") for name in _FIELDS)
_OF = entries.c.record == bindparam("record", "")
# In a file rows are read as they lie: by the index of hashes SQLite would fetch each from another place, and it does
# not use that for an expression.
_AS_THEY_LIE = entries.c.record.concat("") == bindparam("record", "")
_clock_of = Prepared(select(store.c.value).where(store.c.name == bindparam("name")))
_insert = Prepared(insert(entries).values({name: bindparam(name) for name in _FIELDS}))


def holds(connection: Connection, record: str) -> bool:
    """Return whether a store holds a record."""
    return connection.execute(select(records.c.id).where(records.c.id == record)).first() is not None


def read_entries(connection: Connection, record: str, test: Any = None) -> list[Entry]:
    """Return a record's entries in no order of meaning; with a test, only the rows that pass it."""
    query = select(*_COLUMNS).select_from(entries).where(_of(connection))
    prepared = Prepared(query if test is None else query.where(test))
    return [_entry(*row) for row in prepared.rows(connection, record=record)]


def _of(connection: Connection) -> Any:
    return _AS_THEY_LIE if connection.dialect.name == "sqlite" else _OF


def read_from(connection: Connection, record: str, number: int, audience: str) -> list[tuple[int, Entry]]:
    """Return what all of an audience may see from a row on, each with its number, in the order of appending."""
    rows = _later(audience, connection.dialect.name).rows(connection, record=record, number=number)
    return [(int(row[0]), _entry(*row[1:])) for row in rows]


@lru_cache(maxsize=100)
def _later(audience: str, dialect: str) -> Prepared:
    of = _AS_THEY_LIE if dialect == "sqlite" else _OF
    query = select(entries.c.n, *_COLUMNS).select_from(entries).where(of, entries.c.n >= bindparam("number"))
    return Prepared(query.where(shared_rows(entries.c.audience, audience)).order_by(entries.c.n))


def doubted_clock(connection: Connection, record: str) -> str:
    """Return up to which moment a record's entries are known, in this copy, to bear the stamp of a wrong clock."""
    row = _clock_of.first(connection, name=f"clock {record}")
    return str(row[0]) if row else ""


def doubt_clock(connection: Connection, record: str) -> str:
    """Note that the stamps of a record's entries so far are no measure of the clock; return the latest of them."""
    latest = str(connection.scalar(select(func.max(entries.c.recorded_at)).where(entries.c.record == record)) or "")
    connection.execute(delete(store).where(store.c.name == f"clock {record}"))
    connection.execute(insert(store), {"name": f"clock {record}", "value": latest})
    return latest


def _entry(
    record: Any,
    audience: Any,
    recorded_at: Any,
    previous: Any,
    hash_: Any,
    schema: Any,
    commitment: Any,
    salt: Any,
    body: Any,
) -> Entry:
    """Return a row as an entry; what only somebody's edit of the file can have made of it, verification will name."""
    if type(hash_) is type(previous) is type(recorded_at) is type(audience) is type(commitment) is str and (
        type(schema) is int and type(body) is type(salt) is bytes
    ):
        ties = (previous,) if len(previous) == 64 else tuple(previous.split())
        return Entry(record, audience, recorded_at, ties, hash_, schema, commitment, salt, body)
    record, audience, recorded_at, previous, hash_ = (
        word if isinstance(word, str) else repr(word) for word in (record, audience, recorded_at, previous, hash_)
    )
    return Entry(
        record,
        audience,
        recorded_at,
        tuple(previous.split()),
        hash_,
        schema if isinstance(schema, int) else -1,
        commitment if isinstance(commitment, str) else repr(commitment),
        _bytes(salt),
        _bytes(body),
    )


def _bytes(value: Any) -> bytes | None:
    if value is None or isinstance(value, bytes):
        return value
    return bytes(value) if isinstance(value, memoryview) else str(value).encode("utf-8", "surrogateescape")


def insert_entries(connection: Connection, fresh: Iterable[Entry]) -> None:
    """Write entries into their table."""
    _insert.run(connection, [{**structs.asdict(entry), "previous": " ".join(entry.previous)} for entry in fresh])


def keep_texts(connection: Connection, record: str, additions: Iterable[Held]) -> None:
    """Keep the texts that an audience does not hold yet."""
    additions = list(additions)
    if not additions:
        return
    there = {
        (row.audience, row.sha256)
        for row in connection.execute(select(texts.c.audience, texts.c.sha256).where(texts.c.record == record))
    }
    rows = {(audience, sha256): words for audience, sha256, words in additions if (audience, sha256) not in there}
    if rows:
        connection.execute(
            insert(texts),
            [{"record": record, "audience": a, "sha256": s, "text": words} for (a, s), words in rows.items()],
        )


def read_texts(connection: Connection, record: str, test: Any = None) -> list[Held]:
    """Return the texts that a record holds; with a test, only the rows that pass it."""
    query = select(texts.c.audience, texts.c.sha256, texts.c.text).where(texts.c.record == record)
    return [(a, s, words) for a, s, words in connection.execute(query if test is None else query.where(test))]
