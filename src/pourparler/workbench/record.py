"""Open what a user names: a record file, a database, or a dossier's folder; for one viewer."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from pourparler.record.audience import viewer as checked
from pourparler.record.dossier import is_dossier, read_dossier
from pourparler.record.entry import Entry
from pourparler.record.gate import visible
from pourparler.record.info import RecordInfo


class Opened(Struct, frozen=True):
    """A record as one viewer may see it.

    Parameters
    ----------
    info : RecordInfo
        The record's settings.
    viewer : str
        Who looks.
    entries : tuple of Entry
        What the viewer may see, in order; nothing else was read.
    """

    info: RecordInfo
    viewer: str
    entries: tuple[Entry, ...]

    @property
    def id(self) -> str:
        """The record's id."""
        return self.info.id


def opened(location: str, viewer: str, record: str = "") -> Opened:
    """Read a record for a viewer.

    Parameters
    ----------
    location : str
        A record file, a dossier's folder or its file, or a database URL.
    viewer : str
        Who looks; :data:`~pourparler.domain.request.KEEPER`: whoever keeps this copy.
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
        whom = checked(viewer or dossier.info.keeper)
        return Opened(dossier.info, whom, tuple(visible(dossier.entries, whom)))
    from pourparler.record.opening import open_store  # noqa: PLC0415 - a dossier needs no database

    with open_store(location) as store:
        info = store.record(record)
        whom = checked(viewer or info.keeper)
        return Opened(info, whom, tuple(store.entries(info.id, whom)))
