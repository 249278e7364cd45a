"""Erase the words of events, for good: first what carries them is listed, then all that is confirmed goes at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct, structs

from pourparler.errors import InputError
from pourparler.record.carriers import Carriers, carriers
from pourparler.record.entry import Entry
from pourparler.record.erasing import erase as erase_in
from pourparler.record.erasing import refuse_revival
from pourparler.record.event import kebab
from pourparler.record.events.attestation import PassedOn
from pourparler.record.events.erasure import Ground
from pourparler.record.gate import visible
from pourparler.record.opening import open_store
from pourparler.record.store import Store
from pourparler.workbench.add import entry_named

GROUNDS = tuple(ground.value for ground in Ground)
"""On which words may be erased: a fixed list, so that the ground cannot carry them on."""

_FILE = ("freed-blocks", "backups", "sync-folders", "swap")
_DATABASE = ("dead-rows", "write-ahead-log", "replicas", "backups", "logs")


class Carrier(Struct, frozen=True):
    """One event whose words go: its hash, who may see it, its kind, and why it is among them."""

    hash: str
    audience: str
    kind: str
    why: str


class Handed(Struct, frozen=True):
    """Somebody who was handed the words: the viewer, when, in which noted export."""

    viewer: str
    at: str
    hash: str


class Erasure(Struct, frozen=True):
    """What an erasure takes away, and what it cannot reach.

    Parameters
    ----------
    events : tuple of Carrier
        The events asked for, their corrections and disclosures, and those that quote an erased source.
    texts : int
        How many sources' texts go with them.
    decisions : int
        How many decisions on candidates go with them.
    ids : tuple of str
        Ids that other events go on naming.
    handed : tuple of Handed
        Exports that were noted and held some of the words.
    copies : tuple of str
        Files beside the record that may hold the words: as it was before it was lifted, or half written by a process
        that was stopped.
    remains : tuple of str
        Where else the words may be, out of reach: ``freed-blocks``, ``backups``, ``sync-folders`` and ``swap`` for a
        file; ``dead-rows``, ``write-ahead-log``, ``replicas``, ``backups`` and ``logs`` for a database.
    written : tuple of str
        The hashes of the entries that say what was erased; empty where it was only listed.
    """

    events: tuple[Carrier, ...]
    texts: int
    decisions: int
    ids: tuple[str, ...]
    handed: tuple[Handed, ...]
    copies: tuple[str, ...]
    remains: tuple[str, ...]
    written: tuple[str, ...] = ()


def erase(
    location: str, prefixes: Sequence[str], ground: str, *, record: str = "", by: str = "", confirmed: bool = False
) -> Erasure:
    """List what carries the words of events, and where that is confirmed erase it all.

    Parameters
    ----------
    location, record : str
        Which record.
    prefixes : sequence of str
        The events, each by the beginning of its hash.
    ground : str
        One of a fixed list: see :class:`~pourparler.record.events.erasure.Ground`.
    by : str
        Who records the erasure; told within the team.
    confirmed : bool
        Whether to erase; otherwise only what would go is listed.

    Raises
    ------
    InputError
        If the ground is not on the list, an event is not found, or erasing would bring back what was taken away.
    """
    why = _ground(ground)
    with open_store(location) as store:
        info = store.record(record)
        targets = [entry_named(store, info, prefix).hash for prefix in prefixes]
        entries = store.everything(info.id)
        reach = carriers(entries, [d for _, d in store.all_decisions(info.id)], targets)
        refuse_revival(entries, [*reach.events, *reach.quoting])
        listed = _listed(store, entries, reach, targets)
        if not confirmed:
            return listed
        fresh = erase_in(store, info.id, entries, reach, why, by)
        return structs.replace(listed, written=tuple(entry.hash for entry in fresh))


def _ground(word: str) -> Ground:
    try:
        return Ground(word)
    except ValueError:
        grounds = ", ".join(one.value for one in Ground)
        raise InputError("no such ground: {word}", mend="name one of {known}", word=word, known=grounds) from None


def _listed(store: Store, entries: Sequence[Entry], reach: Carriers, targets: Sequence[str]) -> Erasure:
    by_hash = {entry.hash: entry for entry in entries}
    events = [
        Carrier(hash_, by_hash[hash_].audience, _kind(by_hash[hash_]), why)
        for hash_, why in (
            *((h, "asked" if h in targets else "copy") for h in reach.events),
            *((h, "quotes") for h in reach.quoting),
        )
    ]
    gone = {*reach.events, *reach.quoting}
    return Erasure(
        tuple(events),
        len(reach.texts),
        len(reach.decisions),
        reach.ids,
        tuple(_handed(entries, gone)),
        _copies(store),
        _DATABASE if "://" in store.location else _FILE,
    )


def _kind(entry: Entry) -> str:
    return kebab(type(entry.event()).__name__) if entry.body is not None else "erased"


def _handed(entries: Sequence[Entry], gone: set[str]) -> list[Handed]:
    """Return the noted exports that held one of these entries: all that the viewer could see when it was noted."""
    noted = []
    for number, entry in enumerate(entries):
        event = entry.event() if entry.body is not None else None
        if isinstance(event, PassedOn) and any(e.hash in gone for e in visible(entries[:number], event.viewer)):
            noted.append(Handed(event.viewer, entry.recorded_at, entry.hash))
    return noted


def _copies(store: Store) -> tuple[str, ...]:
    if "://" in store.location:
        return ()
    path = Path(store.location)
    folder = path.absolute().parent
    backups, left = folder.glob(f"{path.stem}.before-lift-*{path.suffix}"), folder.glob(f".{path.stem}*.part")
    return tuple(sorted(file.name for file in (*backups, *left)))
