"""How the readers' proposals held, in the decisions that a record keeps."""

from __future__ import annotations

from pathlib import Path

from pourparler.domain.decision import held
from pourparler.record.dossier import is_dossier
from pourparler.record.opening import open_store


def precision(location: str, *, viewer: str, record: str = "") -> dict[tuple[str, str], tuple[int, int]]:
    """Return, for each reader and language, how many proposals held and how many were judged.

    An accepted proposal held; an edited one where its passages and who is meant stand unchanged; a rejected one did
    not. Decisions are for whoever keeps the record, and only those that he may see: for any other viewer, and for a
    dossier, nothing is returned.

    Parameters
    ----------
    location, record : str
        Which record.
    viewer : str
        Seen by whom; empty: whoever keeps this copy.
    """
    if "://" not in location and is_dossier(Path(location)):
        return {}
    with open_store(location) as store:
        info = store.record(record)
        return held(store.decisions(info.id, info.keeper)) if viewer in ("", info.keeper) else {}
