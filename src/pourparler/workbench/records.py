"""List the records that a place holds."""

from __future__ import annotations

from pathlib import Path

from pourparler.record.dossier import is_dossier, read_dossier
from pourparler.record.opening import open_store


def record_ids(location: str) -> tuple[str, ...]:
    """Return the ids of the records at a place, in order.

    Parameters
    ----------
    location : str
        A record file, a dossier's folder or its file, or a database URL.

    Raises
    ------
    StoreError
        If it is none of these.
    """
    if "://" not in location and is_dossier(Path(location)):
        return (read_dossier(Path(location)).info.id,)
    with open_store(location) as store:
        return tuple(info.id for info in store.records())
