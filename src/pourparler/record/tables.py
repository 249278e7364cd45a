"""The tables of a store, and how entries and texts are read from and written to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    Select,
    String,
    Table,
    Text,
    UniqueConstraint,
    delete,
    func,
    insert,
    literal_column,
    select,
)

from pourparler.record.entry import Entry

VERSION = 2
"""The version of the tables that this code writes."""

_SAVED_AT_ONCE = 500

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


def holds(connection: Connection, record: str) -> bool:
    """Return whether a store holds a record."""
    return connection.execute(select(records.c.id).where(records.c.id == record)).first() is not None


def read_entries(connection: Connection, record: str, test: Any = None) -> list[Entry]:
    """Return a record's entries in no order of meaning; with a test, only the rows that pass it."""
    asked = select(*_COLUMNS).select_from(entries).where(_of(connection, record))
    return [_entry(row) for row in _plain_rows(connection, asked if test is None else asked.where(test))]


def _plain_rows(connection: Connection, asked: Select[Any]) -> Sequence[Sequence[Any]]:
    """Return rows as the driver gives them: for a hundred thousand of them, wrapping each takes as long as reading."""
    if connection.dialect.name != "sqlite":
        return connection.execute(asked).fetchall()
    compiled = asked.compile(dialect=connection.dialect, compile_kwargs={"render_postcompile": True})
    values = [compiled.params[name] for name in compiled.positiontup or ()]
    cursor = connection.connection.cursor()
    try:
        cursor.execute(str(compiled), values)
        return cursor.fetchall()
    finally:
        cursor.close()


def _of(connection: Connection, record: str) -> Any:
    """Return the test for a record's rows; in a file they are read as they lie.

    By the index of hashes SQLite would fetch each row from another place; it does not use it for an expression.
    """
    return (entries.c.record.concat("") if connection.dialect.name == "sqlite" else entries.c.record) == record


def read_later(connection: Connection, record: str, after: int, test: Any) -> list[tuple[int, Entry]]:
    """Return what was appended after a row, each with its number, in the order in which it was appended."""
    asked = select(entries.c.n, *_COLUMNS).select_from(entries).where(_of(connection, record), entries.c.n > after)
    asked = asked.where(test)
    return [(int(row[0]), _entry(row[1:])) for row in connection.execute(asked.order_by(entries.c.n))]


def number_of(connection: Connection, entry: Entry) -> int:
    """Return the number of an entry's row in this copy."""
    asked = select(entries.c.n).where(entries.c.record == entry.record, entries.c.hash == entry.hash)
    return int(connection.scalar(asked) or 0)


def doubted_clock(connection: Connection, record: str) -> str:
    """Return up to which moment a record's entries are known, in this copy, to bear the stamp of a wrong clock."""
    return str(connection.scalar(select(store.c.value).where(store.c.name == f"clock {record}")) or "")


def doubt_clock(connection: Connection, record: str) -> str:
    """Note that the stamps of a record's entries so far are no measure of the clock; return the latest of them."""
    latest = str(connection.scalar(select(func.max(entries.c.recorded_at)).where(entries.c.record == record)) or "")
    connection.execute(delete(store).where(store.c.name == f"clock {record}"))
    connection.execute(insert(store), {"name": f"clock {record}", "value": latest})
    return latest


def stands(connection: Connection, number: int, hash_: str) -> bool:
    """Return whether a row is still the entry that it was."""
    found = connection.scalar(select(entries.c.hash).where(entries.c.n == number))
    return bool(found == hash_)


def _entry(row: Sequence[Any]) -> Entry:
    """Return a row as an entry; what only somebody's edit of the file can have made of it, verification will name."""
    record, audience, recorded_at, previous, hash_, schema, commitment, salt, body = row
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


def insert_entries(connection: Connection, fresh: Sequence[Entry]) -> None:
    """Write entries, a few hundred at a time."""
    for start in range(0, len(fresh), _SAVED_AT_ONCE):
        rows = [_row(entry) for entry in fresh[start : start + _SAVED_AT_ONCE]]
        connection.execute(insert(entries), rows)


def _row(entry: Entry) -> dict[str, Any]:
    row = {name: getattr(entry, name) for name in _FIELDS}
    return {**row, "previous": " ".join(entry.previous)}


Held = tuple[str, str, str]
"""A source's text as a record holds it: for which audience, its SHA-256, its words."""


def keep_texts(connection: Connection, record: str, held: Iterable[Held]) -> None:
    """Keep the texts that an audience does not hold yet."""
    held = list(held)
    if not held:
        return
    there = {(row.audience, row.sha256) for row in connection.execute(
        select(texts.c.audience, texts.c.sha256).where(texts.c.record == record))}  # fmt: skip
    rows = {(audience, sha256): words for audience, sha256, words in held if (audience, sha256) not in there}
    if rows:
        connection.execute(
            insert(texts),
            [{"record": record, "audience": a, "sha256": s, "text": words} for (a, s), words in rows.items()],
        )


def read_texts(connection: Connection, record: str, test: Any = None) -> list[Held]:
    """Return the texts that a record holds; with a test, only the rows that pass it."""
    asked = select(texts.c.audience, texts.c.sha256, texts.c.text).where(texts.c.record == record)
    return [(a, s, words) for a, s, words in connection.execute(asked if test is None else asked.where(test))]
