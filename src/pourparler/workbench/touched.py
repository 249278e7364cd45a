"""Tell cheaply whether a place was written to: a file by its own count of changes, a database not at all."""

from __future__ import annotations

from pathlib import Path

_COUNTER = slice(24, 28)
"""Where an SQLite file counts its transactions (file format, 1.3.7)."""


def touched(location: str) -> tuple[int, ...] | None:
    """Return what changes whenever a file is written; none for a database or a folder, which has to be read.

    Parameters
    ----------
    location : str
        A record file, a dossier's folder or its file, or a database URL.

    Examples
    --------
    >>> touched("postgresql+psycopg://server/talks") is None
    True
    """
    path = Path(location)
    if "://" in location or not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            head = file.read(100)
        stat = path.stat()
    except OSError:
        return None
    if not head.startswith(b"SQLite format 3"):
        return None
    return int.from_bytes(head[_COUNTER], "big"), stat.st_mtime_ns, stat.st_size, stat.st_ino
