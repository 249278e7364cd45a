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
from pourparler.errors import InvalidEvent, UnknownId
from pourparler.record.audience import audience as checked
from pourparler.record.audience import suffix
from pourparler.record.chain import Entry
from pourparler.record.dossier import passages_of
from pourparler.record.event import Event, any_event
from pourparler.record.events.correction import EventCorrected, EventDisclosed, EventRetracted
from pourparler.record.passage import check_passage
from pourparler.record.register import Register, canonical
from pourparler.record.store import Store, open_store


def add(location: str, body: Mapping[str, Any], *, record: str = "", audience: str = "", text: str = "") -> Entry:
    """Append one event.

    Parameters
    ----------
    location, record : str
        Where.
    body : mapping
        The event as plain values, its ``kind`` among them.
    audience : str
        Who may see it; empty: the record's default. A new id gets the audience's ending by itself.
    text : str
        A source's text, kept beside the record so that passages can be checked; empty: none.

    Raises
    ------
    InvalidEvent
        In one sentence that says what to mend; nothing is written.
    """
    with open_store(location) as store:
        info = store.record(record)
        whom = checked(audience or info.audience)
        event = as_event(_with_suffix(body, whom))
        _check_passages(store, info.id, event)
        entry = store.append(info.id, [(whom, event)])[0]
        if text:
            store.save_texts({digest(text): text})
        return entry


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
        If the file is not UTF-8 text.
    """
    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise InvalidEvent("is not UTF-8 text", where=str(file), mend="save it as UTF-8") from None


def passage(words: str) -> dict[str, Any]:
    """Read ``SOURCE``, or ``SOURCE:START-END:WORDS``, as a passage.

    Examples
    --------
    >>> passage("letter:4-9:the cat")
    {'source': 'letter', 'start': 4, 'end': 9, 'quote': 'the cat'}
    """
    source, _, rest = words.partition(":")
    if not rest:
        return {"source": source}
    span, _, quote = rest.partition(":")
    start, dash, end = span.partition("-")
    if not (dash and start.isdecimal() and end.isdecimal()):
        raise InvalidEvent("not a passage: {words!r}", mend="write SOURCE or SOURCE:START-END:WORDS", words=words)
    return {"source": source, "start": int(start), "end": int(end), "quote": quote}


_TELLING = ("party", "delegate", "stance", "earlier", "later", "title", "place", "name", "issue", "options", "topic",
            "speaker", "what", "content", "words", "scope", "said")  # fmt: skip


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
        return f"{noun['issue']}.{slug(str(noun.get('label', '')), 40)}"
    told = slug(" ".join(_telling(noun[key]) for key in [k for k in _TELLING if noun.get(k)][:4]), 48)
    if word in ("party", "delegate", "issue", "draft", "channel", "ratifier"):
        return told
    return f"{word}-{told}-{day}" if word == "session" else f"{told}-{day}"


def _telling(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("speaker", ""))
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


def as_event(body: Mapping[str, Any]) -> Event:
    """Return plain values as an event; refuse what does not fit, naming the field."""
    try:
        return msgspec.convert(body, any_event(), strict=False)  # type: ignore[no-any-return]
    except msgspec.ValidationError as error:
        raise InvalidEvent("{why}", mend="see `pourparler add --help`", why=str(error)) from None


def _with_suffix(body: Mapping[str, Any], whom: str) -> dict[str, Any]:
    """Give a new noun's id the ending that its audience calls for."""
    tail, changed = suffix(whom), dict(body)
    if tail and not str(body.get("kind", "")).endswith(("-changed", "-limited")):
        for name, value in body.items():
            if isinstance(value, Mapping) and "@" not in str(value.get("id", "@")):
                changed[name] = {**value, "id": f"{value['id']}{tail}"}
    return changed


def _check_passages(store: Store, record: str, event: Event) -> None:
    cited = [passage for passage in passages_of(event) if passage.quote or passage.start is not None]
    if not cited:
        return
    sources = {getattr(e, "source", None) and e.source.id: e.source for e in _events(store, record)
               if hasattr(e, "source")}  # fmt: skip
    for passage in cited:
        source = sources.get(passage.source)
        text = store.text(source.sha256) if source is not None and source.sha256 else None
        if text is not None:
            check_passage(passage, text)


def _events(store: Store, record: str) -> list[Any]:
    return [entry.event() for entry in store.entries(record)]


def correct(location: str, prefix: str, instead: Mapping[str, Any], ground: str, *, happened_on: Interval,
            record: str = "") -> Entry:  # fmt: skip
    """Put a new body in the place of an event's, from today; the old one stays in the chain."""
    with open_store(location) as store:
        info = store.record(record)
        entries = store.entries(info.id)
        target = _found(entries, prefix)
        body = as_event(instead)
        _check_passages(store, info.id, body)
        event = EventCorrected(happened_on=happened_on, event=target.hash, ground=ground, instead=canonical(body))
        return store.append(info.id, [(target.audience, event)])[0]


def retract(location: str, prefix: str, ground: str, *, happened_on: Interval, record: str = "") -> Entry:
    """Let an event count no longer, from today; it stays in the chain."""
    with open_store(location) as store:
        info = store.record(record)
        target = _found(store.entries(info.id), prefix)
        event = EventRetracted(happened_on=happened_on, event=target.hash, ground=ground)
        return store.append(info.id, [(target.audience, event)])[0]


def disclose(
    location: str, prefixes: Sequence[str], to: str, *, happened_on: Interval, record: str = ""
) -> list[Entry]:
    """Open confidential events to a wider audience, as they count now, in the order given, all or none."""
    with open_store(location) as store:
        info = store.record(record)
        entries = store.entries(info.id)
        whom = checked(to)
        register = Register(info.id, entries)
        events = []
        for prefix in prefixes:
            target = _found(entries, prefix)
            body = register.current(target.hash)
            if body is None:
                raise InvalidEvent(
                    "the event {event} was retracted", mend="disclose only what still counts", event=target.hash[:12]
                )
            events.append((whom, EventDisclosed(happened_on=happened_on, event=target.hash, body=Raw(body))))
        return store.append(info.id, events)


def _found(entries: Sequence[Entry], prefix: str) -> Entry:
    named = [entry for entry in entries if entry.hash.startswith(prefix)]
    if len(named) != 1 or not prefix:
        raise UnknownId("{count} events begin with {prefix!r}", mend="give a hash as `pourparler log` prints it",
                        count=len(named) or "no", prefix=prefix)  # fmt: skip
    return named[0]
