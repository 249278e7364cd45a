"""What a kind of event asks for, read off the kind's own fields once, for every face: nothing here lists them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from functools import cache
from typing import Any, get_args, get_type_hints

import msgspec
from msgspec import NODEFAULT, Struct, inspect

from pourparler.domain.interval import Interval
from pourparler.domain.negotiation import COLLECTIONS, Negotiation
from pourparler.record.event import Event, kebab, kinds

COMMON = ("happened_on", "known_on", "passages", "note")
"""The fields that every kind has."""

_NOUN_ENDINGS = re.compile(
    r"-(added|named|stated|given|opened|held|tabled|made|noted|taken|announced|set|estimated|reached|continued)$"
)


class Sort(Enum):
    """What a field holds."""

    TEXT = "text"
    WORDS = "words"
    """Plain words, or one text for each language."""

    FLAG = "flag"
    CHOICE = "choice"
    DAY = "day"
    DAYS = "days"
    """A day, or two between which it was."""

    NUMBER = "number"
    GROUP = "group"
    """Fields of its own."""

    PAIRS = "pairs"
    """A value for each of several keys; its fields are the ``key`` and the ``value``."""


class Field(Struct, frozen=True):
    """A field of an event, or of what stands in one.

    Parameters
    ----------
    name : str
        As records spell it.
    sort : Sort
        What it holds; of several, what each of them is.
    required : bool
        Whether it must be given.
    several : bool
        Whether it holds a list.
    names : str
        The collection whose ids it holds, such as ``parties``; empty: it names nothing on record.
    choices : type of Enum, optional
        What one may choose from.
    fields : tuple of Field
        Of a group or of pairs, what stands in it.
    of : str
        Of a group, the name of its type, such as ``Voice``.
    fixed : bool
        Of a group: whether it always stands there. Otherwise it may be left out as a whole.
    part : bool
        Of a group: whether it only names what changes of a noun; see :mod:`pourparler.record.part`.
    defaulted : bool
        Whether something stands for it where it is not given; it need not be named then.
    default : object
        What that is; none where nothing is.
    """

    name: str
    sort: Sort
    required: bool = False
    several: bool = False
    names: str = ""
    choices: type[Enum] | None = None
    fields: tuple[Field, ...] = ()
    of: str = ""
    fixed: bool = False
    part: bool = False
    defaulted: bool = False
    default: Any = None


class Kind(Struct, frozen=True):
    """A kind of event that can be added by hand.

    Parameters
    ----------
    word : str
        With which it is added: ``position``.
    kind : str
        As records spell it: ``position-taken``.
    told : str
        What happened, in a sentence.
    fields : tuple of Field
        The fields that are its own.
    sourced : bool
        Whether it needs a source.
    changes : str
        The collection with the noun that it changes; empty where it puts something new on record.
    """

    word: str
    kind: str
    told: str
    fields: tuple[Field, ...]
    sourced: bool
    changes: str


@cache
def verbs() -> dict[str, type[Event]]:
    """Return the kinds that can be added by hand, by the word they are added with.

    A kind that puts a noun on record is added by the noun: ``add position``. The others bear their own name:
    ``add mandate-withdrawn``.

    Examples
    --------
    >>> verbs()["position"].__name__, "mandate-withdrawn" in verbs(), "event-erased" in verbs()
    ('PositionTaken', True, False)
    """
    events: dict[str, type[Event]] = {}
    for kind, event in kinds().items():
        if not event.about_record and not kind.startswith("negotiation-"):
            events[_NOUN_ENDINGS.sub("", kind)] = event
    return dict(sorted(events.items()))


@cache
def kind_added(word: str) -> Kind | None:
    """Return the kind that is added with a word; none where none is.

    Examples
    --------
    >>> [field.name for field in kind_added("position-withdrawn").fields]
    ['position']
    """
    event = verbs().get(word)
    return _kind(word, event) if event else None


def word_of(kind: str) -> str:
    """Return the word with which a kind is added by hand; empty where it is not.

    Examples
    --------
    >>> word_of("position-taken"), word_of("event-erased")
    ('position', '')
    """
    return next((word for word, event in verbs().items() if kebab(event.__name__) == kind), "")


def _kind(word: str, event: type[Event]) -> Kind:
    told = (event.__doc__ or "").splitlines()[0]
    fields = own_fields(event)
    noun = fields[0].of if event.renews == "always" else ""
    return Kind(word, kebab(event.__name__), told, fields, event.sourced, _collections().get(noun, ""))


@cache
def _collections() -> dict[str, str]:
    """Return the collections of a negotiation by the types of their nouns, and of the parts of these."""
    hints = get_type_hints(Negotiation)
    nouns = {get_args(get_args(hints[name])[1])[0].__name__: name for name in COLLECTIONS}
    return nouns | {f"{noun}Part": name for noun, name in nouns.items()}


@cache
def own_fields(event: type[Event]) -> tuple[Field, ...]:
    """Return the fields that are a kind's own."""
    return tuple(_field(one) for one in _of(event) if one.name not in COMMON)


