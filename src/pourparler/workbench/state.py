"""Work out the state of play."""

from __future__ import annotations

from msgspec import structs

from pourparler.domain.negotiation import Negotiation
from pourparler.domain.request import Request
from pourparler.domain.state_of_play import StateOfPlay
from pourparler.errors import InputError
from pourparler.record.conflicts import conflicts
from pourparler.record.release import bound
from pourparler.record.replay import replay
from pourparler.standing.state_of_play import state_of_play
from pourparler.workbench.record import Opened, opened


def negotiation(request: Request) -> Negotiation:
    """Return the negotiation on record, as a viewer may see it."""
    return shown(opened(request.location, request.viewer, request.record), request)


def shown(view: Opened, request: Request) -> Negotiation:
    """Return what a viewer sees of an opened record; where it goes beyond the team, under the terms of release."""
    seen = replay(
        view.entries,
        view.viewer,
        as_of=request.as_of,
        known_at=request.known_at,
        checked=request.checked,
        outside=_outside(view, request.for_others),
    )
    return structs.replace(seen, for_others=request.for_others)


def _outside(view: Opened, for_others: bool) -> str | None:
    """Return the team, where its terms of release bind; none where it is the team that reads."""
    team = view.info.whole_team()
    return team if for_others or view.viewer not in team.split("+") else None


def entries_are_told(view: Opened, for_others: bool) -> bool:
    """Return whether a viewer may be told entry by entry: outside the team, not where an entry may have terms."""
    return _outside(view, for_others) is None or not bound(view.entries)


def state(request: Request) -> StateOfPlay:
    """Return where everything stands.

    Raises
    ------
    InputError
        If changes are asked for since a day after that of the state.
    """
    since, as_of = request.since, request.as_of
    if since and as_of and since > as_of:
        raise InputError(
            "{option[since]} {since} is after {option[as-of]} {as_of}",
            mend="name an earlier day",
            since=since,
            as_of=as_of,
        )
    view = opened(request.location, request.viewer, request.record)
    now = shown(view, request)
    earlier = shown(view, structs.replace(request, as_of=since, known_at=since)) if since else None
    disputes = conflicts(view.entries) if entries_are_told(view, request.for_others) else ()
    return structs.replace(state_of_play(now, request.level, earlier), conflicts=disputes)
