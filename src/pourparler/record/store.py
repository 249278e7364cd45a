"""Where records are kept: one SQLite file by default, or a database that a team shares.

A store holds any number of records. Events are only ever appended; every append is one transaction that
is on disk before it is acknowledged.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from msgspec import Struct
from sqlalchemy import Connection, Engine, func, insert, select, text

from pourparler.domain.decision import Decision
from pourparler.errors import InputError, InvalidEvent, PourparlerError, StoreError
from pourparler.record.chain import Entry
from pourparler.record.decisions import keep_decision, read_decisions
from pourparler.record.engine import APPLICATION_ID, connecting, explained, refuse_foreign, shown
from pourparler.record.register import Register
from pourparler.record.tables import (
    events,
    holds,
    insert_entries,
    keep_texts,
    read_entries,
    records,
    source_texts,
    tables,
    unseen,
)
from pourparler.record.whole_file import clear_parts, part_of

if TYPE_CHECKING:
    from pourparler.record.event import Event


class RecordInfo(Struct, frozen=True):
    """A record's settings: its id, who keeps this copy, and the audience of what is added without one."""

    id: str
    keeper: str
    audience: str


class Store:
    """An open record file or database.

    Use :func:`open_store` or :func:`create_store`; close it, or use it as a context manager.
    """

    def __init__(self, engine: Engine, location: str) -> None:
        self._engine, self.location = engine, shown(location)
        self._registers: dict[str, Register] = {}

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def records(self) -> list[RecordInfo]:
        """Return the records that the store holds, by id."""
        with self._reading() as connection:
            rows = connection.execute(select(records).order_by(records.c.id))
            return [RecordInfo(*row) for row in rows]

    def record(self, name: str = "") -> RecordInfo:
        """Return one record's settings; without a name, the only one there is.

        Raises
        ------
        InputError
            If there is no such record, or there are several and none is named.
        """
        held = self.records()
        names = ", ".join(r.id for r in held)
        if not held:
            raise InputError("holds no record", where=self.location, mend="begin one with `pourparler new`")
        if not name and len(held) > 1:
            raise InputError(
                "holds several records", where=self.location, mend="name one with --record: {names}", names=names
            )
        found = [r for r in held if r.id == (name or held[0].id)]
        if not found:
            raise InputError(
                "holds no record called {name}", where=self.location, mend="it holds {names}", name=name, names=names
            )
        return found[0]

    def begin(self, info: RecordInfo) -> None:
        """Begin a new record; refuse where the id is taken."""
        with self._writing() as connection:
            if holds(connection, info.id):
                raise InputError(
                    "holds a record called {name} already", where=self.location, mend="choose another id", name=info.id
                )
            connection.execute(insert(records).values(id=info.id, keeper=info.keeper, audience=info.audience))

    def entries(self, record: str) -> list[Entry]:
        """Return a record's events, in order."""
        with self._reading() as connection:
            return read_entries(connection, record)

    def append(
        self, record: str, events: Sequence[tuple[str, Event]], recorded_at: str = "",
        texts: Mapping[str, str] | None = None, decided: Callable[[list[Entry]], Decision] | None = None,
    ) -> list[Entry]:  # fmt: skip
        """Append events, all or none, each with its audience; when this returns they are on disk.

        Parameters
        ----------
        record : str
            To which record.
        events : sequence of (str, Event)
            Each with its audience.
        recorded_at : str
            The moment; empty: now.
        texts : mapping of str to str, optional
            Sources' texts to keep with them, by the SHA-256 of their UTF-8 bytes.
        decided : callable, optional
            Given the new entries, returns the decision that they follow from, to be kept with them.

        Raises
        ------
        InvalidEvent
            If one of them breaks a rule; then nothing is written.
        StoreError
            If the disk is full or the file cannot be written.
        """
        with self._writing() as connection:
            register = self._register(connection, record)
            fresh: list[Entry] = []
            try:
                for audience, happening in events:
                    fresh.append(register.next(audience, happening, recorded_at))
                    register.take(fresh[-1])
                insert_entries(connection, fresh)
                if texts:
                    keep_texts(connection, texts)
                if decided:
                    keep_decision(connection, record, decided(fresh))
            except BaseException:
                self._registers.pop(record, None)
                raise
        return fresh

    def restore(
        self, entries: Sequence[Entry], begin: RecordInfo | None = None, texts: Mapping[str, str] | None = None
    ) -> int:
        """Append entries that were exported elsewhere, with their hashes; return how many were new.

        Parameters
        ----------
        entries : sequence of Entry
            Of one record, in order.
        begin : RecordInfo, optional
            Settings with which to begin the record, where the store does not hold it yet.
        texts : mapping of str to str, optional
            Sources' texts to keep with them, by the SHA-256 of their UTF-8 bytes.

        Raises
        ------
        InvalidEvent
            If they do not continue the chains that the store holds; then nothing is written.
        """
        with self._writing() as connection:
            if begin and not holds(connection, begin.id):
                connection.execute(insert(records).values(id=begin.id, keeper=begin.keeper, audience=begin.audience))
            fresh = self._continuing(connection, entries)
            insert_entries(connection, fresh)
            keep_texts(connection, texts or {})
        return len(fresh)

    def _continuing(self, connection: Connection, entries: Sequence[Entry]) -> list[Entry]:
        if not entries:
            return []
        register = self._register(connection, entries[0].record)
        fresh = [entry for entry in entries if entry.hash not in register]
        # Until they are written the register must not stay ahead of the file.
        self._registers.pop(entries[0].record)
        for entry in fresh:
            if entry.previous != register.head(entry.audience):
                raise InvalidEvent(
                    "the chain of {audience} does not continue the one on record",
                    mend="import it into a file of its own",
                    audience=entry.audience,
                )
            event = entry.event()
            register.check(event, entry.audience, entry.recorded_at)
            register.take(entry, event)
        return fresh

    def decisions(self, record: str) -> list[Decision]:
        """Return what was decided about candidates of reports, in order."""
        with self._reading() as connection:
            return read_decisions(connection, record)

    def save_texts(self, texts: Mapping[str, str]) -> None:
        """Keep sources' texts, by the SHA-256 of their UTF-8 bytes."""
        with self._writing() as connection:
            keep_texts(connection, texts)

    def strays(self) -> int:
        """Return how many events stand under no record that the store knows."""
        with self._reading() as connection:
            known = select(records.c.id)
            found = connection.scalar(select(func.count()).select_from(events).where(events.c.record.not_in(known)))
            return int(found or 0)

    def text(self, sha256: str) -> str | None:
        """Return a source's text; none where it is not held."""
        with self._reading() as connection:
            return connection.scalar(select(source_texts.c.text).where(source_texts.c.sha256 == sha256))

    def texts(self) -> dict[str, str]:
        """Return every source's text that is held, by hash."""
        with self._reading() as connection:
            return {row.sha256: row.text for row in connection.execute(select(source_texts))}

    def _register(self, connection: Connection, record: str) -> Register:
        """Return the register, caught up with what other writers appended since."""
        register = self._registers.setdefault(record, Register(record))
        for entry in unseen(connection, record, register):
            register.take(entry)
        return register

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with explained(self.location), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with explained(self.location), self._engine.connect() as connection:
            connection.execute(text("BEGIN IMMEDIATE") if connection.dialect.name == "sqlite" else text("SELECT 1"))
            if connection.dialect.name == "postgresql":
                connection.execute(text("LOCK TABLE events IN SHARE ROW EXCLUSIVE MODE"))
            yield connection
            connection.commit()


