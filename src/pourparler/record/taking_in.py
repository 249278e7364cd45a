"""Taking in another copy of a record, in one transaction: entries, texts, and among keepers decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from sqlalchemy import Connection, delete

from pourparler.record.decisions import Taken, keep_decisions
from pourparler.record.dossier import sources_of
from pourparler.record.entry import Entry, erased
from pourparler.record.erasing import finish_erasing, remove_bodies
from pourparler.record.held import Held
from pourparler.record.info import RecordInfo
from pourparler.record.merging import union
from pourparler.record.order import ordered
from pourparler.record.store import begin_record
from pourparler.record.tables import decisions, holds, insert_entries, keep_texts, read_entries, texts

if TYPE_CHECKING:
    from pourparler.record.store import Store


class Copy(Struct, frozen=True):
    """Another copy of a record: its settings there, its entries, texts and decisions."""

    info: RecordInfo
    entries: tuple[Entry, ...]
    texts: tuple[Held, ...] = ()
    decisions: tuple[Taken, ...] = ()


class TakenIn(Struct, frozen=True):
    """What was new, and which entries lost their words here."""

    fresh: tuple[Entry, ...]
    lost: tuple[str, ...]


def take_in(store: Store, copy: Copy, *, join: bool = False, erase: bool = False) -> TakenIn:
    """Make a store's record the union of what it holds and another copy; all or nothing.

    Parameters
    ----------
    store : Store
        Where; a record that it does not hold yet is begun with the copy's settings.
    copy : Copy
        What is taken in.
    join, erase : bool
        See :func:`~pourparler.record.merging.union`.
    """
    record = copy.info.id
    with store.writing() as connection:
        if not holds(connection, record):
            begin_record(connection, copy.info)
    with store.writing(record) as connection:
        own = read_entries(connection, record)
        merger = union(ordered(own), copy.entries, join=join, erase=erase)
        insert_entries(connection, merger.fresh)
        remove_bodies(connection, record, merger.lost)
        lost = set(merger.lost)
        together = [*(erased(entry) if entry.hash in lost else entry for entry in own), *merger.fresh]
        standing = _standing_texts(together)
        keep_texts(connection, record, [one for one in copy.texts if (one[0], one[1]) in standing])
        if merger.lost:
            _drop_texts(connection, record, own, standing)
        gone = {entry.hash for entry in together if entry.body is None}
        if copy.decisions:
            keep_decisions(connection, record, [one for one in copy.decisions if not gone.intersection(one[1].events)])
    store.forget()
    if merger.lost:
        finish_erasing(store)
    return TakenIn(merger.fresh, merger.lost)


def _standing_texts(entries: Sequence[Entry]) -> set[tuple[str, str]]:
    """Return the texts that a source on record stands for, by audience and SHA-256: no others are held."""
    return {(entry.audience, source.sha256) for entry, source in sources_of(entries) if source.sha256}


def _drop_texts(connection: Connection, record: str, own: Iterable[Entry], standing: set[tuple[str, str]]) -> None:
    """Take away the texts whose sources were erased, and the decisions that quote them."""
    for audience, sha256 in _standing_texts(list(own)) - standing:
        connection.execute(
            delete(texts).where(texts.c.record == record, texts.c.audience == audience, texts.c.sha256 == sha256)
        )
        if sha256 not in {one for _, one in standing}:
            connection.execute(delete(decisions).where(decisions.c.record == record, decisions.c.text == sha256))
