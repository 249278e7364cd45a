"""How a record file or a database is opened, and what is said when that fails."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from pourparler.errors import StoreError, Unavailable
from pourparler.record.kept import keep
from pourparler.record.location import masked, shown

__all__ = [
    "APPLICATION_ID",
    "begin_writing",
    "connecting",
    "explained",
    "is_store",
    "refuse_foreign",
    "shown",
    "version_of",
]

APPLICATION_ID = 0x506F7572
"""The four letters ``Pour`` in an SQLite file's header: how a record file is told from any other."""


def version_of(path: Path) -> int:
    """Return which version a record file's tables have: SQLite's ``user_version``, 0 in release 0.1."""
    with path.open("rb") as file:
        return int.from_bytes(file.read(64)[60:64], "big")


def is_store(path: Path) -> bool:
    """Return whether a file is a record file, by its header."""
    try:
        with path.open("rb") as file:
            head = file.read(72)
    except OSError:
        return False
    return head[:16] == b"SQLite format 3\x00" and head[68:72] == APPLICATION_ID.to_bytes(4, "big")


def refuse_foreign(path: Path) -> None:
    """Raise StoreError where a path is no record file."""
    where = str(path)
    if path.is_dir():
        if (path / "dossier.yaml").is_file():
            raise StoreError(
                "is a dossier, not a record file", where=where, mend="import it, and name the file it is in"
            )
        raise StoreError(
            "is a folder without a dossier.yaml", where=where, mend="name a record file or a dossier's folder"
        )
    if not path.exists():
        raise StoreError("there is no such file", where=where, mend="begin one with {verb[new]}")
    if not path.is_file():
        raise StoreError("is a pipe or a device, not a record file", where=where, mend="name a file")
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError as error:
        raise StoreError(
            "cannot be read ({why})", where=where, mend="check its permissions", why=error.strerror
        ) from None
    if head != b"SQLite format 3\x00":
        raise StoreError("is no record file", where=where, mend="name one made by {verb[new]} or {verb[import]}")
    if not is_store(path):
        raise StoreError(
            "is another program's SQLite file", where=where, mend="name one made by {verb[new]} or {verb[import]}"
        )


def connecting(location: str, new: bool = False) -> Engine:
    """Return an engine for a record file, or for the database that a URL names."""
    if "://" in location:
        return _database(location)
    mode = "rwc" if new else "rw"

    def connect() -> sqlite3.Connection:
        address = Path(location).absolute().as_uri()
        try:
            return sqlite3.connect(f"{address}?mode={mode}", uri=True, isolation_level=None, timeout=60)
        except sqlite3.OperationalError:
            return sqlite3.connect(f"{address}?mode=ro", uri=True, isolation_level=None, timeout=60)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    keep(engine, Path(location).absolute())
    return engine


def _database(location: str) -> Engine:
    if location.lower().startswith("sqlite"):
        raise StoreError(
            "a record file is named by its path, not by a URL", where=shown(location), mend="name the file itself"
        )
    try:
        # A snapshot older than the lock would hide what others just wrote; each statement must see it.
        return create_engine(location, isolation_level="READ COMMITTED")
    except (SQLAlchemyError, NoSuchModuleError, ImportError, ValueError, TypeError) as error:
        raise StoreError(
            "no database can be reached so ({why})",
            where=shown(location),
            mend="check the URL, and install the extra it needs: pourparler[postgres]",
            why=type(error).__name__,
        ) from None


def begin_writing(connection: Connection, record: str = "", *, often: bool = False) -> None:
    """Begin a transaction that nobody else writes beside: in a database, to the same record; in a file, at all.

    Where a file is written often, the journal is emptied between transactions and unlinked when the file is closed:
    each is one synchronisation of the folder less.
    """
    if connection.dialect.name == "sqlite":
        cursor = connection.connection.cursor()
        cursor.execute(f"PRAGMA journal_mode = {'PERSIST' if often else 'DELETE'}")
        cursor.execute("BEGIN IMMEDIATE")
        cursor.close()
    elif record:
        connection.execute(text("SELECT id FROM records WHERE id = :id FOR UPDATE"), {"id": record})
    else:
        connection.execute(text("LOCK TABLE records IN SHARE ROW EXCLUSIVE MODE"))


_REASONS: tuple[tuple[str, Callable[[str], StoreError | Unavailable]], ...] = (
    (
        "readonly",
        lambda where: StoreError(
            "cannot be written: it is read-only", where=where, mend="check its permissions, or work on a copy"
        ),
    ),
    (
        "full",
        lambda where: Unavailable("the disk is full: nothing was written", where=where, mend="make room and try again"),
    ),
    (
        "locked",
        lambda where: Unavailable(
            "another program has held it for a minute", where=where, mend="try again when it has finished"
        ),
    ),
    (
        "unable to open",
        lambda where: StoreError(
            "cannot be opened", where=where, mend="check that its folder exists and may be written"
        ),
    ),
    (
        "not a database",
        lambda where: StoreError(
            "is no record file", where=where, mend="name one made by {verb[new]} or {verb[import]}"
        ),
    ),
    (
        "malformed",
        lambda where: StoreError("is damaged", where=where, mend="restore a copy, then run {verb[verify]}"),
    ),
    ("no such table", lambda where: StoreError("is no whole record file", where=where, mend="restore a copy")),
    (
        "does not exist",
        lambda where: StoreError("holds no record yet", where=where, mend="begin one with {verb[new]}"),
    ),
    (
        "disk i/o",
        lambda where: Unavailable(
            "the disk failed: nothing was written", where=where, mend="check the disk and try again"
        ),
    ),
)


@contextmanager
def explained(location: str) -> Iterator[None]:
    """Turn what the database says into one sentence."""
    try:
        yield
    except DBAPIError as error:
        raise _refused(str(error.orig), location) from None
    except sqlite3.Error as error:
        raise _refused(str(error), location) from None


def _refused(message: str, location: str) -> StoreError | Unavailable:
    for needle, reason in _REASONS:
        if needle in message.lower():
            return reason(shown(location))
    why = masked((message.splitlines() or ["no reason given"])[0], location)
    return Unavailable("the database refused ({why})", where=shown(location), mend="see its own log", why=why)
