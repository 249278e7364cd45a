"""Add events to a record by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Raw

from pourparler.domain.ids import slug
from pourparler.domain.interval import Interval
from pourparler.domain.source import Release, Source
from pourparler.domain.statement import Statement
from pourparler.domain.words import in_language
from pourparler.errors import InvalidEvent, UnknownId
from pourparler.record.appending import Follows
from pourparler.record.audience import audience as checked
from pourparler.record.audience import suffix, within
from pourparler.record.entry import Entry
from pourparler.record.event import Event, any_event, decode, introduced
from pourparler.record.events.correction import EventCorrected, EventDisclosed, EventOpened, EventRetracted
from pourparler.record.events.source import SourceAdded
from pourparler.record.info import RecordInfo
from pourparler.record.opening import open_store
from pourparler.record.passages import passages_of
from pourparler.record.register import Register, canonical
from pourparler.record.release import require_quotable
from pourparler.record.store import Store
from pourparler.regular_file import read_regular
from pourparler.workbench.passage import TextOf, check_passages, placed_in, texts


def add(
    location: str,
    body: Mapping[str, Any],
    *,
    record: str = "",
    audience: str = "",
    text: str = "",
    by: str = "",
    request: str = "",
) -> Entry:
    """Append one event.

    Parameters
    ----------
    location, record : str
        Where.
    body : mapping
        The event as plain values, its ``kind`` among them. The words of a passage without offsets are looked for in
        the source's text, and get their place.
    audience : str
        Who may see it; empty: the record's default. A new id gets the audience's ending by itself.
    text : str
        A source's text, kept beside the record so that passages can be checked; empty: none.
    by : str
        Who records it; told within the team. Empty: nobody is told.
    request : str
        An id of this request: asked again, it changes nothing and gives the same entry. Empty: none.

    Raises
    ------
    InvalidEvent
        In one sentence that says what to mend; nothing is written.
    """
    with open_store(location) as store:
        info = store.record(record)
        whom = checked(audience or info.audience)
        event = ready(body, whom, texts(store, info.id, whom), text)
        copies = [(whom, text)] if text else []
        return store.append(info.id, [(whom, event)], by=by, texts=copies, request=(by, request))[0]


def ready(body: Mapping[str, Any], audience: str, text_of: TextOf, text: str = "") -> Event:
    """Return plain values as an event that may be appended for an audience: ids as they will be, passages checked.

    Parameters
    ----------
    body : mapping
        As for :func:`add`.
    audience : str
        Who may see it.
    text_of : callable
        Gives a source's text; see :func:`pourparler.workbench.passage.texts`.
    text : str
        The text of the source that the event itself adds; empty: none.

    Raises
    ------
    InvalidEvent
        Where it does not fit, or a source has no date; :class:`~pourparler.errors.PassageMismatch` where quoted words
        do not stand in their source.
    """
    looked_up = {**body, "passages": placed_in(body.get("passages") or [], text_of)}
    event = as_event(_with_suffix(looked_up, audience))
    _refuse_undated(event)
    check_passages(event, text_of, text)
    return event


def digest(text: str) -> str:
    """Return the SHA-256 of a source's text as UTF-8, as sources state it.

    Examples
    --------
    >>> digest("words")[:8]
    'dba36bff'
    """
    return hashlib.sha256(text.encode()).hexdigest()


def read_text(file: Path) -> str:
    """Return a source's text.

    Raises
    ------
    InvalidEvent
        If the file is not UTF-8 text, or has more than 64 MB.
    """
    try:
        data = read_regular(file, _LARGEST_TEXT + 1)
        if len(data) > _LARGEST_TEXT:
            raise InvalidEvent(
                "has more than {most} MB",
                where=str(file),
                mend="keep the part that is cited",
                most=_LARGEST_TEXT // 2**20,
            )
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise InvalidEvent("is not UTF-8 text", where=str(file), mend="save it as UTF-8") from None


def passage(words: str) -> dict[str, Any]:
    """Read ``SOURCE``, ``SOURCE::WORDS`` or ``SOURCE:START-END:WORDS``, as a passage.

    Examples
    --------
    >>> passage("letter:4-9:the cat")
    {'source': 'letter', 'start': 4, 'end': 9, 'quote': 'the cat'}
    >>> passage("letter::the cat")
    {'source': 'letter', 'quote': 'the cat'}
    """
    source, _, rest = words.partition(":")
    span, _, quote = rest.partition(":")
    if not rest:
        return {"source": source}
    if not span and quote.strip():
        return {"source": source, "quote": quote}
    start, dash, end = span.partition("-")
    if not (dash and start.isdecimal() and end.isdecimal() and len(span) < _LONGEST_SPAN):
        raise InvalidEvent(
            "not a passage: {words!r}",
            mend="write SOURCE, SOURCE::WORDS or SOURCE:START-END:WORDS",
            words=words if len(words) <= _LONGEST_SPAN else f"{words[:_LONGEST_SPAN]}…",
        )
    return {"source": source, "start": int(start), "end": int(end), "quote": quote}


_LONGEST_SPAN = 80
_LARGEST_TEXT = 64 * 2**20
_TELLING = (
    "party",
    "delegate",
    "stance",
    "earlier",
    "later",
    "title",
    "place",
    "name",
    "issue",
    "options",
    "topic",
    "speaker",
    "what",
    "content",
    "words",
    "scope",
    "said",
)


def named(body: Mapping[str, Any], word: str, day: str) -> dict[str, Any]:
    """Give a noun without an id one that explains itself, made of its own words and its day.

    Examples
    --------
    >>> named({"session": {"place": "Élysée"}}, "session", "2025-12-01")
    {'session': {'id': 'session-elysee-2025-12-01', 'place': 'Élysée'}}
    """
    done = dict(body)
    for name, noun in body.items():
        if isinstance(noun, dict) and "id" not in noun and name not in ("required", "status", "outcome", "stage"):
            done[name] = {"id": _explaining(noun, word, day), **noun}
    return done


def _explaining(noun: Mapping[str, Any], word: str, day: str) -> str:
    if word == "option":
        return f"{str(noun['issue']).partition('@')[0]}.{slug(_telling(noun.get('label', '')), 40)}"
    words = slug(" ".join(_telling(noun[key]) for key in [k for k in _TELLING if noun.get(k)][:4]), 48)
    if word in ("party", "delegate", "issue", "draft", "channel", "ratifier"):
        return words
    return f"{word}-{words}-{day}" if word == "session" else f"{words}-{day}"


def _telling(value: Any) -> str:
    if isinstance(value, dict):
        return str(value["speaker"] if "speaker" in value else in_language(value, "en"))
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


def as_event(body: Mapping[str, Any]) -> Event:
    """Return plain values as an event; refuse what does not fit, naming the field."""
    try:
        return msgspec.convert(body, any_event(), strict=False)  # type: ignore[no-any-return]
    except msgspec.ValidationError as error:
        raise InvalidEvent("{why}", mend="see {verb[add --help]}", why=str(error)) from None


def _with_suffix(body: Mapping[str, Any], whom: str) -> dict[str, Any]:
    """Give a new noun's id the ending that its audience calls for."""
    tail, changed = suffix(whom), dict(body)
    if tail and not str(body.get("kind", "")).endswith(("-changed", "-limited")):
        for name, value in body.items():
            if isinstance(value, Mapping) and "@" not in str(value.get("id", "@")):
                changed[name] = {**value, "id": f"{value['id']}{tail}"}
    return changed


