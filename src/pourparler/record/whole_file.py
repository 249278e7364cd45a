"""Write a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from pourparler.errors import InputError


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there when it is whole.

    Raises
    ------
    InputError
        If it cannot be written; what stood there stands unchanged.
    """
    if path.is_dir():
        raise InputError("is a folder", where=str(path), mend="name a file in it")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                # Without this a power loss can leave the new name on an empty file.
                os.fsync(handle)
            Path(name).chmod(0o644)
            Path(name).replace(path)
            sync_folder(path.parent)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(
            "cannot be written ({why})",
            where=str(path),
            mend="check the folder and the room on it",
            why=error.strerror,
        ) from None


def sync_folder(folder: Path) -> None:
    """Let the names in a folder survive a power loss; where the system cannot sync a folder, nothing is done."""
    if os.name != "posix":
        return
    handle = os.open(folder.absolute(), os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
