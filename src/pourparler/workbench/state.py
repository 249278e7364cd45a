"""Work out the state of play."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from pourparler.domain.evidence import Level
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.state_of_play import StateOfPlay
from pourparler.errors import InputError
from pourparler.record.conflicts import conflicts
from pourparler.record.replay import replay
from pourparler.standing.state_of_play import state_of_play
from pourparler.workbench.record import opened


def negotiation(
    location: str,
    *,
    record: str = "",
    viewer: str = "",
    as_of: date | None = None,
    known_at: date | None = None,
    checked: bool = False,
) -> Negotiation:
    """Return the negotiation on record, as a viewer may see it; with `checked`, only what was signed off."""
    found = opened(location, record, viewer)
    return replay(found.entries, found.viewer, as_of=as_of, known_at=known_at, checked=checked)


def state(
    location: str,
    *,
    record: str = "",
    viewer: str = "",
    as_of: date | None = None,
    known_at: date | None = None,
    level: Level = Level.REPORTED,
    since: date | None = None,
    checked: bool = False,
) -> StateOfPlay:
    """Return where everything stands.

    Parameters
    ----------
    location : str
        A record file, a dossier's folder, or a database URL.
    record, viewer : str
        Which record, seen by whom. Empty: the only one; whoever keeps this copy.
    as_of : datetime.date, optional
        What had happened by then. None: all.
    known_at : datetime.date, optional
        What could be known by then. None: all.
    level : Level
        The weakest evidence that counts.
    since : datetime.date, optional
        Also what changed since what could be seen on that day.
    checked : bool
        Only what a second reader signed off.
    """
    if since and as_of and since > as_of:
        raise InputError(
            "--since {since} is after --as-of {as_of}", mend="name an earlier day", since=since, as_of=as_of
        )
    found = opened(location, record, viewer)
    whom = found.viewer
    now = replay(found.entries, whom, as_of=as_of, known_at=known_at, checked=checked)
    earlier = replay(found.entries, whom, as_of=since, known_at=since, checked=checked) if since else None
    return structs.replace(state_of_play(now, level, earlier), conflicts=conflicts(found.entries))
