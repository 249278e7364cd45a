"""An event: something that happened, in the past tense, with its evidence.

Every kind of event is a class in a file of :mod:`pourparler.record.events`, found by walking that folder.
An event says which noun it puts on record; what it names is read off the types of its fields.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, ClassVar, Literal, Protocol, Union

import msgspec
from msgspec import Struct

from pourparler.domain.interval import Interval
from pourparler.domain.source import Passage


class Ledger(Protocol):
    """Where an event puts its noun when it is replayed."""

    def put(self, collection: str, key: str, value: object) -> None:
        """Put a noun under a key, in place of what stood there."""

    def change(self, collection: str, part: Any) -> None:
        """Change what a part names of the noun with its id; nothing where there is no such noun."""


class OnRecord(Protocol):
    """What an event's audience finds on record when the event is checked."""

    def find(self, collection: str, key: str) -> Any:
        """Return the noun under a key, as it was last recorded; none where the audience finds none."""


Renewal = Literal["never", "always", "either"]
"""Whether an event's noun must be new to the record, must be on it already, or may be either."""


def kebab(name: str) -> str:
    """Return a class name as the kind written in records: ``PartyAdded`` is ``party-added``.

    Examples
    --------
    >>> kebab("NextStepAnnounced")
    'next-step-announced'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


class Event(
    Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag=kebab,
    gc=False,
):
    """Something that happened.

    Parameters
    ----------
    happened_on : Interval
        When; it counts from its latest possible day.
    known_on : datetime.date, optional
        From when it could be known. None only before it is appended: the earliest publication
        among its sources is filled in, otherwise the day it happened or was recorded; see `framed`.
    passages : tuple of Passage
        On what it rests.
    note : str
        The recorder's remark.

    Notes
    -----
    `renews` says whether the noun must be new; `sourced`, whether at least one passage is needed; `framed`, whether it
    belongs to the analyst's frame, which without a source is known from the day it happened; `about_record`, whether
    it tells of the record and not of the talks.
    """

    renews: ClassVar[Renewal] = "never"
    sourced: ClassVar[bool] = False
    framed: ClassVar[bool] = False
    about_record: ClassVar[bool] = False

    happened_on: Interval
    known_on: date | None = None
    passages: tuple[Passage, ...] = ()
    note: str = ""

    def apply(self, ledger: Ledger) -> None:
        """Put what happened into the ledger."""

    def check(self, on_record: OnRecord) -> None:
        """Raise InvalidEvent where the event does not fit what is on record."""


@cache
def kinds() -> dict[str, type[Event]]:
    """Return every kind of event by its name, in alphabetical order."""
    package = importlib.import_module("pourparler.record.events")
    by_name: dict[str, type[Event]] = {}
    for module in pkgutil.iter_modules(package.__path__):
        contents = vars(importlib.import_module(f"{package.__name__}.{module.name}"))
        for thing in contents.values():
            if isinstance(thing, type) and issubclass(thing, Event) and thing is not Event:
                by_name[kebab(thing.__name__)] = thing
    return dict(sorted(by_name.items()))


@cache
def any_event() -> Any:
    """Return the union of all kinds, for decoding."""
    return Union[tuple(kinds().values())]  # noqa: UP007 - the members are found at run time


@cache
def _decoder() -> msgspec.json.Decoder[Event]:
    return msgspec.json.Decoder(any_event())


def decode(body: bytes | str) -> Event:
    """Read an event's body from its canonical JSON."""
    return _decoder().decode(body)


_encoder = msgspec.json.Encoder(order="sorted")


def encode(event: Event) -> bytes:
    """Return an event's body as canonical JSON: keys sorted, no white space, defaults left out, UTF-8.

    Examples
    --------
    >>> from pourparler.record.events.context import ContextNoted
    >>> from pourparler.domain.context import Context
    >>> encode(ContextNoted(happened_on=Interval.of("2025-11-28"), context=Context("quits", "He resigns")))
    b'{"context":{"id":"quits","what":"He resigns"},"happened_on":["2025-11-28","2025-11-28"],"kind":"context-noted"}'
    """
    return _encoder.encode(event)


def named(event: object) -> Iterator[tuple[str, str]]:
    """Yield every (collection, id) that an event or noun names, as its field types say.

    Examples
    --------
    >>> from pourparler.domain.issue import Option
    >>> list(named(Option("army.none", "army", "no limit")))
    [('issues', 'army')]
    """
    kind: Any = type(event)
    for attribute, reach in _reaches(kind):
        value = getattr(event, attribute)
        if value is not None and value is not msgspec.UNSET:
            yield from reach(value)


@cache
def _reaches(kind: type) -> tuple[tuple[str, Any], ...]:
    info = msgspec.inspect.type_info(kind)
    assert isinstance(info, msgspec.inspect.StructType)
    pairs = ((field.name, _reach(field.type)) for field in info.fields)
    return tuple((name, reach) for name, reach in pairs if reach is not None)


def _reach(info: Any) -> Any:
    """Return a function that yields what a value of this type names; none where the type names nothing."""
    inspect = msgspec.inspect
    if isinstance(info, inspect.Metadata):
        collection = (info.extra or {}).get("names")
        return (lambda value: ((collection, value),)) if collection else _reach(info.type)
    if isinstance(info, inspect.StructType):
        return named if _reaches(info.cls) else None
    if isinstance(info, inspect.UnionType):
        reaches = [reach for reach in map(_reach, info.types) if reach is not None]
        return reaches[0] if reaches else None
    if isinstance(info, inspect.VarTupleType):
        inner = _reach(info.item_type)
        return (lambda values: (pair for value in values for pair in inner(value))) if inner else None
    if isinstance(info, inspect.DictType):
        inner = _reach(info.key_type)
        return (lambda values: (pair for value in values for pair in inner(value))) if inner else None
    return None


class _Collector:
    def __init__(self) -> None:
        self.puts: list[tuple[tuple[str, str], Any]] = []

    def put(self, collection: str, key: str, value: object) -> None:
        self.puts.append(((collection, key), value))

    def change(self, collection: str, part: Any) -> None:
        self.puts.append(((collection, part.id), part))


def introduced(event: Event) -> Iterator[tuple[tuple[str, str], Any]]:
    """Yield what an event puts on record, ((collection, key), noun); of a noun that it changes, the part it names."""
    collector = _Collector()
    event.apply(collector)
    return iter(collector.puts)
