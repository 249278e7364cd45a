"""Write a file whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import secrets
import time
from contextlib import suppress
from pathlib import Path

from pourparler.errors import InputError, Unavailable
from pourparler.regular_file import refuse_irregular

_THE_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EIO)

_OLD = 600
"""How many seconds nothing may have touched a part that is cleared away: one may be another machine's."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there when it is whole.

    Parts that writers of the same file left behind when they were killed are cleared away first.

    Raises
    ------
    InputError
        If it cannot be written there; what stood there stands unchanged.
    Unavailable
        If the disk is full, or fails.
    """
    if path.is_dir():
        raise InputError("is a folder", where=str(path), mend="name a file in it")
    try:
        if path.exists():
            refuse_irregular(path.stat().st_mode, path)
        path.parent.mkdir(parents=True, exist_ok=True)
        clear_parts(path)
        part = part_of(path)
        try:
            with part.open("xb") as file:
                file.write(content)
                file.flush()
                # Without this a power loss can leave the new name on an empty file.
                os.fsync(file.fileno())
            part.chmod(0o644)
            part.replace(path)
            sync_folder(path.parent)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        if error.errno in _THE_DISK:
            raise Unavailable(
                "cannot be written ({why})", where=str(path), mend="make room and try again", why=error.strerror
            ) from None
        raise InputError(
            "cannot be written ({why})",
            where=str(path),
            mend="check the folder and its permissions",
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


def part_of(path: Path) -> Path:
    """Return where this process writes a file before it is whole: hidden, beside it, told by the process's number.

    Examples
    --------
    >>> part_of(Path("talks.pourparler")).name.startswith(".talks.pourparler.")
    True
    """
    return path.with_name(f".{_stem(path)}.{os.getpid()}.{secrets.token_hex(4)}.part")


def _stem(path: Path) -> str:
    return os.fsdecode(os.fsencode(path.name)[:100])


def clear_parts(path: Path) -> None:
    """Remove the parts of a file, and their journals, whose writers are dead and that nothing touched for ten minutes.

    What cannot be removed stays: it is in nobody's way.
    """
    left = re.compile(rf"\.{re.escape(_stem(path))}\.(\d{{1,9}})(\.[0-9a-f]{{8}})?\.part(-journal)?")
    with suppress(OSError):
        for beside in list(path.parent.iterdir()):
            match = left.fullmatch(beside.name)
            if match and not _alive(int(match[1])):
                with suppress(OSError):
                    if beside.lstat().st_mtime < time.time() - _OLD:
                        beside.unlink()


def _alive(process: int) -> bool:
    """Return whether a process runs; where that cannot be told, it counts as running."""
    if os.name != "posix" or process == 0:
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
