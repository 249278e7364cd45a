"""What a field holds, in words, whatever it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from msgspec import UNSET, Struct, inspect

from pourparler.brief.words.choice import choice
from pourparler.brief.words.listing import thing
from pourparler.brief.words.wording import Wording
from pourparler.domain.evidence import Voice
from pourparler.domain.interval import Interval


def stated(wording: Wording, noun: Struct) -> Iterator[tuple[str, str | None]]:
    """Yield what a noun, or a part of one, states beside its id: the field, and its value in words; none: emptied.

    Examples
    --------
    >>> from pourparler.brief.words.language import language
    >>> from pourparler.domain.context import Context
    >>> from pourparler.domain.negotiation import Negotiation
    >>> words = Wording(Negotiation(record="toy", viewer="everyone"), language("en"))
    >>> list(stated(words, Context("c", "He resigns")))
    [('what', 'He resigns'), ('kind', ''), ('place', '')]
    """
    for name in noun.__struct_fields__:
        held = getattr(noun, name)
        if name != "id" and held is not UNSET:
            yield name, None if held is None else value(wording, held, names(type(noun), name))


@cache
def names(noun: type[Struct], field: str) -> str:
    """Return the collection whose ids a field holds, as its type says; empty where it holds none.

    Examples
    --------
    >>> from pourparler.domain.position import Position
    >>> names(Position, "options"), names(Position, "paraphrase")
    ('options', '')
    """
    info = inspect.type_info(noun)
    assert isinstance(info, inspect.StructType)
    return next((_names(one.type) for one in info.fields if one.name == field), "")


def _names(info: Any) -> str:
    if isinstance(info, inspect.Metadata):
        return (info.extra or {}).get("names") or _names(info.type)
    if isinstance(info, inspect.UnionType):
        return next(filter(None, map(_names, info.types)), "")
    return _names(info.item_type) if isinstance(info, inspect.VarTupleType) else ""


def value(wording: Wording, held: Any, collection: str = "") -> str:
    """Return a value in words: ids by what they name, days, lists and words in the language of the reader."""
    say = wording.say
    match held:
        case bool():
            return say("yes") if held else say("no")
        case Enum():
            return choice(say, held)
        case str():
            return thing(wording, collection, held) if collection else held
        case dict():
            return say.of(held)
        case date():
            return say.day(held)
        case Interval():
            return say.days(held)
        case Voice():
            return wording.voice(held)
        case tuple():
            return say.list([value(wording, one, collection) for one in held]) or say("nothing")
        case _:
            return str(held)
