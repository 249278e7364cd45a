"""Check a record's chains."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from pourparler.record.audience import includes
from pourparler.record.chain import Fault, faults, heads
from pourparler.record.dossier import is_dossier
from pourparler.record.replay import unreadable
from pourparler.record.store import open_store
from pourparler.workbench.record import opened


class Verified(Struct, frozen=True):
    """The outcome of a verification.

    Parameters
    ----------
    record, viewer : str
        Which record, seen by whom: where a viewer is named, only chains that the viewer may see are checked and
        counted; otherwise all that the file holds.
    events : int
        How many events were checked.
    heads : dict of str to str
        The last hash of each chain: note them, and ask for them later with ``--head``.
    faults : tuple of Fault
        What is wrong, in order; empty where nothing is.
    """

    record: str
    viewer: str
    events: int
    heads: dict[str, str]
    faults: tuple[Fault, ...]

    def sound(self) -> bool:
        """Return whether nothing is wrong."""
        return not self.faults


def verify(location: str, *, record: str = "", viewer: str = "", head: str = "") -> Verified:
    """Recompute every hash that a viewer may see.

    Parameters
    ----------
    location, record, viewer : str
        What to check, seen by whom; without a viewer, every chain in the file.
    head : str
        A hash noted earlier (or its beginning): a cut or rewritten tail no longer holds it.
    """
    found = opened(location, record)
    whom = found.viewer(viewer)
    # Whoever keeps the file is told of every chain in it; a viewer only of what a viewer may see.
    entries = [entry for entry in found.entries if not viewer or includes(entry.audience, whom)]
    strays = (Fault("", "", "", "stray") for _ in range(0 if viewer else _strays(location)))
    wrong = (*faults(entries, head), *unreadable(entries), *strays)
    return Verified(found.id, whom, len(entries), heads(entries), wrong)


def _strays(location: str) -> int:
    if "://" not in location and is_dossier(Path(location)):
        return 0
    with open_store(location) as store:
        return store.strays()
