"""List what copies of a record that grew apart say differently; settle an id that stands for two things."""

from __future__ import annotations

from datetime import UTC, datetime

from msgspec import Struct

from pourparler.domain.conflict import Conflict
from pourparler.domain.interval import Interval
from pourparler.errors import UnknownId
from pourparler.record.conflicts import conflicts as found_in
from pourparler.record.entry import Entry
from pourparler.record.events.settlement import IdSettled, Settlement, Verdict
from pourparler.record.opening import open_store
from pourparler.workbench.record import opened


class Conflicts(Struct, frozen=True):
    """What is not settled, as a viewer may see it."""

    record: str
    viewer: str
    conflicts: tuple[Conflict, ...]


def conflicts(location: str, *, viewer: str, record: str = "") -> Conflicts:
    """Return what copies of a record say differently and nobody has settled.

    Parameters
    ----------
    location, record, viewer : str
        Which record, seen by whom.
    """
    view = opened(location, viewer, record)
    return Conflicts(view.id, view.viewer, found_in(view.entries))


def settle(location: str, id_: str, *, name: str = "", record: str = "", by: str = "") -> Entry:
    """Say what the second of two things under one id is: the same as the first, or another, with a name of its own.

    Parameters
    ----------
    location, record : str
        Which record.
    id_ : str
        The second thing, as ``conflicts`` prints it: ``army.large~9f3a01bc``.
    name : str
        Its new id; empty: it is the same thing.
    by : str
        Who settles it; told within the team.

    Raises
    ------
    UnknownId
        If no two things go by that id.
    """
    with open_store(location) as store:
        info = store.record(record)
        entries = store.entries(info.id, info.keeper)
        one = next((c for c in found_in(entries) if c.other == id_), None)
        if one is None:
            raise UnknownId("{id} is no id of two things", mend="see {verb[conflicts]}", id=id_)
        audience = next(entry.audience for entry in entries if entry.hash == one.events[1])
        verdict = Verdict.RENAMED if name else Verdict.SAME
        today = Interval.day(datetime.now(UTC).date())
        event = IdSettled(happened_on=today, settlement=Settlement(one.collection, id_, verdict, name))
        return store.append(info.id, [(audience, event)], by=by)[0]
