"""What an event must keep to before it is appended."""

from __future__ import annotations

import difflib
import re
from datetime import date, timedelta
from typing import Any, Protocol

from pourparler.domain.ids import is_id
from pourparler.errors import InvalidEvent, UnknownId
from pourparler.record.audience import suffix, within
from pourparler.record.chain import Entry
from pourparler.record.event import Event, introduced, kebab, named
from pourparler.record.events.correction import EventCorrected, EventDisclosed, EventRetracted, carried

_CONTROL = re.compile(rb"(?<!\\)(?:\\\\)*\\(?:u00[01]|[bf])|\x7f|\xc2[\x80-\x9f]")


class View(Protocol):
    """The record as one audience finds it."""

    audience: str

    def find(self, collection: str, key: str) -> Any:
        """Return a noun; none where the audience finds none."""

    def known(self, collection: str) -> list[str]:
        """Return the ids of a collection."""

    def entry(self, hash_: str) -> Entry | None:
        """Return an event, whoever may see it; none where there is none."""

    def current(self, hash_: str) -> bytes | None:
        """Return the body that counts for an event: corrected, none where it was retracted."""

    def disclosed(self, hash_: str) -> bool:
        """Return whether the audience was already given an event of a narrower audience."""


def check(event: Event, view: View, recorded: date) -> None:
    """Raise InvalidEvent where an event breaks a rule; :class:`UnknownId` where it names what is not on record."""
    _check_days(event, recorded)
    if isinstance(event, EventDisclosed):
        _check_disclosure(event, view, recorded)
    elif isinstance(event, EventCorrected):
        _check_correction(event, view, recorded)
    elif isinstance(event, EventRetracted):
        _check_retraction(event, view, recorded)
    else:
        _check_ids(event, view)
        _check_content(event, view, recorded)


def check_body(body: bytes) -> None:
    """Raise InvalidEvent where a body holds control characters, which could act on a reader's terminal."""
    if _CONTROL.search(body):
        raise InvalidEvent("the words hold control characters", mend="take them out")


def _check_content(event: Event, view: View, recorded: date) -> None:
    _check_days(event, recorded)
    for collection, key in named(event):
        if view.find(collection, key) is None:
            _refuse_unknown(collection, key, view)
    if event.sourced and not event.passages and not _point_passages(event):
        kind = kebab(type(event).__name__)
        raise InvalidEvent("{kind} stands on no source", mend="name at least one passage", kind=kind)
    event.check(view)


def _target(hash_: str, view: View) -> Entry:
    entry = view.entry(hash_)
    if entry is None or not within(view.audience, entry.audience):
        raise UnknownId("no such event: {event}", mend="see `pourparler log`", event=hash_[:12])
    return entry


def _check_correction(event: EventCorrected, view: View, recorded: date) -> None:
    old, inner = _target(event.event, view).event(), carried(event.instead)
    if isinstance(old, EventCorrected | EventRetracted):
        raise InvalidEvent("a correction cannot be corrected", mend="correct the original event once more")
    old = carried(old.body) if isinstance(old, EventDisclosed) else old
    if type(inner) is not type(old) or {k for k, _ in introduced(inner)} != {k for k, _ in introduced(old)}:
        raise InvalidEvent("the correction concerns another thing than the event", mend="keep its kind and id")
    if inner.known_on is None:
        raise InvalidEvent("the corrected event has no `known_on`", mend="state it")
    _check_content(inner, view, recorded)


def _check_retraction(event: EventRetracted, view: View, recorded: date) -> None:
    old = _target(event.event, view).event()
    if isinstance(old, EventCorrected):
        # What stood before stands again, and must still fit what is on record.
        original = view.entry(old.event)
        if original is not None and not isinstance(original.event(), EventDisclosed):
            original.event().check(view)


def _check_disclosure(event: EventDisclosed, view: View, recorded: date) -> None:
    target, inner = view.entry(event.event), carried(event.body)
    if isinstance(inner, EventCorrected | EventRetracted | EventDisclosed):
        raise InvalidEvent("only an original event can be disclosed", mend="name the original event")
    if target is not None:
        if within(view.audience, target.audience) or view.disclosed(event.event):
            raise InvalidEvent("{audience} can see that event already", mend="name a wider audience",
                               audience=view.audience)  # fmt: skip
        current = view.current(event.event)
        if current is None:
            raise InvalidEvent("that event was retracted", mend="disclose only what still counts")
        if bytes(event.body) not in (current, target.body):
            raise InvalidEvent("the disclosed body is not the event's", mend="disclose it with `pourparler disclose`")
    _check_days(inner, recorded)
    own = {key for key, _ in introduced(inner)}
    for collection, key in named(inner):
        if (collection, key) not in own and view.find(collection, key) is None:
            raise InvalidEvent("it names {key}, which {audience} may not see", mend="disclose that first", key=key,
                               audience=view.audience)  # fmt: skip


def _check_ids(event: Event, view: View) -> None:
    tail = suffix(view.audience)
    for (collection, key), _ in introduced(event):
        if event.renews == "never" and key != "opening" and not is_id(key):
            raise InvalidEvent("not an id: {key!r}", mend="write small letters and digits, joined by - or .", key=key)
        there = view.find(collection, key) is not None
        if there and event.renews == "never":
            raise InvalidEvent("{key} is on record already", mend="take another id, or correct the event", key=key)
        if not there and event.renews == "always":
            raise UnknownId("{key} is not on record", mend="add it first", key=key)
        if not there and event.renews == "never" and key != "opening" and _tail(key) != tail:
            raise InvalidEvent(
                "an id that {audience} introduces ends in {tail!r}: {key}",
                mend="call it {wanted}",
                audience=view.audience,
                tail=tail,
                key=key,
                wanted=key.split("@")[0] + tail,
            )


def _refuse_unknown(collection: str, key: str, view: View) -> None:
    near = difflib.get_close_matches(key, view.known(collection), 3, 0.5)
    mend = "did you mean {near}?" if near else "add it first"
    raise UnknownId(
        "{key} is not among the {collection} that {audience} finds on record",
        mend=mend,
        key=key,
        collection=collection.replace("_", " "),
        audience=view.audience,
        near=" or ".join(near),
    )


def _check_days(event: Event, recorded: date) -> None:
    # One day of grace: east of Greenwich it is tomorrow already.
    limit = recorded + timedelta(days=1)
    days: list[tuple[str, date]] = [("happened", event.happened_on.latest)]
    if event.known_on:
        days.append(("was known", event.known_on))
    for verb, day in days:
        if day > limit:
            raise InvalidEvent("it {verb} on {day}, after it was recorded ({recorded})", mend="mend the date",
                               verb=verb, day=day, recorded=recorded)  # fmt: skip


def _tail(key: str) -> str:
    return key[key.index("@") :] if "@" in key else ""


def _point_passages(event: Event) -> bool:
    draft = getattr(event, "draft", None)
    return draft is not None and any(point.passages for point in getattr(draft, "points", ()))
