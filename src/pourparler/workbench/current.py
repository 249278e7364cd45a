"""What an entry says now: with its corrections, as a viewer may see them."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, json

from pourparler.domain.request import Request
from pourparler.errors import InputError, UnknownId
from pourparler.record.entry import Entry
from pourparler.record.event import Event, decode, encode, kebab
from pourparler.record.events.correction import EventDisclosed, content
from pourparler.record.passages import passages_of
from pourparler.record.register import Register
from pourparler.workbench.record import opened


class Current(Struct, frozen=True):
    """An entry as it counts.

    Parameters
    ----------
    hash, audience : str
        Which one, and who may see it.
    kind : str
        What it says, by the name of its kind; ``erased`` where its words are gone.
    event : Event, optional
        What counts of it; what it said where it was retracted, and none where it was erased.
    body : dict
        The same as plain values.
    counts : bool
        Whether it still counts.
    about_record : bool
        Whether it tells of the record and not of the talks.
    quotes : tuple of (str, str)
        The sources on which it rests, each with the words that are quoted; empty: the source as a whole.
    """

    hash: str
    audience: str
    kind: str
    event: Event | None
    body: dict[str, Any]
    counts: bool
    about_record: bool
    quotes: tuple[tuple[str, str], ...]


def current(request: Request, prefix: str) -> Current:
    """Return what an entry says now.

    Parameters
    ----------
    request : Request
        Which record, seen by whom.
    prefix : str
        The beginning of its hash.

    Raises
    ------
    UnknownId
        If the viewer may see no such entry, or several that begin so.
    """
    view = opened(request.location, request.viewer, request.record)
    matches = [entry for entry in view.entries if prefix and entry.hash.startswith(prefix)]
    if len(matches) != 1:
        raise UnknownId(
            "{count} events begin with {prefix!r}",
            mend="give a hash as {verb[log]} prints it",
            count=len(matches) or "no",
            prefix=prefix,
        )
    entry = matches[0]
    if entry.body is None:
        return Current(entry.hash, entry.audience, "erased", None, {}, False, False, ())
    return _counting(entry, Register(view.id, entry.audience, view.entries))


def counting_entries(request: Request) -> tuple[Current, ...]:
    """Return every entry that counts, as a viewer may see it, in the record's order.

    Parameters
    ----------
    request : Request
        Which record, seen by whom.
    """
    view = opened(request.location, request.viewer, request.record)
    registers: dict[str, Register] = {}
    every = []
    for entry in view.entries:
        if entry.body is not None:
            if entry.audience not in registers:
                registers[entry.audience] = Register(view.id, entry.audience, view.entries)
            every.append(_counting(entry, registers[entry.audience]))
    return tuple(one for one in every if one.counts)


def _counting(entry: Entry, register: Register) -> Current:
    own = entry.event()
    about = own.about_record and not isinstance(own, EventDisclosed)
    held = None if about else register.current(entry.hash)
    counts = register.counts(entry.hash) if about else held is not None
    event = own if about else decode(held) if held else content(own)
    quotes = tuple((one.source, one.quote) for one in passages_of(event))
    kind = kebab(type(event).__name__)
    return Current(entry.hash, entry.audience, kind, event, json.decode(encode(event)), counts, about, quotes)


def require_keeper(request: Request, doing: str) -> None:
    """Raise where whoever looks is not who keeps the copy: what is told then reaches beyond one viewer.

    Parameters
    ----------
    request : Request
        Which record, seen by whom.
    doing : str
        What is to be done, as a verb's name.

    Raises
    ------
    InputError
        If the viewer is neither the keeper nor of the team.
    """
    if not keeps(request):
        raise InputError("{doing} is for whoever keeps this copy", mend="look with those eyes", doing=doing)


def keeps(request: Request) -> bool:
    """Return whether whoever looks is who keeps the copy, or of the team.

    Parameters
    ----------
    request : Request
        Which record, seen by whom.
    """
    view = opened(request.location, request.viewer, request.record)
    return view.viewer == view.info.keeper or view.viewer in view.info.whole_team().split("+")