def _refuse_undated(event: Event) -> None:
    """Refuse a source of which nobody says when it was published: it would count as known from today."""
    if isinstance(event, SourceAdded) and event.source.published is None:
        raise InvalidEvent(
            "nobody says when the source was published",
            mend="say it with {option[published]} DAY, or DAY/DAY where only a span is known",
        )


def correct(
    location: str,
    prefix: str,
    instead: Mapping[str, Any],
    ground: str,
    *,
    happened_on: Interval,
    record: str = "",
    by: str = "",
    request: str = "",
) -> Entry:
    """Put a new body in the place of an event's, from today; the old one stays on record.

    Parameters
    ----------
    location, record : str
        Where.
    prefix : str
        The event, by the beginning of its hash.
    instead : mapping
        The whole event as it should have been, as plain values; its kind and id stand.
    ground : str
        Why.
    happened_on : Interval
        When it was corrected.
    by, request : str
        As for :func:`add`.
    """
    with open_store(location) as store:
        info = store.record(record)
        target = entry_named(store, info, prefix)
        body = as_event(instead)
        check_passages(body, texts(store, info.id, target.audience))
        event = EventCorrected(happened_on=happened_on, event=target.hash, ground=ground, instead=canonical(body))
        return store.append(info.id, [(target.audience, event)], by=by, request=(by, request))[0]


