"""What is wrong with a record file as a file: tables, constraints, triggers, texts, settings, rows of no record."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, inspect, select, text

from pourparler.record.faults import Fault
from pourparler.record.info import RecordInfo
from pourparler.record.store import Store
from pourparler.record.tables import VERSION, entries, read_texts, records, tables


def examined(store: Store) -> Iterator[Fault]:
    """Yield what is wrong with a store beside its entries.

    Returns
    -------
    iterator of Fault
        Of the kinds ``foreign`` (a table, trigger, view or index that is no part of a record file), ``missing`` (one
        that should be there), ``tables`` (made otherwise than this version makes them), ``text`` (a source's text that
        is not the one its SHA-256 stands for), ``stray`` (rows of no record), ``damaged`` (SQLite's own check).
    """
    with store.reading() as connection:
        yield from _stray(connection)
        for (record,) in connection.execute(select(records.c.id).order_by(records.c.id)).fetchall():
            yield from _texts(connection, record)
        if connection.dialect.name == "sqlite":
            yield from _schema(connection)
            yield from _sound(connection)
        else:
            yield from _names(connection)


def _stray(connection: Connection) -> Iterator[Fault]:
    ids = select(records.c.id)
    for table in (entries, tables.tables["texts"], tables.tables["decisions"], tables.tables["requests"]):
        query = select(table.c.record).where(table.c.record.not_in(ids)).distinct()
        for (record,) in connection.execute(query):
            yield Fault("", "", "", "stray", f"{table.name}: {record}")


def _texts(connection: Connection, record: str) -> Iterator[Fault]:
    for audience, sha256, words in read_texts(connection, record):
        if hashlib.sha256(str(words).encode("utf-8", "surrogatepass")).hexdigest() != sha256:
            yield Fault(audience, "", "", "text", sha256)


def _schema(connection: Connection) -> Iterator[Fault]:
    """Hold every statement that made the file against those that this version makes one with."""
    there = _statements(connection)
    wanted = _wanted()
    for name in sorted(there.keys() - wanted.keys()):
        yield Fault("", "", "", "foreign", name)
    for name in sorted(wanted.keys() - there.keys()):
        yield Fault("", "", "", "missing", name)
    for name in sorted(there.keys() & wanted.keys()):
        if there[name] != wanted[name]:
            yield Fault("", "", "", "tables", name)
    version = connection.scalar(text("PRAGMA user_version"))
    if version != VERSION:
        yield Fault("", "", "", "tables", f"version {version}")


def _statements(connection: Connection) -> dict[str, str]:
    rows = connection.execute(text("SELECT type, name, sql FROM sqlite_master"))
    return {f"{kind} {name}": " ".join((sql or "").split()) for kind, name, sql in rows}


def _wanted() -> dict[str, str]:
    from sqlalchemy import create_engine  # noqa: PLC0415 - only verification makes a file to compare with

    engine = create_engine("sqlite://")
    try:
        with engine.connect() as connection:
            tables.create_all(connection)
            return _statements(connection)
    finally:
        engine.dispose()


def _sound(connection: Connection) -> Iterator[Fault]:
    for (finding,) in connection.execute(text("PRAGMA integrity_check(20)")).fetchall():
        if finding != "ok":
            yield Fault("", "", "", "damaged", str(finding))


def _names(connection: Connection) -> Iterator[Fault]:
    """In a database others may keep tables of their own: only what is missing is told."""
    there = set(inspect(connection).get_table_names())
    for name in sorted(tables.tables.keys() - there):
        yield Fault("", "", "", "missing", f"table {name}")


def settings(info: RecordInfo) -> dict[str, str]:
    """Return a record's settings as they are noted with its heads, to be held against the file later.

    Examples
    --------
    >>> settings(RecordInfo("talks", "team", "everyone"))
    {'keeper': 'team', 'audience': 'everyone', 'team': ''}
    """
    return {"keeper": info.keeper, "audience": info.audience, "team": info.team}
