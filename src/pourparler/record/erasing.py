"""Erasing words: their bodies, salts and texts leave the file, and that they were there stays on record."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select, text, update

from pourparler.domain.interval import Interval
from pourparler.errors import InvalidEvent, StoreError
from pourparler.record.carriers import Carriers
from pourparler.record.entry import Entry
from pourparler.record.events.correction import EventCorrected, EventRetracted
from pourparler.record.events.erasure import EventErased, Ground
from pourparler.record.tables import decisions, entries, texts
from pourparler.record.tables import store as store_table

if TYPE_CHECKING:
    from pourparler.record.store import Store

_UNFINISHED = "erasure"
_AT_ONCE = 500


def erase(
    store: Store, record: str, all_entries: Sequence[Entry], carriers: Carriers, ground: Ground, by: str = ""
) -> list[Entry]:
    """Erase events and what carries their words, in one transaction; then free the pages that held them.

    Parameters
    ----------
    store : Store
        The store.
    record : str
        Which record.
    all_entries : sequence of Entry
        All that the store holds of it.
    carriers : Carriers
        What is erased.
    ground : Ground
        On what ground it is erased.
    by : str
        Who records the erasure; empty: it is not told.

    Returns
    -------
    list of Entry
        The entries that say what was erased, one for each audience.

    Raises
    ------
    InvalidEvent
        If erasing would bring back what a correction or a retraction took away; nothing is erased then.
    StoreError
        If the file keeps a write-ahead log, in which the words would stay.
    """
    by_hash = {entry.hash: entry for entry in all_entries}
    hashes = [h for h in (*carriers.events, *carriers.quoting) if by_hash[h].body is not None]
    refuse_revival(all_entries, hashes)
    audiences: dict[str, list[str]] = {}
    for hash_ in hashes:
        audiences.setdefault(by_hash[hash_].audience, []).append(hash_)
    today = Interval.day(datetime.now(UTC).date())
    events = [(a, EventErased(happened_on=today, events=tuple(h), ground=ground)) for a, h in audiences.items()]
    _refuse_log(store)
    fresh = store.append(record, events, by=by, within=lambda connection: _remove(connection, record, hashes, carriers))
    finish_erasing(store)
    return fresh


def refuse_revival(all_entries: Iterable[Entry], hashes: Sequence[str]) -> None:
    """Refuse to erase a correction or a retraction where what it took away would count again.

    Raises
    ------
    InvalidEvent
        Naming the entry.
    """
    gone = set(hashes)
    by_hash = {entry.hash: entry for entry in all_entries}
    for hash_ in hashes:
        entry = by_hash[hash_]
        event = entry.event() if entry.schema <= 2 and entry.body is not None else None
        if isinstance(event, EventCorrected | EventRetracted) and event.event not in gone:
            target = by_hash.get(event.event)
            if target is not None and target.body is not None:
                raise InvalidEvent(
                    "erasing {event} would bring back what it took away, {target}",
                    mend="erase both",
                    event=hash_[:12],
                    target=event.event[:12],
                )


def _refuse_log(store: Store) -> None:
    with store.reading() as connection:
        if connection.dialect.name == "sqlite":
            mode = connection.scalar(text("PRAGMA journal_mode"))
            if mode == "wal":
                raise StoreError(
                    "keeps a write-ahead log, in which erased words would stay",
                    where=store.location,
                    mend="close the other programs that have it open and try again",
                )


def _remove(connection: Connection, record: str, hashes: Sequence[str], carriers: Carriers) -> None:
    remove_bodies(connection, record, hashes)
    for audience, sha256 in carriers.texts:
        connection.execute(
            delete(texts).where(texts.c.record == record, texts.c.audience == audience, texts.c.sha256 == sha256)
        )
    for decision in carriers.decisions:
        connection.execute(
            delete(decisions).where(
                decisions.c.record == record,
                decisions.c.text == decision.text,
                decisions.c.candidate == decision.candidate,
            )
        )


def remove_bodies(connection: Connection, record: str, hashes: Sequence[str]) -> None:
    """Take bodies and salts away, and note that the pages which held them are to be freed."""
    for start in range(0, len(hashes), _AT_ONCE):
        some = entries.c.hash.in_(hashes[start : start + _AT_ONCE])
        connection.execute(update(entries).where(entries.c.record == record, some).values(body=None, salt=None))
    if hashes and connection.scalar(select(store_table.c.name).where(store_table.c.name == _UNFINISHED)) is None:
        connection.execute(insert(store_table), {"name": _UNFINISHED, "value": "free the pages"})


def finish_erasing(store: Store) -> None:
    """Free the pages that held erased words, where that was not finished: the process may have been stopped."""
    if "://" not in store.location and not os.access(Path(store.location), os.W_OK):
        return
    with store.reading() as connection:
        unfinished = connection.scalar(select(store_table.c.name).where(store_table.c.name == _UNFINISHED)) is not None
    if unfinished:
        store.vacuum()
        with store.writing() as connection:
            connection.execute(delete(store_table).where(store_table.c.name == _UNFINISHED))
