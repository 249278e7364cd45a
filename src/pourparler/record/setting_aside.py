"""What names something that no longer counts is never lost and never breaks a page: it is set aside, and shown so.

A retraction, an erasure, or a page of checked events alone takes things away that others rest on. Where the rest keeps
its meaning without them, it counts without them; otherwise it does not count, and both are told.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from msgspec import Struct, structs

from pourparler.domain.constraint import Constraint
from pourparler.domain.draft import Bracket, Draft, Point, PointStatus
from pourparler.domain.evidence import Voice
from pourparler.domain.next_step import NextStep, Precondition
from pourparler.domain.party import Delegate, Ratifier
from pourparler.domain.position import Position
from pourparler.domain.session import Channel, Participant, Session
from pourparler.domain.statement import Characterisation, Claim, Statement
from pourparler.record.event import Event, introduced, named
from pourparler.record.part import part_of

Key = tuple[str, str]

Noun = Callable[[Key], Any]
"""Gives a noun that no longer counts as it stood; none where its words are gone."""

_SPARED: dict[type, frozenset[str]] = {
    Bracket: frozenset({"options", "proposed_by"}),
    Channel: frozenset({"parties"}),
    Characterisation: frozenset({"session"}),
    Claim: frozenset({"draft"}),
    Delegate: frozenset({"reports_to"}),
    Draft: frozenset({"parents", "tabled_by"}),
    NextStep: frozenset({"by"}),
    Participant: frozenset({"delegate", "party"}),
    Point: frozenset({"issues", "options"}),
    Precondition: frozenset({"options", "gates_sessions", "gates_issues", "gates_steps"}),
    Ratifier: frozenset({"party"}),
    Session: frozenset({"channel"}),
    Statement: frozenset(
        {
            "about",
            "issues",
            "session",
            "denies_positions",
            "denies_preconditions",
            "denies_steps",
            "denies_claims",
        }
    ),
}
"""The fields that may lose what they name while the rest keeps its meaning; all others may not."""

_SHORTENED: dict[type, frozenset[str]] = {
    Constraint: frozenset({"requires_any"}),
    PointStatus: frozenset({"issues"}),
    Position: frozenset({"options"}),
}
"""The fields that may lose some of what they name, and not all."""

_PARTS: dict[type, type] = {part_of(noun): noun for noun in (Constraint, Ratifier, Statement)}
"""The nouns of which parts are changed and that name others."""


class _Broken(Exception):
    """The rest would not mean what it meant."""


def without(event: Event, missing: Callable[[Key], bool], noun: Noun = lambda _: None) -> Event | None:
    """Return an event without what it names and no longer counts; none where it would not mean what it meant.

    Parameters
    ----------
    event : Event
        What happened.
    missing : callable
        Whether a (collection, id) no longer counts.
    noun : callable
        Gives what no longer counts as it stood.
    """
    if event.renews == "always" and any(missing(key) for key, _ in introduced(event)):
        return None
    try:
        return _without(event, missing, noun)  # type: ignore[no-any-return]
    except _Broken:
        return None


def lacking(event: Event, missing: Callable[[Key], bool]) -> tuple[Key, ...]:
    """Return what an event names and no longer counts, each once; a change rests on what it changes, too."""
    own = [key for key, _ in introduced(event)] if event.renews != "either" else []
    names = [*own, *named(event)] if event.renews == "always" else [key for key in named(event) if key not in own]
    return tuple(dict.fromkeys(key for key in names if missing(key)))


def _without(value: Struct, missing: Callable[[Key], bool], noun: Noun) -> Any:
    if isinstance(value, Voice):
        return _placed(value, missing, noun)
    kind = _PARTS.get(type(value), type(value))
    spared, shortened = _SPARED.get(kind, frozenset()), _shortened(kind, value)
    info = msgspec.inspect.type_info(type(value))
    assert isinstance(info, msgspec.inspect.StructType)
    changes: dict[str, Any] = {}
    for field in info.fields:
        before = getattr(value, field.name)
        after = _kept(field.type, before, missing, field.name in spared or field.name in shortened, noun)
        if after is not before:
            if field.name in shortened and not after:
                raise _Broken
            # In a part, null would clear what stands.
            changes[field.name] = msgspec.UNSET if after is None and kind is not type(value) else after
    return structs.replace(value, **changes) if changes else value


def _shortened(kind: type, value: Struct) -> frozenset[str]:
    # What was agreed was agreed of all the issues together; that it is not holds of each.
    if isinstance(value, PointStatus) and value.status.settles():
        return frozenset()
    return _SHORTENED.get(kind, frozenset())


def _placed(voice: Voice, missing: Callable[[Key], bool], noun: Noun) -> Voice:
    """Return a voice whose delegate no longer counts; it speaks for whom, and as far as, it did.

    Where the delegate's words are gone the voice goes on naming it: nobody knows for whom it speaks. So does one that
    names a party: without it, another side's claim would read as the party's own word.
    """
    delegate = noun(("delegates", voice.delegate)) if voice.delegate else None
    if voice.delegate is None or not missing(("delegates", voice.delegate)) or not isinstance(delegate, Delegate):
        return voice
    authority = delegate.authority if voice.authority is None else voice.authority
    return structs.replace(voice, delegate=None, party=delegate.party, authority=authority)


def _kept(info: Any, value: Any, missing: Callable[[Key], bool], spared: bool, noun: Noun) -> Any:
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
            return _kept(info.type, value, missing, spared, noun)
        if not missing((collection, value)):
            return value
        if spared:
            return None
        raise _Broken
    if isinstance(value, Struct):
        return _without(value, missing, noun)
    if isinstance(info, inspect.UnionType):
        fitting = [t for t in info.types if not isinstance(t, inspect.NoneType)]
        return _kept(fitting[0], value, missing, spared, noun) if len(fitting) == 1 else value
    if isinstance(info, inspect.VarTupleType):
        items = [_kept(info.item_type, item, missing, spared, noun) for item in value]
        same = all(a is b for a, b in zip(items, value, strict=True))
        return value if same else tuple(item for item in items if item is not None)
    if isinstance(info, inspect.DictType):
        for key in value:
            _kept(info.key_type, key, missing, False, noun)
    return value
