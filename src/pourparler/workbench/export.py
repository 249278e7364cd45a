"""Write what one viewer may see as a dossier."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, structs

from pourparler.domain.interval import Interval
from pourparler.errors import PourparlerError
from pourparler.record.audience import viewer as checked
from pourparler.record.dossier import is_dossier, read_dossier, write_dossier
from pourparler.record.entry import Entry
from pourparler.record.events.attestation import PassedOn
from pourparler.record.faults import Heads, heads
from pourparler.record.gate import shared, visible_texts
from pourparler.record.info import RecordInfo
from pourparler.record.moment import day_of, now
from pourparler.record.opening import open_store
from pourparler.record.store import Store


class Exported(Struct, frozen=True):
    """What was written: how many events, the newest of each audience, for whom; and whether the team's record says so.

    Parameters
    ----------
    viewer : str
        For whom.
    events : int
        How many.
    heads : dict of str to list of str
        The newest entries of each audience.
    noted : bool
        Whether it was noted, for the team, who was handed what; not for a dossier, or a copy that everyone keeps.
    unnoted : str
        Why it could not be noted, in a sentence; mostly empty.
    """

    viewer: str
    events: int
    heads: Heads
    noted: bool = False
    unnoted: str = ""


def export(location: str, folder: Path, *, viewer: str, record: str = "", by: str = "") -> Exported:
    """Write a dossier: the same events and hashes, and the texts that may be passed on.

    Parameters
    ----------
    location : str
        A record file, a database URL or a dossier.
    folder : Path
        Where to write.
    record, viewer : str
        Which record; for whom. Empty: the only one; whoever keeps this copy.
    by : str
        Who hands it on; told within the team.
    """
    if "://" not in location and is_dossier(Path(location)):
        dossier = read_dossier(Path(location))
        whom = checked(viewer or dossier.info.keeper)
        batch = write_dossier(folder, dossier.info, dossier.entries, whom, visible_texts(dossier.texts, whom))
        return Exported(whom, len(batch), heads(batch))
    with open_store(location) as store:
        info = store.record(record)
        whom = checked(viewer or info.keeper)
        entries = store.entries(info.id, whom)
        batch = write_dossier(folder, info, entries, whom, store.texts(info.id, whom))
        done = Exported(whom, len(batch), heads(batch))
        try:
            return structs.replace(done, noted=_note(store, info, whom, batch, by))
        except PourparlerError as error:
            # What was handed over was handed over.
            return structs.replace(done, unnoted=str(error))


def _note(store: Store, info: RecordInfo, whom: str, batch: list[Entry], by: str) -> bool:
    """Note for the team that a viewer was handed what stands written, as far as the team may see that itself."""
    team = info.within_team("everyone")
    if not team or not batch:
        return False
    newest = heads(shared(batch, team))
    tips = tuple(sorted({hash_ for hashes in newest.values() for hash_ in hashes}))
    event = PassedOn(happened_on=Interval.day(day_of(now())), viewer=whom, heads=tips)
    store.append(info.id, [(team, event)], by=by)
    return True
