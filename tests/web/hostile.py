"""A record whose every text field holds what must never act on whoever reads it."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import msgspec
from msgspec import Struct, structs

from pourparler.record.dossier import read_dossier
from pourparler.record.event import Event
from pourparler.record.opening import create_store
from pourparler.record.registers import Registers
from tests.cli.test_retractions import RICH, rich

WORDS = (
    "\"'></title></textarea></script><script>alert(1)</script><img src=x onerror=alert(2)>"
    '<svg onload="alert(3)"><style>*{display:none}</style><iframe src="http://evil.example/"></iframe>'
    '<link rel="stylesheet" href="http://evil.example/x.css"><a href="javascript:alert(4)">here</a>'
    "<base href='http://evil.example/'><meta http-equiv=refresh content='0;url=http://evil.example/'>"
    "{{ 7 * 7 }}{% raw %}&lt;b&gt;\u202e\u2066\u200f\u0301\u0000".replace("\u0000", "")
    + "\U0001f4a3 [1] [999] "
)
LONG = "wörds " * 16_667
"""A hundred thousand characters."""
KEPT = {"id", "number", "point", "collection", "language", "viewer", "quote", "stage"}
"""Fields of plain text that name something or choose among a few words."""


def hostile(noun: Any, words: str) -> Any:
    """Return a noun or an event with words put before what each of its text fields holds."""
    for field in structs.fields(noun):
        if field.name not in KEPT:
            value = _put(getattr(noun, field.name), words, _plain(field.type))
            # Some fields go only with another: what the noun itself refuses stays as it is.
            with contextlib.suppress(ValueError):
                noun = structs.replace(noun, **{field.name: value})
    return noun


def _put(value: Any, words: str, plain: bool) -> Any:
    if isinstance(value, str):
        return words + value if plain and type(value) is str else value
    if isinstance(value, Struct):
        return hostile(value, words)
    if isinstance(value, tuple):
        return tuple(_put(one, words, False) for one in value)
    if isinstance(value, dict) and plain and all(isinstance(one, str) for one in value.values()):
        return {language: words + one for language, one in value.items()}
    return value


def _plain(type_: Any) -> bool:
    """Whether a field takes words as they are, not the name of something on record."""
    if get_origin(type_) is Annotated:
        return False
    return type_ is str or any(_plain(one) for one in get_args(type_))


def record(folder: Path, words: str) -> list[Event]:
    """Make the record file, and return its events."""
    events = [(entry.audience, hostile(entry.event(), words)) for entry in rich()]
    held = Registers(read_dossier(RICH).info.id)
    for audience, event in events:
        held.append(audience, event)
    with create_store(str(folder / "talks.pourparler")) as store:
        store.begin(structs.replace(read_dossier(RICH).info), held.entries)
    return [event for _, event in events]


def fields(event: Event) -> int:
    """Return how many fields of an event hold the hostile words."""
    return msgspec.json.encode(event).decode().count("7 * 7")
