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
            Path(name).chmod(0o644)
            Path(name).replace(path)
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
