"""Sign events off as the second reader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from pourparler.domain.interval import Interval
from pourparler.errors import InputError, InvalidEvent
from pourparler.record.entry import Entry
from pourparler.record.events.attestation import EventChecked, EventRecorded
from pourparler.record.opening import open_store
from pourparler.workbench.add import entry_named


def check(location: str, prefixes: Sequence[str], by: str, *, record: str = "", request: str = "") -> list[Entry]:
    """Attest, within the team, that somebody read events against their sources and found them right as they stand.

    Parameters
    ----------
    location, record : str
        Which record.
    prefixes : sequence of str
        The events, each by the beginning of its hash.
    by : str
        Who checked: somebody else than who recorded, where that is told.
    request : str
        An id of this request: asked again, it changes nothing and gives the same entries. Empty: none.

    Raises
    ------
    InputError
        If the record has no team; :class:`InvalidEvent` where one's own recording would be signed off.
    """
    with open_store(location) as store:
        info = store.record(record)
        targets = [entry_named(store, info, prefix) for prefix in prefixes]
        own = _recorded_by(store.entries(info.id, info.keeper), by)
        groups: dict[str, list[str]] = {}
        for target in targets:
            if target.hash in own:
                raise InvalidEvent(
                    "{by} recorded {event}: a second reader is somebody else",
                    mend="let another check it",
                    by=by,
                    event=target.hash[:12],
                )
            whom = info.within_team(target.audience)
            if not whom:
                raise InputError(
                    "nobody of a team may see {event}, so there is nobody to tell who checked it",
                    mend="keep the record for a team",
                    event=target.hash[:12],
                )
            groups.setdefault(whom, []).append(target.hash)
        today = Interval.day(datetime.now(UTC).date())
        events = [(w, EventChecked(happened_on=today, events=tuple(h), by=by)) for w, h in groups.items()]
        return store.append(info.id, events, request=(by, request))


def _recorded_by(entries: Sequence[Entry], name: str) -> set[str]:
    found_own: set[str] = set()
    for entry in entries:
        event = entry.event() if entry.body is not None else None
        if isinstance(event, EventRecorded) and event.by == name:
            found_own.update(event.events)
    return found_own
