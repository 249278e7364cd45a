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
from pourparler.domain.source import Source
from pourparler.domain.words import in_language
from pourparler.errors import InvalidEvent, PassageMismatch, UnknownId
from pourparler.record.audience import audience as checked
from pourparler.record.audience import suffix
from pourparler.record.chain import Entry
from pourparler.record.dossier import passages_of
from pourparler.record.event import Event, any_event
from pourparler.record.events.correction import EventCorrected, EventDisclosed, EventRetracted
from pourparler.record.events.source import SourceAdded
from pourparler.record.passage import check_passage, check_span, placed
from pourparler.record.register import Register, canonical
from pourparler.record.store import Store, open_store
from pourparler.regular_file import read_regular


def add(location: str, body: Mapping[str, Any], *, record: str = "", audience: str = "", text: str = "") -> Entry:
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

    Raises
    ------
    InvalidEvent
        In one sentence that says what to mend; nothing is written.
    """
    with open_store(location) as store:
        info = store.record(record)
        whom = checked(audience or info.audience)
        placed_body = {**body, "passages": _placed(store, info.id, body.get("passages") or [])}
        event = as_event(_with_suffix(placed_body, whom))
        _refuse_undated(event)
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
        If the file is not UTF-8 text, or has more than 64 MB.
    """
    try:
        data = read_regular(file, _LARGEST_TEXT + 1)
        if len(data) > _LARGEST_TEXT:
            raise InvalidEvent("has more than {most} MB", where=str(file), mend="keep the part that is cited",
                               most=_LARGEST_TEXT // 2**20)  # fmt: skip
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
        return f"{noun['issue']}.{slug(_telling(noun.get('label', '')), 40)}"
    told = slug(" ".join(_telling(noun[key]) for key in [k for k in _TELLING if noun.get(k)][:4]), 48)
    if word in ("party", "delegate", "issue", "draft", "channel", "ratifier"):
        return told
    return f"{word}-{told}-{day}" if word == "session" else f"{told}-{day}"


def _telling(value: Any) -> str:
    if isinstance(value, dict):
        return str(value["speaker"] if "speaker" in value else in_language(value, "en"))
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


def _refuse_undated(event: Event) -> None:
    """Refuse a source of which nobody says when it was published: it would count as known from today."""
    if isinstance(event, SourceAdded) and event.source.published is None:
        raise InvalidEvent(
            "nobody says when the source was published",
            mend="say it with --published DAY, or DAY/DAY where only a span is known",
        )


def _placed(store: Store, record: str, passages: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return passages whose words got their place in the text."""
    looked_for = [one for one in passages if one.get("quote") and one.get("start") is None]
    if not looked_for:
        return [dict(one) for one in passages]
    sources = _sources(store, record)
    return [placed(one, _text(store, str(one.get("source", "")), sources)) for one in passages]


def _check_passages(store: Store, record: str, event: Event) -> None:
    cited = [passage for passage in passages_of(event) if passage.quote or passage.start is not None]
    if not cited:
        return
    sources = _sources(store, record)
    for passage in cited:
        check_span(passage)
        text = _text(store, passage.source, sources)
        if text is not None:
            check_passage(passage, text)


def _sources(store: Store, record: str) -> dict[str, list[Source]]:
    """Return what is on record of each source, first to last."""
    found: dict[str, list[Source]] = {}
    for event in _events(store, record):
        if isinstance(source := getattr(event, "source", None), Source):
            found.setdefault(source.id, []).append(source)
    return found


def _text(store: Store, key: str, sources: Mapping[str, Sequence[Source]]) -> str | None:
    """Return the text that a source's passages point into; none where none was ever held.

    Raises
    ------
    PassageMismatch
        If the source states no text any more, while one is held: nothing would be checked.
    """
    held = [store.text(source.sha256) if source.sha256 else None for source in sources.get(key, ())]
    if held and not sources[key][-1].sha256 and any(text is not None for text in held):
        raise PassageMismatch(
            "the source states no SHA-256 any more, while its text is held",
            where=key,
            mend="state it again with `add source-changed --sha256`",
        )
    return held[-1] if held else None


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
