"""Lifting a store that an older release made: numbered steps, one transaction, a copy kept beside a file."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from pourparler.errors import StoreError
from pourparler.record.lifts import to_2
from pourparler.record.tables import VERSION
from pourparler.record.whole_file import clear_parts, part_of, sync_folder

if TYPE_CHECKING:
    from pourparler.record.store import Store


def is_older(connection: Connection) -> bool:
    """Return whether a database holds tables of an older release."""
    return to_2.fits(connection)


def lift_tables(connection: Connection) -> None:
    """Lift a store's tables step by step, within the transaction that has begun."""
    if to_2.fits(connection):
        to_2.lift(connection)


def lift_file(store: Store, path: Path) -> None:
    """Lift a record file; the file as it was is kept beside it.

    Raises
    ------
    StoreError
        If the file or its folder cannot be written; nothing is changed then.
    """
    if not (os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)):
        raise StoreError(
            "was made by an older Pourparler and must be rewritten once, and it cannot be written here",
            where=str(path),
            mend="copy it to where it can be",
        )
    with store.writing() as connection:
        # Another process may have lifted it while this one waited.
        if to_2.fits(connection):
            _keep_copy(path)
            lift_tables(connection)
            connection.execute(text(f"PRAGMA user_version = {VERSION}"))
    store.vacuum()


def _keep_copy(path: Path) -> Path:
    """Keep the file as it was under a name beside it; the transaction that has begun keeps others from writing it."""
    number = 1
    while True:
        copy = path.with_name(f"{path.stem}.before-lift-{number}{path.suffix}")
        if not copy.exists():
            break
        number += 1
    clear_parts(copy)
    part = part_of(copy)
    shutil.copyfile(path, part)
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.rename(copy)
    sync_folder(copy.parent)
    return copy
