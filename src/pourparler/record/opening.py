"""How a store is opened and made: a file appears in its place only when it is whole, an older one is lifted first."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from pourparler.errors import PourparlerError, StoreError
from pourparler.record.engine import APPLICATION_ID, connecting, explained, refuse_foreign, shown, version_of
from pourparler.record.erasing import finish_erasing
from pourparler.record.lift import is_older, lift_file, lift_tables
from pourparler.record.store import Store
from pourparler.record.tables import VERSION, tables
from pourparler.record.whole_file import clear_parts, part_of, sync_folder


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
    sync_folder(path.parent)


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
    try:
        with explained(shown(location)), store.engine.connect() as connection:
            _make(connection)
            connection.commit()
        if "://" not in location:
            sync_folder(Path(location).absolute().parent)
    except BaseException:
        store.close()
        raise
    return store


def _make(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
        connection.execute(text("BEGIN IMMEDIATE"))
        connection.execute(text(f"PRAGMA user_version = {VERSION}"))
    elif is_older(connection):
        lift_tables(connection)
    tables.create_all(connection)


def open_store(location: str) -> Store:
    """Open a record file or database that exists; one of an older release is lifted, a copy is kept beside it.

    Raises
    ------
    StoreError
        If it is not there, is a folder, is no record file, or a newer release made it.
    """
    if "://" not in location:
        refuse_foreign(Path(location))
    store = Store(connecting(location), location)
    try:
        if "://" in location:
            _ready_database(store)
        else:
            _ready_file(store, Path(location))
    except BaseException:
        store.close()
        raise
    return store


def _ready_file(store: Store, path: Path) -> None:
    with explained(str(path)):
        version = version_of(path)
        if version > VERSION:
            raise StoreError(
                "was made by a newer Pourparler (its tables are of version {found})",
                where=str(path),
                mend="use that one",
                found=version,
            )
        if version < VERSION:
            lift_file(store, path)
        else:
            finish_erasing(store)


def _ready_database(store: Store) -> None:
    with store.reading() as connection:
        there = set(inspect(connection).get_table_names())
    if "records" not in there:
        raise StoreError("holds no record yet", where=store.location, mend="begin one with {verb[new]}")
    if "entries" not in there:
        with store.writing() as connection:
            if is_older(connection):
                lift_tables(connection)
