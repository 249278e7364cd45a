"""Decisions about candidates, kept beside the events, under no hash: only whoever keeps the file has them.

They are only ever added to. Each belongs to the audience that was written for, as the words it quotes do.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select

from pourparler.domain.decision import Decision
from pourparler.record.tables import decisions

Taken = tuple[str, Decision]
"""A decision, and the audience that was written for."""


def keep_decisions(connection: Connection, record: str, pairs: Iterable[Taken]) -> None:
    """Add decisions, those that are not kept yet."""
    rows = connection.scalars(select(decisions.c.decision).where(decisions.c.record == record))
    # As values: an older release wrote the same decision with fewer fields.
    there = {msgspec.json.encode(msgspec.json.decode(whole, type=Decision)) for whole in rows}
    for audience, decision in pairs:
        encoded = msgspec.json.encode(decision)
        whole = encoded.decode()
        if encoded not in there:
            row = {"record": record, "audience": audience, "text": decision.text, "candidate": decision.candidate}
            connection.execute(
                insert(decisions), {**row, "ruling": decision.ruling.value, "at": decision.at, "decision": whole}
            )


def read_decisions(connection: Connection, record: str, test: Any = None) -> list[Taken]:
    """Return a record's decisions, in the order in which they were taken; with a test, only the rows that pass it."""
    query = select(decisions.c.audience, decisions.c.decision).where(decisions.c.record == record)
    rows = connection.execute(
        (query if test is None else query.where(test)).order_by(decisions.c.at, decisions.c.number)
    )
    return [(audience, msgspec.json.decode(whole, type=Decision)) for audience, whole in rows]
