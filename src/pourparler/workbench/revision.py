"""Tell whether anything changed of what a viewer may see."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pourparler.record.audience import viewer as checked
from pourparler.record.dossier import is_dossier, read_dossier
from pourparler.record.gate import visible, visible_texts
from pourparler.record.info import RecordInfo
from pourparler.record.opening import open_store
from pourparler.record.revision import visible_words


def revision(location: str, *, viewer: str, record: str = "") -> str:
    """Return a word that changes whenever something changes that a viewer may see, and else stays what it is.

    It moves with entries, erasures, texts, decisions and the record's settings; what is hidden from the viewer moves
    nothing.

    Parameters
    ----------
    location, record, viewer : str
        Which record, seen by whom.
    """
    told = hashlib.sha256()
    for word in _seen(location, viewer, record):
        told.update(word.encode())
        told.update(b"\0")
    return told.hexdigest()


def _seen(location: str, viewer: str, record: str) -> Iterator[str]:
    path = Path(location)
    if "://" not in location and is_dossier(path):
        dossier = read_dossier(path)
        whom = checked(viewer or dossier.info.keeper)
        yield from _settings(dossier.info)
        for entry in visible(dossier.entries, whom):
            yield f"{entry.hash} {'' if entry.body is None else '+'}"
        yield from sorted(f"{audience} {sha256}" for audience, sha256, _ in visible_texts(dossier.texts, whom))
        return
    with open_store(location) as store:
        info = store.record(record)
        whom = checked(viewer or info.keeper)
        yield from _settings(info)
        with store.reading() as connection:
            yield from visible_words(connection, info.id, whom)


def _settings(info: RecordInfo) -> tuple[str, ...]:
    return (info.id, info.keeper, info.audience, info.team)
