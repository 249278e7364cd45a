"""The log in words: what each entry puts on record, or does to another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pourparler.brief.sections.set_aside import kind, words
from pourparler.brief.words.language import Language
from pourparler.brief.words.wording import Wording, shortened
from pourparler.domain.cell import Held
from pourparler.domain.position import Position

_LONGEST = 110


def entry_kind(wording: Wording, event: str, nouns: Sequence[tuple[str, str, Any]]) -> str:
    """Return what kind of entry it is: what it puts on record, or what it does to others.

    Parameters
    ----------
    wording : Wording
        The words.
    event : str
        The kind of event, as ``position-taken``.
    nouns : sequence of (str, str, object)
        What it puts on record.
    """
    about = _about_record(wording.say).get(event)
    if about:
        return about
    if not nouns:
        return event.replace("-", " ")
    noun = noun_word(wording, nouns[0][0])
    return wording.say("change of: {thing}", thing=noun) if event.endswith("-changed") else noun


def noun_word(wording: Wording, collection: str) -> str:
    """Return what kind of thing a collection holds; the record itself, and sources, too."""
    own = {"sources": wording.say("source"), "openings": wording.say("the record")}
    return own.get(collection) or kind(wording, collection)


def entry_words(wording: Wording, nouns: Sequence[tuple[str, str, Any]], held: Held | None = None) -> str:
    """Return what an entry puts on record, in a few words; empty where it puts nothing there.

    Parameters
    ----------
    wording : Wording
        The words.
    nouns : sequence of (str, str, object)
        What it puts on record.
    held : Held, optional
        Of a position that is on record as the page is seen, the weight it has: hearsay is told as such.
    """
    if held is not None:
        what = wording.options(held.position.options) or wording.stance_word(held.position.stance)
        told = wording.of(held.position.party, f"{wording.verb(held)} {what}")
        return shortened(f"{told} ({wording.speaker(held.position.said)})", _LONGEST)
    return wording.say.semicolon.join(
        shortened(noun_words(wording, collection, noun, key), _LONGEST) for collection, key, noun in nouns
    )


def noun_words(wording: Wording, collection: str, noun: Any, key: str) -> str:
    """Return a thing on record in a few words; of a change, of what it is one."""
    recorded = getattr(wording.negotiation, collection).get(key)
    if collection in ("sources", "openings"):
        value = recorded.value if recorded else noun
        title = getattr(value, "title", "")
        return wording.say.of(title) if isinstance(title, str | dict) and title else key
    if isinstance(noun, Position):
        # Nobody weighed it: it is told without a verb, so that no words are put in anybody's mouth.
        options = wording.options(noun.options)
        stance = f"{wording.stance_word(noun.stance)} {options}".strip()
        return f"{wording.party(noun.party)}{wording.say.colon}{stance} ({wording.speaker(noun.said)})"
    if recorded is not None and type(recorded.value) is not type(noun):
        return words(wording, recorded.value, key)
    if not hasattr(noun, "__struct_fields__") or type(noun).__name__.endswith("Change"):
        return key
    return words(wording, noun, key)


def _about_record(say: Language) -> dict[str, str]:
    return {
        "event-corrected": say("correction"),
        "event-retracted": say("retraction"),
        "event-disclosed": say("disclosure"),
        "event-opened": say("which entry was disclosed"),
        "event-erased": say("erasure"),
        "event-recorded": say("who recorded"),
        "event-checked": say("who checked"),
        "passed-on": say("what was handed on"),
        "id-settled": say("an id settled"),
        "erased": say("erased"),
    }
