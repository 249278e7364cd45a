"""What names something that no longer counts is never lost and never breaks a page: it is set aside, and shown so.

A retraction, an erasure, or a page of checked events alone takes things away that others rest on. Where the rest keeps
its meaning without them, it counts without them; otherwise it does not count, and both are told.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from msgspec import Struct, structs

from pourparler.domain.draft import Bracket, Draft, Point
from pourparler.domain.evidence import Voice
from pourparler.domain.next_step import NextStep
from pourparler.domain.position import Position
from pourparler.domain.session import Participant, Session
from pourparler.domain.statement import Characterisation, Claim, Statement
from pourparler.record.event import Event, introduced, named

Key = tuple[str, str]

_SPARED: dict[type, frozenset[str]] = {
    Bracket: frozenset({"options", "proposed_by"}),
    Characterisation: frozenset({"session"}),
    Claim: frozenset({"draft"}),
    Draft: frozenset({"parents", "tabled_by"}),
    NextStep: frozenset({"by"}),
    Participant: frozenset({"delegate", "party"}),
    Point: frozenset({"issues", "options"}),
    Session: frozenset({"channel"}),
    Statement: frozenset({"about", "issues", "session"}),
    Voice: frozenset({"delegate", "party"}),
}
"""The fields that may lose what they name while the rest keeps its meaning; all others may not."""

_SHORTENED: dict[type, frozenset[str]] = {Position: frozenset({"options"})}
"""The fields that may lose some of what they name, and not all."""


class _Broken(Exception):
    """The rest would not mean what it meant."""


def without(event: Event, missing: Callable[[Key], bool]) -> Event | None:
    """Return an event without what it names and no longer counts; none where it would not mean what it meant.

    Parameters
    ----------
    event : Event
        What happened.
    missing : callable
        Whether a (collection, id) no longer counts.
    """
    try:
        return _without(event, missing)  # type: ignore[no-any-return]
    except _Broken:
        return None


def lacking(event: Event, missing: Callable[[Key], bool]) -> tuple[Key, ...]:
    """Return what an event names and no longer counts, each once."""
    own = {key for key, _ in introduced(event)} if event.renews == "never" else set()
    return tuple(dict.fromkeys(key for key in named(event) if key not in own and missing(key)))


def _without(value: Struct, missing: Callable[[Key], bool]) -> Any:
    spared = _SPARED.get(type(value), frozenset())
    shortened = _SHORTENED.get(type(value), frozenset())
    info = msgspec.inspect.type_info(type(value))
    assert isinstance(info, msgspec.inspect.StructType)
    changes: dict[str, Any] = {}
    for field in info.fields:
        before = getattr(value, field.name)
        after = _kept(field.type, before, missing, field.name in spared or field.name in shortened)
        if after is not before:
            if field.name in shortened and not after:
                raise _Broken
            changes[field.name] = after
    return structs.replace(value, **changes) if changes else value


def _kept(info: Any, value: Any, missing: Callable[[Key], bool], spared: bool) -> Any:
    """Return a field's value without what is missing.

    Raises
    ------
    _Broken
        If something is missing and the field may not lose it.
    """
    inspect = msgspec.inspect
    if value is None or value is msgspec.UNSET:
        return value
    if isinstance(info, inspect.Metadata):
        collection = (info.extra or {}).get("names")
        if not collection:
            return _kept(info.type, value, missing, spared)
        if not missing((collection, value)):
            return value
        if spared:
            return None
        raise _Broken
    if isinstance(value, Struct):
        return _without(value, missing)
    if isinstance(info, inspect.UnionType):
        fitting = [t for t in info.types if not isinstance(t, inspect.NoneType)]
        return _kept(fitting[0], value, missing, spared) if len(fitting) == 1 else value
    if isinstance(info, inspect.VarTupleType):
        items = [_kept(info.item_type, item, missing, spared) for item in value]
        same = all(a is b for a, b in zip(items, value, strict=True))
        return value if same else tuple(item for item in items if item is not None)
    if isinstance(info, inspect.DictType):
        for key in value:
            _kept(info.key_type, key, missing, False)
    return value