@cache
def common_fields() -> tuple[Field, ...]:
    """Return the fields that every kind has.

    Examples
    --------
    >>> [field.name for field in common_fields()]
    ['happened_on', 'known_on', 'passages', 'note']
    """
    return tuple(_field(one) for one in _of(Event) if one.name in COMMON)


def _of(event: type[Event]) -> Iterable[inspect.Field]:
    info = inspect.type_info(event)
    assert isinstance(info, inspect.StructType)
    return info.fields


def _field(one: inspect.Field) -> Field:
    made = _made(one.name, one.type)
    default = one.default if one.default_factory is NODEFAULT else one.default_factory()
    known = default is not NODEFAULT
    return msgspec.structs.replace(made, required=one.required, defaulted=known, default=default if known else None)


def _made(name: str, info: Any) -> Field:
    """Return a field of a type, as far as the type tells."""
    plain, names = _plain(info)
    if _in_languages(info):
        return Field(name, Sort.WORDS)
    if isinstance(plain, inspect.VarTupleType):
        return msgspec.structs.replace(_made(name, plain.item_type), several=True, fixed=False)
    if isinstance(plain, inspect.StructType) and plain.cls is not Interval:
        inner = tuple(_field(one) for one in plain.fields)
        part = any(not (f.required or f.defaulted) for f in inner)
        return Field(name, Sort.GROUP, fields=inner, of=plain.cls.__name__, fixed=plain is info, part=part)
    if isinstance(plain, inspect.DictType):
        pair = (_made("key", plain.key_type), _made("value", plain.value_type))
        return Field(name, Sort.PAIRS, fields=pair, several=True)
    if isinstance(plain, inspect.EnumType):
        return Field(name, Sort.CHOICE, choices=plain.cls)
    return Field(name, _SORTS.get(type(plain), Sort.TEXT), names=names)


_SORTS: dict[type[Any], Sort] = {
    inspect.BoolType: Sort.FLAG,
    inspect.DateType: Sort.DAY,
    inspect.StructType: Sort.DAYS,  # what is left of them: an interval of days
    inspect.IntType: Sort.NUMBER,
    inspect.FloatType: Sort.NUMBER,
}


def _in_languages(info: Any) -> bool:
    """Return whether a type is :data:`pourparler.domain.words.Words`: plain, or one text per language."""
    members = {type(member) for member in info.types} if isinstance(info, inspect.UnionType) else set()
    return {inspect.StrType, inspect.DictType} <= members


def _plain(info: Any) -> tuple[Any, str]:
    """Return a type without its wrapping, and the collection whose ids it names; empty where none."""
    names = ""
    while True:
        if isinstance(info, inspect.Metadata):
            names = (info.extra or {}).get("names", names)
            info = info.type
        elif isinstance(info, inspect.UnionType):
            members = [t for t in info.types if not isinstance(t, inspect.NoneType)]
            info = next((t for t in members if isinstance(t, inspect.StrType)), members[0])
        else:
            return info, names