def retract(
    location: str, prefix: str, ground: str, *, happened_on: Interval, record: str = "", by: str = "", request: str = ""
) -> Entry:
    """Let an event count no longer, from today; it stays on record."""
    with open_store(location) as store:
        info = store.record(record)
        target = entry_named(store, info, prefix)
        event = EventRetracted(happened_on=happened_on, event=target.hash, ground=ground)
        return store.append(info.id, [(target.audience, event)], by=by, request=(by, request))[0]


def disclose(
    location: str,
    prefixes: Sequence[str],
    to: str,
    *,
    happened_on: Interval,
    record: str = "",
    by: str = "",
    request: str = "",
) -> list[Entry]:
    """Open confidential events to a wider audience, as they count for all who could see them, all or none.

    Returns
    -------
    list of Entry
        What the wider audience is given, in the order asked for.
    """
    with open_store(location) as store:
        info = store.record(record)
        whom = checked(to)
        events: list[tuple[str, Event | Follows]] = []
        for prefix in prefixes:
            target = entry_named(store, info, prefix)
            if within(whom, target.audience):
                raise InvalidEvent("{audience} can see that event already", mend="name a wider audience", audience=whom)
            if not within(target.audience, whom):
                raise InvalidEvent(
                    "{audience} leaves out some who see that event already ({before})",
                    mend="name them, too",
                    audience=whom,
                    before=target.audience,
                )
            register = Register(info.id, target.audience, store.shared(info.id, target.audience))
            body = register.current(target.hash)
            if body is None:
                raise InvalidEvent(
                    "the event {event} was retracted", mend="disclose only what still counts", event=target.hash[:12]
                )
            require_quotable(_terms(decode(body), register), whom, info, disclosed=True)
            events.append((whom, EventDisclosed(happened_on=happened_on, body=Raw(body))))
            events.append((target.audience, _opened(target.hash, happened_on)))
        fresh = store.append(info.id, events, by=by, request=(by, request))
        return fresh[::2]


def _terms(event: Event, register: Register) -> list[Release]:
    """Return the terms of release of what an event puts on record and of the sources on which it rests, as they are."""
    keys = [key for key, _ in introduced(event)] + [("sources", p.source) for p in passages_of(event)]
    nouns = [register.find(*key) for key in keys]
    return [noun.release for noun in nouns if isinstance(noun, Source | Statement)]


def _opened(hash_: str, happened_on: Interval) -> Follows:
    return lambda fresh: EventOpened(happened_on=happened_on, event=hash_, disclosed=fresh[-1].hash)


def entry_named(store: Store, info: RecordInfo, prefix: str) -> Entry:
    """Return the event that whoever keeps the record may see and whose hash begins so.

    Raises
    ------
    UnknownId
        If there is none, or several.
    """
    matches = [entry for entry in store.entries(info.id, info.keeper) if entry.hash.startswith(prefix)]
    if len(matches) != 1 or not prefix:
        raise UnknownId(
            "{count} events begin with {prefix!r}",
            mend="give a hash as {verb[log]} prints it",
            count=len(matches) or "no",
            prefix=prefix,
        )
    return matches[0]
