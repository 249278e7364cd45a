"""What a viewer may see of a record in a store, as words that change when it does."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, select

from pourparler.record.decisions import read_decisions
from pourparler.record.gate import visible_rows
from pourparler.record.tables import decisions, entries, texts


def visible_words(connection: Connection, record: str, viewer: str) -> Iterator[str]:
    """Yield a word for each entry, text and decision that a viewer may see; hidden rows are not read."""
    rows = connection.execute(
        select(entries.c.hash, entries.c.body.is_(None))
        .where(entries.c.record == record, visible_rows(entries.c.audience, viewer))
        .order_by(entries.c.n)
    )
    yield from (f"{hash_} {'erased' if erased else ''}" for hash_, erased in rows)
    held = connection.execute(
        select(texts.c.audience, texts.c.sha256)
        .where(texts.c.record == record, visible_rows(texts.c.audience, viewer))
        .order_by(texts.c.audience, texts.c.sha256)
    )
    yield from (f"{audience} {sha256}" for audience, sha256 in held)
    for _, decision in read_decisions(connection, record, visible_rows(decisions.c.audience, viewer)):
        yield msgspec.json.encode(decision).decode()
