"""Write what one viewer may see as a dossier."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from pourparler.record.chain import heads
from pourparler.record.dossier import is_dossier, read_dossier, write_dossier
from pourparler.record.store import RecordInfo, open_store
from pourparler.workbench.record import opened


class Exported(Struct, frozen=True):
    """What was written: how many events, the last hash of each chain, for whom."""

    viewer: str
    events: int
    heads: dict[str, str]


def export(location: str, folder: Path, *, record: str = "", viewer: str = "") -> Exported:
    """Write a dossier: the same events and hashes, and the texts that may be passed on.

    Parameters
    ----------
    location : str
        A record file, a database URL or a dossier.
    folder : Path
        Where to write.
    record, viewer : str
        Which record; for whom. Empty: the only one; whoever keeps this copy.
    """
    found = opened(location, record)
    info = RecordInfo(found.id, found.keeper, found.audience)
    whom = found.viewer(viewer)
    written = write_dossier(folder, info, found.entries, whom, _texts(location, found.id))
    return Exported(whom, len(written), heads(written))


def _texts(location: str, record: str) -> dict[str, str]:
    if "://" not in location and is_dossier(Path(location)):
        return read_dossier(Path(location)).texts
    with open_store(location) as store:
        return store.texts()
