"""Where records are kept: one SQLite file by default, or a database that a team shares.

A store holds any number of records. Entries are only ever appended; every append is one transaction that is on disk
before it is acknowledged. Only an erasure takes words away.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, bindparam, func, insert, select, text

from pourparler.domain.decision import Decision
from pourparler.errors import InputError
from pourparler.record.appending import Appended, Cache, Follows
from pourparler.record.decisions import Taken, keep_decisions, read_decisions
from pourparler.record.engine import begin_writing, explained, shown
from pourparler.record.entry import Entry
from pourparler.record.gate import shared_rows, visible_rows
from pourparler.record.held import Held
from pourparler.record.info import RecordInfo
from pourparler.record.order import ordered
from pourparler.record.prepared import Prepared
from pourparler.record.tables import (
    decisions,
    entries,
    holds,
    insert_entries,
    keep_texts,
    read_entries,
    read_texts,
    records,
    requests,
    texts,
)

if TYPE_CHECKING:
    from pourparler.record.event import Event

_settings = Prepared(select(records).where(records.c.id == bindparam("record")))


class Store:
    """An open record file or database.

    Use :func:`~pourparler.record.opening.open_store` or :func:`~pourparler.record.opening.create_store`; close it, or
    use it as a context manager.
    """

    def __init__(self, engine: Engine, location: str) -> None:
        self.engine, self.location = engine, shown(location)
        self._cache = Cache()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file, or of the database."""
        self.engine.dispose()

    def records(self) -> list[RecordInfo]:
        """Return the records that the store holds, by id."""
        with self.reading() as connection:
            rows = connection.execute(select(records).order_by(records.c.id))
            # What only somebody's edit of the file can have put there is kept readable, so that it can be named.
            return [RecordInfo(*(word if isinstance(word, str) else repr(word) for word in row)) for row in rows]

    def record(self, name: str = "") -> RecordInfo:
        """Return one record's settings; without a name, the only one there is.

        Raises
        ------
        InputError
            If there is no such record, or there are several and none is named.
        """
        infos = self.records()
        names = ", ".join(r.id for r in infos)
        if not infos:
            raise InputError("holds no record", where=self.location, mend="begin one with {verb[new]}")
        if not name and len(infos) > 1:
            raise InputError(
                "holds several records",
                where=self.location,
                mend="name one with {option[record]}: {names}",
                names=names,
            )
        matches = [r for r in infos if r.id == (name or infos[0].id)]
        if not matches:
            raise InputError(
                "holds no record called {name}", where=self.location, mend="it holds {names}", name=name, names=names
            )
        return matches[0]

    def begin(self, info: RecordInfo, first: Sequence[Entry] = ()) -> None:
        """Begin a new record, with its first entries; refuse where the id is taken."""
        with self.writing() as connection:
            if holds(connection, info.id):
                raise InputError(
                    "holds a record called {name} already", where=self.location, mend="choose another id", name=info.id
                )
            begin_record(connection, info)
            insert_entries(connection, first)

    def entries(self, record: str, viewer: str) -> list[Entry]:
        """Return what a viewer may see of a record, in order; hidden rows are not read."""
        with self.reading() as connection:
            return ordered(read_entries(connection, record, visible_rows(entries.c.audience, viewer)))

    def shared(self, record: str, audience: str) -> list[Entry]:
        """Return what everybody in an audience may see of a record, in order."""
        with self.reading() as connection:
            return ordered(read_entries(connection, record, shared_rows(entries.c.audience, audience)))

    def extent(self, record: str, audience: str) -> tuple[object, ...]:
        """Return what changes when an entry that all of an audience may see is added, or loses its words."""
        test = shared_rows(entries.c.audience, audience)
        with self.reading() as connection:
            counted = select(func.count(), func.count(entries.c.body), func.max(entries.c.n))
            number, whole, last = connection.execute(counted.where(entries.c.record == record, test)).one()
            return number, whole, last, connection.scalar(select(entries.c.hash).where(entries.c.n == last))

    def everything(self, record: str) -> list[Entry]:
        """Return all that the file holds of a record, in order: for whoever keeps it, to verify, merge and erase."""
        with self.reading() as connection:
            return ordered(read_entries(connection, record))

    def append(
        self,
        record: str,
        events: Sequence[tuple[str, Event | Follows]],
        recorded_at: str = "",
        *,
        by: str = "",
        texts: Sequence[tuple[str, str]] = (),
        request: tuple[str, str] = ("", ""),
        decided: tuple[str, Callable[[list[Entry]], Sequence[Decision]]] | None = None,
        undecided: tuple[str, Callable[[list[Decision]], None]] | None = None,
        within: Callable[[Connection], None] | None = None,
    ) -> list[Entry]:
        """Append events, all or none, each with its audience; when this returns they are on disk.

        Parameters
        ----------
        record : str
            To which record.
        events : sequence of (str, Event)
            Each with its audience; an event may be made of the entries before it in the batch.
        recorded_at : str
            The moment; empty: now.
        by : str
            Who records; attested within the team. Empty: nothing is attested.
        texts : sequence of (str, str)
            Sources' texts to keep with them, each with its audience.
        request : (str, str)
            Who asks, and an id of the request: asked again for the same audiences, it changes nothing and gives the
            same entries.
        decided : (str, callable), optional
            An audience, and what returns, given the new entries, the decisions that they follow from.
        undecided : (str, callable), optional
            An audience, and what raises, given the decisions that all of it may see, where one was taken meanwhile.
        within : callable, optional
            What else is written in the same transaction.

        Returns
        -------
        list of Entry
            The events' entries, without the attestations.

        Raises
        ------
        InvalidEvent
            If one of them breaks a rule; then nothing is written.
        StoreError
            If the disk is full or the file cannot be written.
        """
        # A request for one audience tells nothing to who writes for another.
        writer = " ".join([*sorted({audience for audience, _ in events}), request[0]])
        with self.writing(record, often=within is None) as connection:
            before = self._asked_before(connection, record, writer, request[1])
            if before is not None:
                return before
            if undecided:
                test = shared_rows(decisions.c.audience, undecided[0])
                undecided[1]([decision for _, decision in read_decisions(connection, record, test)])
            appended = Appended(connection, self._cache, self._info(connection, record), recorded_at)
            fresh = appended.all(events, by)
            keep_texts(connection, record, [(whom, _sha256(words), words) for whom, words in texts])
            if decided:
                keep_decisions(connection, record, [(decided[0], decision) for decision in decided[1](fresh)])
            if within:
                within(connection)
            if request[1]:
                hashes = " ".join(entry.hash for entry in fresh)
                row = {"record": record, "writer": writer, "request": request[1], "hashes": hashes}
                connection.execute(insert(requests), row)
            return fresh

    def _info(self, connection: Connection, record: str) -> RecordInfo:
        row = _settings.first(connection, record=record)
        return RecordInfo(*row) if row else RecordInfo(record, "everyone", "everyone")

    def asked_before(self, record: str, audience: str, request: tuple[str, str]) -> list[Entry] | None:
        """Return what a request put on record for an audience when it was asked before; none where it was not.

        For what can no longer be worked out once it is on record; :meth:`append` looks by itself.
        """
        with self.reading() as connection:
            return self._asked_before(connection, record, f"{audience} {request[0]}", request[1])

    def _asked_before(self, connection: Connection, record: str, writer: str, name: str) -> list[Entry] | None:
        if not name:
            return None
        query = select(requests.c.hashes).where(
            requests.c.record == record, requests.c.writer == writer, requests.c.request == name
        )
        hashes = connection.scalar(query)
        if hashes is None:
            return None
        wanted = hashes.split()
        by_hash = {entry.hash: entry for entry in read_entries(connection, record, entries.c.hash.in_(wanted))}
        return [by_hash[hash_] for hash_ in wanted if hash_ in by_hash]

    def decisions(self, record: str, viewer: str) -> list[Decision]:
        """Return what was decided about candidates of reports as far as a viewer may see it, in order."""
        with self.reading() as connection:
            test = visible_rows(decisions.c.audience, viewer)
            return [decision for _, decision in read_decisions(connection, record, test)]

    def shared_decisions(self, record: str, audience: str) -> list[Decision]:
        """Return what was decided about candidates of reports as far as all of an audience may see it, in order."""
        with self.reading() as connection:
            test = shared_rows(decisions.c.audience, audience)
            return [decision for _, decision in read_decisions(connection, record, test)]

    def text(self, record: str, audience: str, sha256: str) -> str | None:
        """Return a source's text that everybody in an audience may see; none where there is none."""
        with self.reading() as connection:
            test = shared_rows(texts.c.audience, audience) & (texts.c.sha256 == sha256)
            rows = read_texts(connection, record, test)
            return rows[0][2] if rows else None

    def texts(self, record: str, viewer: str, sha256: Sequence[str] | None = None) -> list[Held]:
        """Return the sources' texts that a viewer may see; only those of some hashes, where hashes are named."""
        with self.reading() as connection:
            test = visible_rows(texts.c.audience, viewer)
            return read_texts(connection, record, test if sha256 is None else test & texts.c.sha256.in_(sha256))

    def all_texts(self, record: str) -> list[Held]:
        """Return all texts of sources that the file holds for a record: for whoever keeps it."""
        with self.reading() as connection:
            return read_texts(connection, record)

    def all_decisions(self, record: str) -> list[Taken]:
        """Return all decisions that the file holds for a record, each with its audience: for whoever keeps it."""
        with self.reading() as connection:
            return read_decisions(connection, record)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read within one transaction, so that all that is read is of one moment."""
        with explained(self.location), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self, record: str = "", *, often: bool = False) -> Iterator[Connection]:
        """Write within one transaction, which nobody else writes beside; what fails leaves nothing behind.

        Parameters
        ----------
        record : str
            In a database, to which record; empty: to any.
        often : bool
            Whether the like is written many times: a file's journal is then unlinked when the store is closed.
        """
        with explained(self.location), self.engine.connect() as connection:
            try:
                with connection.begin():
                    begin_writing(connection, record, often=often)
                    yield connection
            except BaseException:
                self.forget()
                raise

    def forget(self) -> None:
        """Let go of what is kept in memory of the records; it is read anew when it is needed."""
        self._cache.clear()

    def vacuum(self) -> None:
        """Write the file anew without the pages that are free: what was erased is in it no more."""
        with explained(self.location), self.engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                connection.execute(text("VACUUM"))


def begin_record(connection: Connection, info: RecordInfo) -> None:
    """Write a record's settings."""
    row = {"id": info.id, "keeper": info.keeper, "audience": info.audience, "team": info.team}
    connection.execute(insert(records).values(**row))


def _sha256(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
