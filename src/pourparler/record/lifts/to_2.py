"""From the tables of release 0.1 (version 0) to version 2: one table of entries with a number of its own.

Bodies, hashes and schema stay as they are. Texts and decisions, which belonged to the whole file, come to belong to
the audiences whose sources they are.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, inspect, text

from pourparler.record.entry import Entry
from pourparler.record.order import ordered
from pourparler.record.tables import insert_entries, keep_texts, tables


def fits(connection: Connection) -> bool:
    """Return whether a database holds the tables of release 0.1."""
    there = set(inspect(connection).get_table_names())
    return "events" in there and "entries" not in there


def lift(connection: Connection) -> None:
    """Lift the tables, within the transaction that has begun."""
    reviewed = inspect(connection).has_table("decisions")
    for name in ("records", "events", "texts", *(["decisions"] if reviewed else [])):
        connection.execute(text(f"ALTER TABLE {name} RENAME TO {name}_0"))
    if connection.dialect.name == "postgresql":
        for name in ("records", "texts", *(["decisions"] if reviewed else [])):
            connection.execute(text(f"ALTER INDEX IF EXISTS {name}_pkey RENAME TO {name}_0_pkey"))
        connection.execute(text("ALTER TABLE events_0 DROP CONSTRAINT IF EXISTS one_hash"))
        connection.execute(text("ALTER SEQUENCE IF EXISTS decisions_number_seq RENAME TO decisions_0_number_seq"))
    tables.create_all(connection)
    connection.execute(
        text("INSERT INTO records (id, keeper, audience, team) SELECT id, keeper, audience, '' FROM records_0")
    )
    keepers: dict[str, str] = {row[0]: row[1] for row in connection.execute(text("SELECT id, keeper FROM records_0"))}
    names = [row[0] for row in connection.execute(text("SELECT DISTINCT record FROM events_0 ORDER BY record"))]
    for record in names:
        _lift_record(connection, record, keepers.get(record, "everyone"))
    if reviewed:
        _lift_decisions(connection, keepers)
    for name in ("events", "texts", "records", *(["decisions"] if reviewed else [])):
        connection.execute(text(f"DROP TABLE {name}_0"))


def _lift_record(connection: Connection, record: str, keeper: str) -> None:
    query = text("SELECT record, audience, recorded_at, previous, hash, schema, body FROM events_0 WHERE record = :r")
    entries = ordered(_entry(row) for row in connection.execute(query, {"r": record}))
    insert_entries(connection, entries)
    whom: dict[str, set[str]] = {}
    for entry in entries:
        for sha256 in _texts_of(entry):
            whom.setdefault(sha256, set()).add(entry.audience)
    rows = connection.execute(text("SELECT sha256, text FROM texts_0"))
    keep_texts(
        connection,
        record,
        [(audience, sha256, words) for sha256, words in rows for audience in sorted(whom.get(sha256, {keeper}))],
    )


def _entry(row: Any) -> Entry:
    record, audience, recorded_at, previous, hash_, schema, body = row
    return Entry(record, audience, recorded_at, (previous,) if previous else (), hash_, schema, "", None, bytes(body))


def _texts_of(entry: Entry) -> list[str]:
    """Return the hashes of the texts that an event's source stands for, wherever in its body it is described."""
    try:
        body = json.loads(entry.body or b"{}")
    except ValueError:
        return []
    hashes = []
    for part in (body, body.get("instead"), body.get("body")):
        source = part.get("source") if isinstance(part, dict) else None
        if isinstance(source, dict) and source.get("sha256"):
            hashes.append(str(source["sha256"]))
    return hashes


def _lift_decisions(connection: Connection, keepers: dict[str, str]) -> None:
    query = text("SELECT record, text, candidate, ruling, at, decision FROM decisions_0 ORDER BY number")
    for record, words, candidate, ruling, at, decision in list(connection.execute(query)):
        connection.execute(
            text(
                "INSERT INTO decisions (record, audience, text, candidate, ruling, at, decision)"
                " VALUES (:record, :audience, :text, :candidate, :ruling, :at, :decision)"
            ),
            {
                "record": record,
                "audience": keepers.get(record, "everyone"),
                "text": words,
                "candidate": candidate,
                "ruling": ruling,
                "at": at,
                "decision": decision,
            },
        )
