"""List what was recorded wrongly, since when, and when it was mended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from pourparler.domain.amendment import Amendment, Difference
from pourparler.domain.negotiation import COLLECTIONS
from pourparler.domain.request import Request
from pourparler.record.entry import Entry
from pourparler.record.event import Event, introduced, kebab
from pourparler.record.events.correction import EventCorrected, EventRetracted, content
from pourparler.record.events.erasure import EventErased
from pourparler.workbench.record import opened
from pourparler.workbench.state import entries_are_told, negotiation

Key = tuple[str, str]


def amendments(request: Request) -> tuple[Amendment, ...]:
    """Return the corrections, retractions and erasures that a viewer may see, the latest mended first.

    Where the terms of release bind, only that something that is told was corrected, and when: neither why nor what
    stood there before, which may be what the terms withhold.

    Parameters
    ----------
    request : Request
        Of which record, as of when, as could be known when, for whom.
    """
    view = opened(request.location, request.viewer, request.record)
    whole = entries_are_told(view, request.for_others)
    told = None if whole else _told(request)
    by_hash = {entry.hash: entry for entry in view.entries}
    listed = [one for entry in view.entries if entry.body is not None for one in _of(entry, by_hash, told, request)]
    return tuple(sorted(listed, key=lambda one: one.mended, reverse=True))


def _told(request: Request) -> frozenset[Key]:
    """Return what is told under the terms of release, by collection and id."""
    seen = negotiation(request)
    return frozenset((name, key) for name in COLLECTIONS for key in getattr(seen, name))


def _of(entry: Entry, by_hash: dict[str, Entry], told: frozenset[Key] | None, request: Request) -> Iterator[Amendment]:
    """Yield what an entry amends, as far as that had happened and could be known by the days asked for."""
    event, mended = entry.event(), _day(entry)
    if request.known_at and event.known_on and event.known_on > request.known_at:
        return
    if isinstance(event, EventErased) and told is None:
        for hash_ in event.events:
            if hash_ in by_hash:
                yield Amendment("erased", "", "", hash_, _day(by_hash[hash_]), mended, event.ground.value)
    if not isinstance(event, EventCorrected | EventRetracted) or event.event not in by_hash:
        return
    target = by_hash[event.event]
    wrong = content(target.event()) if target.body is not None else None
    keys = [key for key, _ in introduced(wrong)] if wrong else []
    whole = told is None
    if (told is not None and not (keys and told.issuperset(keys))) or (wrong and not _happened(wrong, request)):
        return
    corrected = isinstance(event, EventCorrected)
    what = "corrected" if corrected else "retracted"
    kind = kebab(type(wrong).__name__) if wrong else ""
    key = ", ".join(key for _, key in keys)
    differences = tuple(_differences(wrong, content(event))) if wrong and whole and corrected else ()
    ground = event.ground if whole else ""
    yield Amendment(what, kind, key, target.hash, _day(target), mended, ground, differences)


def _happened(event: Event, request: Request) -> bool:
    return request.as_of is None or event.happened_on.latest <= request.as_of


def _day(entry: Entry) -> date:
    return date.fromisoformat(entry.recorded_at[:10])


def _differences(before: Event, after: Event) -> Iterator[Difference]:
    old, new = (dict(_fields(msgspec.to_builtins(event))) for event in (before, after))
    for name in dict.fromkeys((*old, *new)):
        if old.get(name, "") != new.get(name, ""):
            yield Difference(name, old.get(name, ""), new.get(name, ""))


def _fields(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every field of an event with its words, by its name below the event's noun."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _fields(item, name if path in ("", "said") else f"{path} {name}")
    elif isinstance(value, list):
        if value and isinstance(value[0], dict):
            for number, item in enumerate(value, 1):
                yield from _fields(item, f"{path} {number}")
        else:
            yield path, ", ".join(dict.fromkeys(map(str, value)))
    elif path != "kind":
        yield path, str(value)
