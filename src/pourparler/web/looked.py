"""When whoever sits here looked at a record last, and up to which entries: a page can then say what is new."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock

import msgspec
from msgspec import Struct

APART = timedelta(minutes=30)
"""Who comes back within this time has not been away."""
_MOST = 200


class Look(Struct, frozen=True):
    """When somebody looked, and the newest entries that were there."""

    at: datetime
    heads: tuple[str, ...]


class Visit(Struct, frozen=True):
    """The last look of an earlier visit, and the last of all."""

    earlier: Look | None
    last: Look


class Looked:
    """Keeps it for each record and viewer.

    Parameters
    ----------
    file : Path, optional
        Where it is kept when the desk stops; none: nowhere.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file, self._lock = file, Lock()
        self._visits: dict[str, Visit] = {}
        if file is not None and file.exists():
            try:
                self._visits = msgspec.json.decode(file.read_bytes(), type=dict[str, Visit])
            except (OSError, msgspec.MsgspecError):
                self._visits = {}  # It holds nothing that cannot be done without.

    def before(self, record: str, viewer: str, heads: tuple[str, ...], now: datetime | None = None) -> Look | None:
        """Note that somebody looks, and return the last look of their visit before; none where this is the first.

        Parameters
        ----------
        record, viewer : str
            At what, with whose eyes.
        heads : tuple of str
            The newest entries that are there.
        now : datetime.datetime, optional
            None: the clock's.
        """
        at = now or datetime.now(UTC)
        key = hashlib.sha256(f"{record}\0{viewer}".encode()).hexdigest()[:24]
        with self._lock:
            visit = self._visits.pop(key, None)
            earlier = None
            if visit is not None:
                earlier = visit.last if at - visit.last.at > APART else visit.earlier
            self._visits[key] = Visit(earlier, Look(at, heads))
            self._keep()
        return earlier

    def _keep(self) -> None:
        for key in list(self._visits)[:-_MOST]:
            del self._visits[key]
        if self._file is None:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            part = self._file.with_suffix(f".{os.getpid()}")
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(msgspec.json.encode(self._visits))
            part.replace(self._file)
        except OSError:
            self._file = None  # Where nothing can be kept, a page says less; it says nothing wrong.


def usual() -> Path:
    """Return where a person's own programs keep such things (the XDG base directories)."""
    base = os.environ.get("XDG_STATE_HOME", "")
    return (Path(base) if base else Path.home() / ".local" / "state") / "pourparler" / "looked.json"
