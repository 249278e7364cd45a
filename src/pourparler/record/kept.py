"""Connections to a record file, kept between uses and let go of where the file is no longer the one they know."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import DisconnectionError

_Known = tuple[int, int, int, int, int]


def keep(engine: Engine, path: Path) -> None:
    """Keep an engine's connections to a file only as long as nothing but they wrote it.

    A connection holds no lock in between, but it holds pages: of a file that was put in place of the one it opened,
    or copied over it, those would be wrong.
    """

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, connection_record: Any) -> None:
        cursor = connection.cursor()
        # A rollback journal, and the folder synced when it is unlinked: one file at rest, and what was acknowledged
        # survives a loss of power. What is deleted is overwritten.
        cursor.execute("PRAGMA journal_mode = DELETE")
        cursor.execute("PRAGMA synchronous = EXTRA")
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.close()
        connection_record.info.update(known=_known(path), fresh=True)

    @event.listens_for(engine, "checkout")
    def _taken(_connection: Any, connection_record: Any, _proxy: Any) -> None:
        # One that was just opened holds no pages, however busy the file's other writers are.
        if not connection_record.info.pop("fresh", False) and connection_record.info["known"] != _known(path):
            raise DisconnectionError("the file is another")

    @event.listens_for(engine, "checkin")
    def _returned(_connection: Any, connection_record: Any) -> None:
        now = _known(path)
        if _same(now, connection_record.info.get("known")):
            connection_record.info["known"] = now

    @event.listens_for(engine, "close")
    def _closed(connection: Any, connection_record: Any) -> None:
        # The journal beside another file is that one's.
        if _same(_known(path), connection_record.info.get("known")):
            with suppress(sqlite3.Error):
                connection.execute("PRAGMA journal_mode = DELETE")


def _same(one: _Known | None, other: _Known | None) -> bool:
    return one is not None and other is not None and one[:2] == other[:2]


def _known(path: Path) -> _Known | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns
