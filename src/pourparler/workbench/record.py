"""Open what a user names: a record file, a database, or a dossier's folder."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from pourparler.errors import StoreError
from pourparler.record.audience import viewer as checked
from pourparler.record.chain import Entry
from pourparler.record.dossier import is_dossier, read_dossier


class Opened(Struct, frozen=True):
    """A record that was read.

    Parameters
    ----------
    id, keeper, audience : str
        The record's settings.
    entries : tuple of Entry
        All its events, in order. Only :func:`pourparler.record.replay.replay` may look into them.
    """

    id: str
    keeper: str
    audience: str
    entries: tuple[Entry, ...]

    def viewer(self, asked: str = "") -> str:
        """Return the viewer asked for; by default the one who keeps this copy."""
        return checked(asked or self.keeper)


def opened(location: str, record: str = "") -> Opened:
    """Read a record.

    Parameters
    ----------
    location : str
        A record file, a dossier's folder or its file, or a database URL.
    record : str
        Which record, where a database holds several.

    Raises
    ------
    StoreError
        If it is none of these.
    """
    path = Path(location)
    if "://" not in location and is_dossier(path):
        dossier = read_dossier(path)
        return Opened(dossier.info.id, dossier.info.keeper, dossier.info.audience, dossier.entries)
    if "://" not in location and path.is_dir():
        raise StoreError("is a folder without a dossier.yaml", where=location,
                         mend="name a record file or a dossier's folder")  # fmt: skip
    from pourparler.record.store import open_store  # noqa: PLC0415 - a dossier needs no database

    with open_store(location) as store:
        info = store.record(record)
        return Opened(info.id, info.keeper, info.audience, tuple(store.entries(info.id)))
