"""What an event must keep to before it is appended. Nothing here looks beyond what the event's audience may see."""

from __future__ import annotations

import difflib
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import structs

from pourparler.domain.ids import is_id
from pourparler.errors import InvalidEvent, UnknownId
from pourparler.record.audience import suffix
from pourparler.record.event import Event, introduced, kebab, named
from pourparler.record.events.correction import (
    EventCorrected,
    EventDisclosed,
    EventOpened,
    EventRetracted,
    carried,
    content,
)
from pourparler.record.events.erasure import EventErased
from pourparler.record.events.settlement import IdSettled, Verdict
from pourparler.record.moment import is_moment, later
from pourparler.record.part import uncleared

if TYPE_CHECKING:
    from pourparler.domain.interval import Interval
    from pourparler.record.entry import Entry

_CONTROL = re.compile(rb"(?<!\\)(?:\\\\)*\\(?:u00[01]|[bf])|\x7f|\xc2[\x80-\x9f]")
_SUSPECT = (b"\\", b"\x7f", b"\xc2")


class View(Protocol):
    """The record as one audience finds it."""

    audience: str

    def find(self, collection: str, key: str) -> Any:
        """Return a noun; none where the audience finds none."""

    def known(self, collection: str) -> list[str]:
        """Return the ids of a collection."""

    def stands(self, collection: str, key: str) -> bool:
        """Return whether a noun still counts."""

    def begun(self, collection: str, key: str) -> Interval | None:
        """Return when a noun came up; none where that is not known."""

    def rivals(self, collection: str, key: str) -> list[str]:
        """Return the events that gave one id to different things; mostly none."""

    def current(self, hash_: str) -> bytes | None:
        """Return the body that counts for an event; none where it no longer counts."""


def check(event: Event, view: View, recorded: date) -> None:
    """Raise InvalidEvent where an event breaks a rule; :class:`UnknownId` where it names what is not on record."""
    _check_days(event, recorded)
    if isinstance(event, EventDisclosed):
        _check_disclosure(event, view, recorded)
    elif isinstance(event, EventCorrected):
        _check_correction(event, view, recorded)
    elif isinstance(event, EventRetracted):
        _check_retraction(event, view)
    elif isinstance(event, EventErased):
        _check_erasure(event, view)
    elif isinstance(event, EventOpened):
        _check_opening(event, view)
    elif isinstance(event, IdSettled):
        _check_settlement(event, view)
    else:
        _check_ids(event, view)
        _check_content(event, view, recorded)


def check_body(body: bytes) -> None:
    """Raise InvalidEvent where a body holds control characters, which could act on a reader's terminal."""
    if any(byte in body for byte in _SUSPECT) and _CONTROL.search(body):
        raise InvalidEvent("the words hold control characters", mend="take them out")


def check_clock(recorded_at: str, reached: str) -> None:
    """Raise InvalidEvent where the clock stands more than a day before what is on record already."""
    if not is_moment(recorded_at):
        raise InvalidEvent(
            "recorded_at is {stated!r}",
            mend="write it as 2025-12-22T09:00:00.000000Z, or leave it out",
            stated=recorded_at,
        )
    if is_moment(reached) and later(recorded_at, days=1) < reached:
        raise InvalidEvent(
            "the clock says {now}, more than a day before the newest entry ({reached})",
            mend="set the clock right; if it is right and that entry's was wrong, say so with {verb[clock]}",
            now=recorded_at,
            reached=reached,
        )


def _check_content(event: Event, view: View, recorded: date) -> None:
    _check_days(event, recorded)
    for collection, key in named(event):
        if view.find(collection, key) is None:
            _refuse_unknown(collection, key, view)
        if collection != "events" and not view.stands(collection, key) and not event.about_record:
            raise InvalidEvent(
                "{key} was retracted", mend="name what still counts, or take the retraction back", key=key
            )
        _refuse_rivals(collection, key, view)
    if event.sourced and not event.passages and not _point_passages(event):
        kind = kebab(type(event).__name__)
        raise InvalidEvent("{kind} stands on no source", mend="name at least one passage", kind=kind)
    event.check(view)


def _refuse_rivals(collection: str, key: str, view: View) -> None:
    rivals = view.rivals(collection, key)
    if rivals:
        raise InvalidEvent(
            "two copies gave the id {key} to two things",
            mend="settle first which is meant: see {verb[conflicts]}",
            key=key,
        )


def _target(hash_: str, view: View) -> Entry:
    entry: Entry | None = view.find("events", hash_)
    if entry is None:
        raise UnknownId("no such event: {event}", mend="see {verb[log]}", event=hash_[:12])
    if entry.body is None:
        raise InvalidEvent("the event {event} was erased", mend="name another", event=hash_[:12])
    return entry


def _check_correction(event: EventCorrected, view: View, recorded: date) -> None:
    old, inner = _target(event.event, view).event(), carried(event.instead)
    if old.about_record and not isinstance(old, EventDisclosed):
        raise InvalidEvent("a correction cannot be corrected", mend="correct the original event once more")
    old = content(old)
    if type(inner) is not type(old) or {k for k, _ in introduced(inner)} != {k for k, _ in introduced(old)}:
        raise InvalidEvent("the correction concerns another thing than the event", mend="keep its kind and id")
    if inner.known_on is None:
        raise InvalidEvent("the corrected event has no `known_on`", mend="state it")
    _check_content(inner, view, recorded)


