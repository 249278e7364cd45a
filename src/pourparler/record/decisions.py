"""Decisions about candidates, kept beside the events and in no chain: only whoever keeps the file has them.

The table is made when the first decision is kept, so a file of an older version, or one that was never reviewed,
stays as it is. Its rows are only ever added to.
"""

from __future__ import annotations

import msgspec
from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, Text, insert, inspect, select

from pourparler.domain.decision import Decision

_tables = MetaData()
_decisions = Table(
    "decisions",
    _tables,
    Column("number", Integer, primary_key=True),
    Column("record", String(80), nullable=False),
    Column("text", String(64), nullable=False),
    Column("candidate", String(64), nullable=False),
    Column("ruling", String(20), nullable=False),
    Column("at", String(27), nullable=False),
    Column("decision", Text, nullable=False),
)


def keep_decision(connection: Connection, record: str, decision: Decision) -> None:
    """Add a decision."""
    _decisions.create(connection, checkfirst=True)
    whole = msgspec.json.encode(decision).decode()
    row = {"record": record, "text": decision.text, "candidate": decision.candidate}
    connection.execute(
        insert(_decisions), {**row, "ruling": decision.ruling.value, "at": decision.at, "decision": whole}
    )


def read_decisions(connection: Connection, record: str) -> list[Decision]:
    """Return a record's decisions, in the order in which they were taken; none where it was never reviewed."""
    if not inspect(connection).has_table(_decisions.name):
        return []
    rows = connection.scalars(
        select(_decisions.c.decision).where(_decisions.c.record == record).order_by(_decisions.c.number)
    )
    return [msgspec.json.decode(row, type=Decision) for row in rows]
