"""What a writer must know before it appends: ids in use, who may see them, the last link of every chain.

It is derived from the entries and kept only in memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec

from pourparler.domain.ids import is_id
from pourparler.domain.source import Source
from pourparler.errors import InvalidEvent, UnknownId
from pourparler.record.audience import suffix, within
from pourparler.record.chain import START, Entry, after, link, moment
from pourparler.record.event import Event, decode, encode, introduced, kebab, named
from pourparler.record.events.correction import EventCorrected, EventDisclosed, EventRetracted

_ABOUT_EVENTS = (EventCorrected, EventRetracted, EventDisclosed)


class Register:
    """The ids, audiences and chain heads of one record.

    Parameters
    ----------
    record : str
        The record's id.
    entries : iterable of Entry
        What it holds so far, in order.
    """

    def __init__(self, record: str, entries: Iterable[Entry] = ()) -> None:
        self.record = record
        self._nouns: dict[tuple[str, str], list[tuple[str, Any]]] = {}
        self._events: dict[str, Entry] = {}
        self._heads: dict[str, Entry] = {}
        for entry in entries:
            self.take(entry)

    def __contains__(self, hash_: str) -> bool:
        return hash_ in self._events

    def take(self, entry: Entry, event: Event | None = None) -> None:
        """Take in an entry that the record holds."""
        self._events[entry.hash] = entry
        self._heads[entry.audience] = entry
        self._note(event or entry.event(), entry.audience)

    def _note(self, event: Event, audience: str) -> None:
        if isinstance(event, EventDisclosed | EventCorrected):
            self._note(decode(bytes(event.body if isinstance(event, EventDisclosed) else event.instead)), audience)
        else:
            for key, value in introduced(event):
                self._nouns.setdefault(key, []).append((audience, value))

    def head(self, audience: str) -> str:
        """Return the last hash of an audience's chain; empty before its first event."""
        return self._heads[audience].hash if audience in self._heads else START

    def reached(self, audience: str) -> str:
        """Return when the last event of an audience's chain was recorded; empty before its first."""
        return self._heads[audience].recorded_at if audience in self._heads else ""

    def known(self, collection: str, audience: str) -> list[str]:
        """Return the ids of a collection that an audience finds on record, sorted."""
        return sorted(
            key
            for (group, key), held in self._nouns.items()
            if group == collection and any(within(audience, whom) for whom, _ in held)
        )

    def find(self, collection: str, key: str, audience: str) -> Any:
        """Return a noun as last recorded for an audience; none where it finds none."""
        if collection == "events":
            entry = self._events.get(key)
            return entry if entry and within(audience, entry.audience) else None
        seen = [value for whom, value in self._nouns.get((collection, key), ()) if within(audience, whom)]
        return seen[-1] if seen else None

    def next(self, audience: str, event: Event, recorded_at: str = "") -> Entry:
        """Check an event, complete it, and return it as the next entry of its chain.

        Parameters
        ----------
        audience : str
            Who may see it, in canonical form.
        event : Event
            What happened.
        recorded_at : str
            The moment; moved on where the chain has reached it already. Empty: now.

        Raises
        ------
        InvalidEvent
            If it breaks a rule of the record; :class:`UnknownId` where it names what is not on record.
        """
        at = max(
            [
                recorded_at or moment(datetime.now(UTC)),
                *(after(e.recorded_at) for whom, e in self._heads.items() if within(audience, whom)),
            ]
        )
        complete = self.completed(event, audience, at)
        self.check(complete, audience, at)
        return link(self.record, audience, at, self.head(audience), complete)

    def completed(self, event: Event, audience: str, recorded_at: str) -> Event:
        """Return an event with its `known_on`: the earliest publication among its sources, else the day recorded."""
        if event.known_on is not None:
            return event
        dates = [_published(self.find("sources", p.source, audience)) for p in event.passages]
        dates += [s.published.latest for _, s in introduced(event) if isinstance(s, Source) and s.published]
        days = [day for day in dates if day]
        return msgspec.structs.replace(event, known_on=min(days, default=_day(recorded_at)))

    def check(self, event: Event, audience: str, recorded_at: str) -> None:
        """Raise InvalidEvent where an event breaks a rule of the record."""
        view = _View(self, audience)
        _check_days(event, _day(recorded_at))
        if isinstance(event, _ABOUT_EVENTS):
            self._check_about(event, audience, recorded_at, view)
            return
        for collection, key in named(event):
            if view.find(collection, key) is None:
                self._refuse_unknown(collection, key, audience)
        self._check_ids(event, audience, view)
        if event.sourced and not event.passages and not _point_passages(event):
            raise InvalidEvent("{kind} stands on no source", mend="name at least one passage", kind=_kind(event))
        event.check(view)

    def _check_about(self, event: Event, audience: str, recorded_at: str, view: _View) -> None:
        assert isinstance(event, _ABOUT_EVENTS)
        target = self._events.get(event.event)
        if target is None or (not isinstance(event, EventDisclosed) and not within(audience, target.audience)):
            raise UnknownId("no such event: {event}", mend="see `pourparler log`", event=event.event[:12])
        if isinstance(event, EventDisclosed):
            self._check_disclosure(event, target, audience, view)
        elif isinstance(event, EventCorrected):
            inner = decode(bytes(event.instead))
            old = target.event()
            if isinstance(old, _ABOUT_EVENTS) and not isinstance(old, EventDisclosed):
                raise InvalidEvent("a correction cannot be corrected", mend="correct the original event once more")
            old = decode(bytes(old.body)) if isinstance(old, EventDisclosed) else old
            if {k for k, _ in introduced(inner)} != {k for k, _ in introduced(old)}:
                raise InvalidEvent("the correction concerns another thing than the event", mend="keep its kind and id")
            if inner.known_on is None:
                raise InvalidEvent("the corrected event has no `known_on`", mend="state it")
            _check_days(inner, _day(recorded_at))
            for collection, key in named(inner):
                if view.find(collection, key) is None:
                    self._refuse_unknown(collection, key, audience)
            inner.check(view)

    def _check_disclosure(self, event: EventDisclosed, target: Entry, audience: str, view: _View) -> None:
        old = target.event()
        if isinstance(old, _ABOUT_EVENTS):
            raise InvalidEvent("only an original event can be disclosed", mend="name the original event")
        if within(audience, target.audience):
            raise InvalidEvent("{audience} can see that event already", mend="name a wider audience", audience=audience)
        if bytes(event.body) != target.body:
            raise InvalidEvent("the disclosed body is not the event's", mend="disclose it with `pourparler disclose`")
        own = {key for key, _ in introduced(old)}
        for collection, key in named(old):
            if (collection, key) not in own and view.find(collection, key) is None:
                raise InvalidEvent(
                    "it names {key}, which {audience} may not see",
                    mend="disclose that first",
                    key=key,
                    audience=audience,
                )

    def _check_ids(self, event: Event, audience: str, view: _View) -> None:
        tail = suffix(audience)
        for (collection, key), _ in introduced(event):
            if event.renews == "never" and key != "opening" and not is_id(key):
                raise InvalidEvent(
                    "not an id: {key!r}", mend="write small letters and digits, joined by - or .", key=key
                )
            there = view.find(collection, key) is not None
            if there and event.renews == "never":
                raise InvalidEvent("{key} is on record already", mend="take another id, or correct the event", key=key)
            if not there and event.renews == "always":
                raise UnknownId("{key} is not on record", mend="add it first", key=key)
            if not there and event.renews == "never" and key != "opening" and _tail(key) != tail:
                raise InvalidEvent(
                    "an id that {audience} introduces ends in {tail!r}: {key}",
                    mend="call it {wanted}",
                    audience=audience,
                    tail=tail,
                    key=key,
                    wanted=key.split("@")[0] + tail,
                )

    def _refuse_unknown(self, collection: str, key: str, audience: str) -> None:
        import difflib  # noqa: PLC0415 - only refusals need it

        near = difflib.get_close_matches(key, self.known(collection, audience), 3, 0.5)
        mend = "did you mean {near}?" if near else "add it first"
        raise UnknownId(
            "{key} is not among the {collection} that {audience} finds on record",
            mend=mend,
            key=key,
            collection=collection.replace("_", " "),
            audience=audience,
            near=" or ".join(near),
        )


class _View:
    """The register as one audience sees it."""

    def __init__(self, register: Register, audience: str) -> None:
        self._register, self._audience = register, audience

    def find(self, collection: str, key: str) -> Any:
        return self._register.find(collection, key, self._audience)


def _tail(key: str) -> str:
    return key[key.index("@") :] if "@" in key else ""


def _kind(event: Event) -> str:
    return kebab(type(event).__name__)


def _published(source: Any) -> date | None:
    return source.published.latest if source and source.published else None


def _point_passages(event: Event) -> bool:
    draft = getattr(event, "draft", None)
    return draft is not None and any(point.passages for point in draft.points)


def _day(recorded_at: str) -> date:
    return date.fromisoformat(recorded_at[:10])


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


def canonical(event: Event) -> msgspec.Raw:
    """Return an event's body to be carried inside another."""
    return msgspec.Raw(encode(event))