def _check_retraction(event: EventRetracted, view: View) -> None:
    old = _target(event.event, view).event()
    if isinstance(old, EventErased):
        raise InvalidEvent("an erasure cannot be taken back", mend="record the event anew")
    original = view.find("events", old.event) if isinstance(old, EventCorrected) else None
    if original is not None and original.body is not None:
        # What stood before stands again, and must still fit what is on record.
        content(original.event()).check(view)


def _check_disclosure(event: EventDisclosed, view: View, recorded: date) -> None:
    inner = carried(event.body)
    if inner.about_record:
        raise InvalidEvent("only an original event can be disclosed", mend="name the original event")
    _check_days(inner, recorded)
    own = {key for key, _ in introduced(inner)}
    if inner.renews == "never" and any(view.find(*key) is not None for key in own if key[1] != "opening"):
        raise InvalidEvent(
            "{audience} can see that event already", mend="name a wider audience", audience=view.audience
        )
    for collection, key in (*named(inner), *(own if inner.renews == "always" else ())):
        if (collection, key) in own and inner.renews != "always":
            continue
        if view.find(collection, key) is None:
            raise InvalidEvent(
                "it names {key}, which {audience} may not see",
                mend="disclose that first",
                key=key,
                audience=view.audience,
            )


def _check_opening(event: EventOpened, view: View) -> None:
    target, copy = _target(event.event, view), _target(event.disclosed, view)
    disclosure = copy.event()
    if not isinstance(disclosure, EventDisclosed) or target.audience != view.audience:
        raise InvalidEvent("that is no disclosure of that event", mend="use {verb[disclose]}")


def _check_erasure(event: EventErased, view: View) -> None:
    if event.passages or event.note:
        raise InvalidEvent("an erasure carries no words", mend="leave out passages and note")
    for hash_ in event.events:
        entry: Entry | None = view.find("events", hash_)
        if entry is None or entry.audience != view.audience:
            raise UnknownId("no such event: {event}", mend="see {verb[log]}", event=hash_[:12])
        if entry.body is not None and isinstance(entry.event(), EventErased):
            raise InvalidEvent("an erasure is not erased", mend="name the events only")


def _check_settlement(event: IdSettled, view: View) -> None:
    stated = event.settlement
    key, tilde, tail = stated.id.partition("~")
    rivals = view.rivals(stated.collection, key)
    if not tilde or not any(hash_.startswith(tail) for hash_ in rivals[1:]):
        raise UnknownId("{id} is no id that two copies gave to two things", mend="see {verb[conflicts]}", id=stated.id)
    if (stated.verdict is Verdict.RENAMED) != bool(stated.name):
        raise InvalidEvent("a renamed thing has a new name, and only that", mend="name it, or say `same`")
    if stated.name and (not is_id(stated.name) or _tail(stated.name) != suffix(view.audience)):
        raise InvalidEvent(
            "not an id: {key!r}", mend="write small letters and digits, joined by - or .", key=stated.name
        )
    if stated.name and view.find(stated.collection, stated.name) is not None:
        raise InvalidEvent("{key} is on record already", mend="take another id, or correct the event", key=stated.name)


def _check_ids(event: Event, view: View) -> None:
    for (collection, key), noun in introduced(event):
        there = view.find(collection, key) is not None
        if event.renews == "never":
            _check_new_id(key, there, view)
        if event.renews == "always":
            _check_change(event, collection, key, noun, view)


def _check_new_id(key: str, there: bool, view: View) -> None:
    if there:
        raise InvalidEvent("{key} is on record already", mend="take another id, or correct the event", key=key)
    if key == "opening":
        return
    if not is_id(key):
        raise InvalidEvent("not an id: {key!r}", mend="write small letters and digits, joined by - or .", key=key)
    tail = suffix(view.audience)
    if _tail(key) != tail:
        raise InvalidEvent(
            "an id that {audience} introduces ends in {tail!r}: {key}",
            mend="call it {wanted}",
            audience=view.audience,
            tail=tail,
            key=key,
            wanted=key.split("@", maxsplit=1)[0] + tail,
        )


def _check_change(event: Event, collection: str, key: str, part: Any, view: View) -> None:
    noun = view.find(collection, key)
    if noun is None or not view.stands(collection, key):
        raise UnknownId("{key} is not on record", mend="add it first", key=key)
    _refuse_rivals(collection, key, view)
    begun = view.begun(collection, key)
    if begun is not None and event.happened_on.latest < begun.latest:
        raise InvalidEvent(
            "{key} is changed on {day}, before it came up ({begun})",
            mend="mend the day",
            key=key,
            day=event.happened_on.latest,
            begun=begun.latest,
        )
    if type(part) is type(noun):
        return
    cleared = uncleared(type(noun), part)
    if cleared:
        raise InvalidEvent("{field} cannot be cleared", mend="name what it is now", field=cleared[0])
    names = any(getattr(part, f.name) != f.default for f in structs.fields(part) if f.name != "id")
    # What changes may be nothing but that it rests on one more source.
    if not names and not event.passages:
        raise InvalidEvent("nothing about {key} is changed", mend="name what changes", key=key)


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
            raise InvalidEvent(
                "it {verb} on {day}, after it was recorded ({recorded})",
                mend="mend the date",
                verb=verb,
                day=day,
                recorded=recorded,
            )


def _tail(key: str) -> str:
    return key[key.index("@") :] if "@" in key else ""


def _point_passages(event: Event) -> bool:
    draft = getattr(event, "draft", None)
    return draft is not None and any(point.passages for point in getattr(draft, "points", ()))
