"""Work out the state of play."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from pourparler.domain.evidence import Level
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.state_of_play import StateOfPlay
from pourparler.errors import InputError
from pourparler.record.conflicts import conflicts
from pourparler.record.release import bound
from pourparler.record.replay import replay
from pourparler.standing.state_of_play import state_of_play
from pourparler.workbench.record import Opened, opened


def negotiation(
    location: str,
    *,
    record: str = "",
    viewer: str = "",
    as_of: date | None = None,
    known_at: date | None = None,
    checked: bool = False,
    for_others: bool = False,
) -> Negotiation:
    """Return the negotiation on record, as a viewer may see it; see :func:`state` for what may be asked."""
    found = opened(location, record, viewer)
    return _shown(found, as_of, known_at, checked, for_others)


def _shown(found: Opened, as_of: date | None, known_at: date | None, checked: bool, for_others: bool) -> Negotiation:
    """Return what a viewer sees; where it goes beyond the team, under the terms of release."""
    outside = _outside(found, for_others)
    seen = replay(found.entries, found.viewer, as_of=as_of, known_at=known_at, checked=checked, outside=outside)
    return structs.replace(seen, for_others=for_others)


def _outside(found: Opened, for_others: bool) -> str | None:
    """Return the team, where its terms of release bind; none where it is the team that reads."""
    team = found.info.whole_team()
    return team if for_others or found.viewer not in team.split("+") else None


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
    for_others: bool = False,
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
    for_others : bool
        As the viewer sees it, under the terms of release that bind outside the team; a viewer who is not of the team
        is always answered so.
    """
    if since and as_of and since > as_of:
        raise InputError(
            "--since {since} is after --as-of {as_of}", mend="name an earlier day", since=since, as_of=as_of
        )
    found = opened(location, record, viewer)
    now = _shown(found, as_of, known_at, checked, for_others)
    earlier = _shown(found, since, since, checked, for_others) if since else None
    # What copies say differently is told entry by entry: outside, no entry is told that may have terms.
    inside = _outside(found, for_others) is None or not bound(found.entries)
    return structs.replace(state_of_play(now, level, earlier), conflicts=conflicts(found.entries) if inside else ())
