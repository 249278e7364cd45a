"""Bring another copy of a record into this one: both grew apart, nothing of either is lost."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from pourparler.errors import InputError
from pourparler.record.conflicts import conflicts
from pourparler.record.dossier import is_dossier, read_dossier
from pourparler.record.opening import open_store
from pourparler.record.registers import random_salt
from pourparler.record.taking_in import Copy, take_in


class Merged(Struct, frozen=True):
    """What a merge has brought into the record.

    Parameters
    ----------
    record : str
        Which record.
    new : int
        How many events came from the other copy.
    erased : int
        How many lost their words here, since the other copy erased them.
    conflicts : int
        How many things the two copies say differently, as whoever keeps the record sees it; see ``conflicts``.
    """

    record: str
    new: int
    erased: int
    conflicts: int


def merge(location: str, other: str, *, record: str = "", join: bool = False, erase: bool = False) -> Merged:
    """Take another copy of a record in, whole or not at all.

    Parameters
    ----------
    location : str
        The record file or database that grows.
    other : str
        A record file, a database URL or a dossier; it stays as it is.
    record : str
        Which record, where several are held.
    join : bool
        Whether two copies that share no entry are one record all the same.
    erase : bool
        Whether what the other copy erased may lose its words here.

    Raises
    ------
    InputError
        If the two are copies of different records, or share nothing, or words would be lost without leave.
    """
    with open_store(location) as store:
        info = store.record(record)
        copy = _copy(other, info.id, info.keeper)
        if copy.info.id != info.id:
            raise InputError(
                "is a copy of the record {other}, not of {own}",
                where=other,
                mend="import it into a file of its own",
                other=copy.info.id,
                own=info.id,
            )
        done = take_in(store, copy, join=join, erase=erase)
        open_questions = conflicts(store.entries(info.id, info.keeper))
    return Merged(info.id, len(done.fresh), len(done.lost), len(open_questions))


def _copy(other: str, record: str, keeper: str) -> Copy:
    if "://" not in other and is_dossier(Path(other)):
        dossier = read_dossier(Path(other), salt=random_salt)
        return Copy(dossier.info, dossier.entries, dossier.texts)
    with open_store(other) as store:
        infos = {info.id: info for info in store.records()}
        info = infos.get(record) or store.record()
        decisions = store.all_decisions(info.id) if info.keeper == keeper else ()
        return Copy(info, tuple(store.everything(info.id)), tuple(store.all_texts(info.id)), tuple(decisions))
