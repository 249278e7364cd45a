"""What was done to the record itself: entries corrected, withdrawn, opened, erased, signed off, handed on."""

from __future__ import annotations

from typing import Any

from pourparler.brief.words.language import Language
from pourparler.brief.words.wording import Wording

_SHORT = 12


def event_corrected(event: Any, wording: Wording) -> list[str]:
    """Return which entry another body stands for, and why."""
    say = wording.say
    return [say("the entry {entry} was corrected", entry=event.event[:_SHORT]), _why(say, event.ground)]


def event_retracted(event: Any, wording: Wording) -> list[str]:
    """Return which entry no longer counts, and why."""
    say = wording.say
    told = say("the entry {entry} was retracted: it no longer counts", entry=event.event[:_SHORT])
    return [told, _why(say, event.ground)]


def _why(say: Language, ground: str) -> str:
    return say("Why: {text}", text=ground)


def event_disclosed(event: Any, wording: Wording) -> list[str]:
    """Return that an entry was opened to those who see this one; nothing of who saw it before."""
    return [wording.say("an entry was opened to a wider audience")]


def event_opened(event: Any, wording: Wording) -> list[str]:
    """Return which entry was opened as which."""
    entry, other = event.event[:_SHORT], event.disclosed[:_SHORT]
    return [wording.say("the entry {entry} was opened to a wider audience, as {other}", entry=entry, other=other)]


def event_erased(event: Any, wording: Wording) -> list[str]:
    """Return how many entries lost their words, and on what ground."""
    say, number = wording.say, len(event.events)
    told = say.count("the words of {n} entry were erased", "the words of {n} entries were erased", number)
    return [told, _why(say, ground_words(say, event.ground.value))]


def ground_words(say: Language, ground: str) -> str:
    """Return the words for why something is erased; the ground's own word where it has none yet.

    Examples
    --------
    >>> ground_words(Language("en"), "duty-to-erase")
    'there is a duty to erase them'
    """
    return {
        "protected-person": say("they would endanger somebody who is protected"),
        "consent-withdrawn": say("whoever gave them takes the consent back"),
        "recorded-by-mistake": say("they were recorded by mistake"),
        "duty-to-erase": say("there is a duty to erase them"),
    }.get(ground, ground)


def event_recorded(event: Any, wording: Wording) -> list[str]:
    """Return who recorded how many entries."""
    return [wording.say.count("{by} recorded {n} entry", "{by} recorded {n} entries", len(event.events), by=event.by)]


def event_checked(event: Any, wording: Wording) -> list[str]:
    """Return who signed off how many entries, as they stand."""
    return [
        wording.say.count(
            "{by} checked {n} entry, as it stands",
            "{by} checked {n} entries, as they stand",
            len(event.events),
            by=event.by,
        )
    ]


def passed_on(event: Any, wording: Wording) -> list[str]:
    """Return to whom an export was handed."""
    return [wording.say("an export was handed to {viewer}", viewer=event.viewer)]


def id_settled(event: Any, wording: Wording) -> list[str]:
    """Return what two things under one id were settled to be."""
    say, one = wording.say, event.settlement
    first, _, _ = one.id.partition("~")
    if one.verdict.value == "same":
        return [say("two copies gave the id {id} to one and the same thing: so it was settled", id=first)]
    return [say("two copies gave the id {id} to two things: the second is now called {name}", id=first, name=one.name)]


ACTS = {
    "event-corrected": event_corrected,
    "event-retracted": event_retracted,
    "event-disclosed": event_disclosed,
    "event-opened": event_opened,
    "event-erased": event_erased,
    "event-recorded": event_recorded,
    "event-checked": event_checked,
    "passed-on": passed_on,
    "id-settled": id_settled,
}
