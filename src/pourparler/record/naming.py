"""One id for two things: two copies that grew apart may introduce the same id. Both things stay.

The first in the record's order keeps the id, the other is called ``id~`` and the first eight digits of the hash that
introduced it. What names the id means the thing that was on record where and when it was written.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct, structs

from pourparler.record.ancestry import Ancestry
from pourparler.record.entry import Entry
from pourparler.record.event import introduced, named
from pourparler.record.events.settlement import IdSettled
from pourparler.record.happening import Happening

Key = tuple[str, str]
"""A collection, and an id in it."""


def rivals(happenings: Sequence[Happening]) -> dict[Key, list[Happening]]:
    """Return, for each id that stands for different things, the events that introduced them, in order."""
    by_key: dict[Key, list[tuple[Happening, Any]]] = {}
    for happening in happenings:
        if happening.event.renews == "never":
            for key, noun in introduced(happening.event):
                by_key.setdefault(key, []).append((happening, noun))
    twice = {key: pairs for key, pairs in by_key.items() if len(pairs) > 1 and key[0] != "openings"}
    return {key: _different(pairs) for key, pairs in twice.items() if len(_different(pairs)) > 1}


def _different(pairs: list[tuple[Happening, Any]]) -> list[Happening]:
    distinct: list[tuple[Happening, Any]] = []
    for happening, noun in pairs:
        if all(noun != other for _, other in distinct):
            distinct.append((happening, noun))
    return [happening for happening, _ in distinct]


def told_apart(happenings: list[Happening], about: Sequence[Happening], entries: Sequence[Entry]) -> list[Happening]:
    """Return what happened with every id standing for one thing.

    Parameters
    ----------
    happenings : list of Happening
        In the record's order.
    about : sequence of Happening
        Among them, what settles ids.
    entries : sequence of Entry
        What the viewer may see, in order.
    """
    doubled = rivals(happenings)
    if not doubled:
        return happenings
    ancestry = Ancestry(entries)
    settled = _settled(about)
    return [renamed(happening, _meant(happening, doubled, ancestry, settled)) for happening in happenings]


def called(key: Key, happening: Happening) -> str:
    """Return what the second of two things under one id is called.

    Examples
    --------
    >>> from datetime import date
    >>> called(("options", "army.large"), Happening(None, "9f3a01bc77", "everyone", date(2025, 1, 1)))
    'army.large~9f3a01bc'
    """
    return f"{key[1]}~{happening.hash[:8]}"


def _settled(about: Sequence[Happening]) -> dict[Key, str]:
    """Return what a second thing was settled to be called, by its collection and its provisional id."""
    names: dict[Key, str] = {}
    for happening in about:
        if isinstance(happening.event, IdSettled):
            stated = happening.event.settlement
            names[stated.collection, stated.id] = stated.name or stated.id.partition("~")[0]
    return names


def _meant(
    happening: Happening, doubled: dict[Key, list[Happening]], ancestry: Ancestry, settled: dict[Key, str]
) -> dict[Key, str]:
    """Return the ids that an event names and means as something else."""
    names = {*named(happening.event), *(key for key, _ in introduced(happening.event))}
    table: dict[Key, str] = {}
    for key in names & doubled.keys():
        by = doubled[key]
        own = [h for h in by if h.hash == happening.hash or ancestry.before(h.hash, happening.hash)]
        # A writer who found both wrote of the first, unless the other's own name was used.
        bearer = own[0] if own else by[0]
        if bearer is not by[0]:
            provisional = called(key, bearer)
            table[key] = settled.get((key[0], provisional), provisional)
    for pair in names:
        if pair in settled:
            table[pair] = settled[pair]
    return table


def renamed(happening: Happening, table: dict[Key, str]) -> Happening:
    """Return what happened with other ids, those that it names and those that it puts on record."""
    if not table:
        return happening
    event = _with(happening.event, table)
    own = {key[1]: new for key, new in table.items() if key in {k for k, _ in introduced(happening.event)}}
    for field in structs.fields(event):
        noun = getattr(event, field.name)
        if isinstance(noun, Struct) and getattr(noun, "id", None) in own:
            event = structs.replace(event, **{field.name: structs.replace(noun, id=own[noun.id])})  # type: ignore[attr-defined]
    return Happening(event, happening.hash, happening.audience, happening.known_on)


def _with(value: Any, table: dict[Key, str]) -> Any:
    """Return a value whose fields name other ids, as their types say what they name."""
    info = msgspec.inspect.type_info(type(value))
    assert isinstance(info, msgspec.inspect.StructType)
    changes = {f.name: _mapped(f.type, getattr(value, f.name), table) for f in info.fields}
    return structs.replace(value, **changes)


def _mapped(info: Any, value: Any, table: dict[Key, str]) -> Any:
    inspect = msgspec.inspect
    if value is None or value is msgspec.UNSET:
        return value
    if isinstance(info, inspect.Metadata):
        collection = (info.extra or {}).get("names")
        return table.get((collection, value), value) if collection else _mapped(info.type, value, table)
    if isinstance(value, Struct):
        return _with(value, table)
    if isinstance(info, inspect.UnionType):
        fitting = [t for t in info.types if not isinstance(t, inspect.NoneType)]
        return _mapped(fitting[0], value, table) if len(fitting) == 1 else value
    if isinstance(info, inspect.VarTupleType):
        return tuple(_mapped(info.item_type, item, table) for item in value)
    if isinstance(info, inspect.DictType):
        return {_mapped(info.key_type, key, table): item for key, item in value.items()}
    return value
