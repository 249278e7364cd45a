"""Name those with whose eyes a record may be seen."""

from __future__ import annotations

from pourparler.record.audience import EVERYONE
from pourparler.record.audience import viewer as checked
from pourparler.workbench.record import opened


def viewers(location: str, *, viewer: str, record: str = "") -> tuple[str, ...]:
    """Return the viewers whom a viewer finds named in the audiences of what he sees; himself, and everyone, too.

    Parameters
    ----------
    location, record, viewer : str
        Which record, seen by whom.
    """
    seen = opened(location, viewer, record)
    names = {name for entry in seen.entries for name in entry.audience.split("+")}
    return tuple(sorted({*names, seen.viewer, EVERYONE}))


def viewer_named(name: str) -> str:
    """Return a viewer's name, checked.

    Raises
    ------
    InputError
        If it is not a single name in small letters.

    Examples
    --------
    >>> viewer_named("mediator")
    'mediator'
    """
    return checked(name)
