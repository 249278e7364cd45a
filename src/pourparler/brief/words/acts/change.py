"""What is changed of something on record; what is not named stands, and is not told."""

from __future__ import annotations

from typing import Any

from pourparler.brief.words.field import label
from pourparler.brief.words.listing import thing
from pourparler.brief.words.value import stated
from pourparler.brief.words.wording import Wording

_COLLECTIONS = {
    "party": "parties",
    "delegate": "delegates",
    "issue": "issues",
    "option": "options",
    "source": "sources",
    "statement": "statements",
    "ratifier": "ratifiers",
    "constraint": "constraints",
}


def changed(event: Any, wording: Wording) -> list[str]:
    """Return what is changed of which thing, field by field; what is emptied is told so."""
    say = wording.say
    field, collection = next((name, kept) for name, kept in _COLLECTIONS.items() if hasattr(event, name))
    part = getattr(event, field)
    if collection == "sources" and (relayed := _relayed(part, wording)):
        own = wording.quoted(thing(wording, collection, part.id))
        return [say("{thing} relays {other}: together they are one witness", thing=own, other=relayed)]
    if event.passages and not any(stated(wording, part)):
        return [say("{thing} rests on another source, too", thing=wording.quoted(thing(wording, collection, part.id)))]
    words = [say("what is on record of {thing} is changed", thing=wording.quoted(thing(wording, collection, part.id)))]
    of = type(part).__name__.removesuffix("Part")
    for name, told in stated(wording, part):
        words.append(f"{label(say, name, of)}{say.colon}{say('emptied') if told is None else told or say('nothing')}")
    return words


def _relayed(part: Any, wording: Wording) -> str:
    """Return the source that another relays, where that is all that changes; else nothing."""
    told = [name for name, _ in stated(wording, part)]
    if told != ["origin"] or part.origin not in wording.negotiation.sources:
        return ""
    return wording.quoted(thing(wording, "sources", part.origin))


ACTS = {f"{noun}-changed": changed for noun in _COLLECTIONS}