@contextmanager
def fresh_store(location: str) -> Iterator[Store]:
    """Make a record file that appears in its place only when it is whole; a database is simply opened.

    Raises
    ------
    StoreError
        If there is a file already, or it cannot be written.
    """
    if "://" in location:
        with create_store(location) as store:
            yield store
        return
    path = Path(location)
    if path.exists():
        raise StoreError("there is a file already", where=location, mend="choose another name")
    clear_parts(path)
    part = part_of(path)
    try:
        with create_store(str(part)) as store:
            store.location = location
            yield store
        _put_in_place(part, path)
    except PourparlerError as error:
        error.where = error.where.replace(str(part), location)
        raise
    finally:
        part.unlink(missing_ok=True)
        part.with_name(f"{part.name}-journal").unlink(missing_ok=True)


def _put_in_place(part: Path, path: Path) -> None:
    try:
        os.link(part, path)  # fails where another process made the file meanwhile
    except FileExistsError:
        raise StoreError("there is a file already", where=str(path), mend="choose another name") from None
    except OSError:  # a file system without links
        part.rename(path)


def create_store(location: str) -> Store:
    """Create a record file (or the tables in a database) and open it.

    Parameters
    ----------
    location : str
        A path, or a database URL (``postgresql+psycopg://…``).

    Raises
    ------
    StoreError
        If there is a file already, or it cannot be written.
    """
    if "://" not in location and Path(location).exists():
        raise StoreError("there is a file already", where=location, mend="choose another name")
    store = Store(connecting(location, new=True), location)
    with explained(location), store._engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
            connection.execute(text("BEGIN IMMEDIATE"))
        tables.create_all(connection)
        connection.commit()
    return store


def open_store(location: str) -> Store:
    """Open a record file or database that exists.

    Raises
    ------
    StoreError
        If it is not there, is a folder, or is no record file.
    """
    if "://" not in location:
        refuse_foreign(Path(location))
    return Store(connecting(location), location)
