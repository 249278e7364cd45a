"""Check a record: every hash and tie, the file itself, and what was noted of it earlier."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from pourparler.errors import InputError
from pourparler.record.audience import viewer as checked
from pourparler.record.dossier import is_dossier, read_dossier
from pourparler.record.entry import Entry
from pourparler.record.examination import examined, settings
from pourparler.record.faults import Fault, Heads, faults, heads, redefined
from pourparler.record.gate import visible
from pourparler.record.info import RecordInfo
from pourparler.record.opening import open_store
from pourparler.record.whole_file import write_whole
from pourparler.regular_file import read_regular

_LARGEST = 2**24


class Verified(Struct, frozen=True):
    """The outcome of a verification.

    Parameters
    ----------
    record, viewer : str
        Which record, seen by whom: where a viewer is named, only what the viewer may see is checked and counted;
        otherwise all that the file holds.
    events : int
        How many entries were checked.
    heads : dict of str to list of str
        The newest entries of each audience: keep them elsewhere, and ask for them later.
    faults : tuple of Fault
        What is wrong, in order; empty where nothing is.
    """

    record: str
    viewer: str
    events: int
    heads: Heads
    faults: tuple[Fault, ...]

    def sound(self) -> bool:
        """Return whether nothing is wrong with the record."""
        return not self.faults


class Noted(Struct, frozen=True, forbid_unknown_fields=True):
    """What is noted of a record: its newest entries, for a viewer or all that the file holds, and its settings."""

    record: str
    viewer: str
    heads: Heads
    settings: dict[str, str] = {}


def verify(location: str, *, viewer: str, record: str = "", head: str = "", noted: Path | None = None) -> Verified:
    """Recompute every hash that a viewer may see; for whoever keeps the file, all that it holds, and examine it.

    Parameters
    ----------
    location, record, viewer : str
        What to check, seen by whom; :data:`~pourparler.domain.request.KEEPER`: all that the file holds.
    head : str
        A hash noted earlier (or its beginning): a cut or rewritten tail no longer holds it.
    noted : Path, optional
        A file that :func:`note` wrote earlier: every head in it must still stand, and the settings be the same.

    Raises
    ------
    InputError
        If the noted file cannot be read, or is about another record.
    """
    info, entries, wrong = _held(location, record, viewer)
    expected: dict[str, list[str]] = {"": [head]} if head else {}
    before = _read(noted, info.id, viewer) if noted else None
    if before:
        expected |= before.heads
        if not viewer and before.settings and before.settings != settings(info):
            wrong.append(Fault("", "", "", "settings", ", ".join(_differing(before.settings, settings(info)))))
    flaws = (*faults(entries, expected), *redefined(entries), *wrong)
    return Verified(info.id, checked(viewer or info.keeper), len(entries), heads(entries), flaws)


def note(location: str, file: Path, *, viewer: str, record: str = "") -> Noted:
    """Write a record's newest entries and settings to a file, to be kept elsewhere; refuse where a fault is found.

    Raises
    ------
    InputError
        If the record is not sound, or the file cannot be written.
    """
    done = verify(location, viewer=viewer, record=record)
    if not done.sound():
        raise InputError("is not sound, so its heads are not noted", where=location, mend="run {verb[verify]}")
    info, _, _ = _held(location, record, viewer)
    notes = Noted(info.id, viewer, done.heads, settings(info) if not viewer else {})
    write_whole(file, msgspec.json.format(msgspec.json.encode(notes), indent=1) + b"\n")
    return notes


def _held(location: str, record: str, viewer: str) -> tuple[RecordInfo, Sequence[Entry], list[Fault]]:
    if "://" not in location and is_dossier(Path(location)):
        dossier = read_dossier(Path(location))
        entries = visible(dossier.entries, checked(viewer)) if viewer else list(dossier.entries)
        return dossier.info, entries, []
    with open_store(location) as store:
        info = store.record(record)
        if viewer:
            return info, store.entries(info.id, checked(viewer)), []
        return info, store.everything(info.id), list(examined(store))


def _read(file: Path, record: str, viewer: str) -> Noted:
    try:
        notes = msgspec.json.decode(read_regular(file, _LARGEST), type=Noted)
    except OSError as error:
        raise InputError(
            "cannot be read ({why})", where=str(file), mend="write one with {option[note-heads]}", why=error.strerror
        ) from None
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise InputError(
            "holds no noted heads ({why})", where=str(file), mend="write one with {option[note-heads]}", why=str(error)
        ) from None
    if notes.record != record:
        raise InputError(
            "is about the record {other}",
            where=str(file),
            mend="name the file about {record}",
            other=notes.record,
            record=record,
        )
    if notes.viewer != viewer:
        raise InputError(
            "was noted for {other}",
            where=str(file),
            mend="ask with the same {option[viewer]}, or with none",
            other=notes.viewer or "all that the file holds",
        )
    return notes


def _differing(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    return [name for name in other if one.get(name) != other[name]]
