"""Check a record's chains."""

from __future__ import annotations

from msgspec import Struct

from pourparler.record.audience import includes
from pourparler.record.chain import Fault, faults, heads
from pourparler.record.replay import unreadable
from pourparler.workbench.record import opened


class Verified(Struct, frozen=True):
    """The outcome of a verification.

    Parameters
    ----------
    record, viewer : str
        Which record, seen by whom: only chains that the viewer may see are checked and counted.
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
        What to check, seen by whom.
    head : str
        A hash noted earlier (or its beginning): a cut or rewritten tail no longer holds it.
    """
    found = opened(location, record)
    whom = found.viewer(viewer)
    visible = [entry for entry in found.entries if includes(entry.audience, whom)]
    wrong = (*faults(visible, head), *unreadable(visible))
    return Verified(found.id, whom, len(visible), heads(visible), wrong)
