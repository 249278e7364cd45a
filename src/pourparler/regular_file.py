"""Read a file that a user names: a plain file only, so that a pipe or a device never keeps anybody waiting."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe, not a file"),
    (stat.S_ISSOCK, "a socket, not a file"),
    (stat.S_ISCHR, "a device, not a file"),
    (stat.S_ISBLK, "a device, not a file"),
)


def read_regular(path: Path, most: int = -1) -> bytes:
    """Return a file's content.

    Parameters
    ----------
    path : Path
        A regular file, or a link to one.
    most : int
        How many bytes at most; -1: all.

    Raises
    ------
    OSError
        If it cannot be read, or is a folder, a pipe, a socket or a device; its reason says which.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "a.txt")
    ...     _ = path.write_text("words")
    ...     read_regular(path), read_regular(path, 2)
    (b'words', b'wo')
    """
    # Looked at once it is open, and opened without waiting: what stands at a path may change in between.
    handle = os.open(
        path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
    )
    with os.fdopen(handle, "rb") as file:
        refuse_irregular(os.fstat(handle).st_mode, path)
        return file.read(most)


def refuse_irregular(mode: int, path: Path) -> None:
    """Raise OSError where a file's mode is not that of a regular file."""
    for is_kind, name in _KINDS:
        if is_kind(mode):
            raise OSError(errno.EINVAL, f"it is {name}", str(path))
