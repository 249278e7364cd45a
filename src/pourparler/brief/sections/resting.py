"""What rests on a source: everything on record that cites it, with the passage; and the source's text, marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any

from msgspec import Struct

from pourparler.brief.sections.log import noun_word, noun_words
from pourparler.brief.words.wording import Wording
from pourparler.domain.cell import Held
from pourparler.domain.draft import Draft
from pourparler.domain.negotiation import COLLECTIONS, Recorded
from pourparler.domain.source import Passage


class Resting(Struct, frozen=True):
    """Something on record that cites a source.

    Parameters
    ----------
    number : int
        Its number on the page, by which the text's marks name it.
    kind, words : str
        What it is.
    day : str
        When it happened.
    event : str
        The hash of its entry.
    passages : tuple of Passage
        What it cites of the source.
    """

    number: int
    kind: str
    words: str
    day: str
    event: str
    passages: tuple[Passage, ...]


class Marked(Struct, frozen=True):
    """A piece of a text, and the numbers of what rests on it; none where nothing does."""

    words: str
    numbers: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


def resting(wording: Wording, source: str, held: dict[str, Held]) -> tuple[Resting, ...]:
    """Return everything on record that cites a source, in the order in which it happened.

    Parameters
    ----------
    wording : Wording
        The words.
    source : str
        The source's id.
    held : dict of str to Held
        Hash to the position that the entry put on record, with its weight: hearsay is told as such.
    """
    entries = [
        (collection, key, recorded, passages)
        for collection in COLLECTIONS
        for key, recorded in getattr(wording.negotiation, collection).items()
        if (passages := tuple(p for p in _cited(recorded) if p.source == source))
    ]
    entries.sort(key=lambda entry: entry[2].happened_on.latest)
    return tuple(
        Resting(
            number,
            noun_word(wording, collection),
            _words(wording, collection, key, recorded, held),
            wording.say.days(recorded.happened_on),
            recorded.event,
            passages,
        )
        for number, (collection, key, recorded, passages) in enumerate(entries, 1)
    )


def citations(wording: Wording) -> dict[str, int]:
    """Return how much on record cites each source."""
    counts: dict[str, int] = {}
    for collection in COLLECTIONS:
        for recorded in getattr(wording.negotiation, collection).values():
            for source in {passage.source for passage in _cited(recorded)}:
                counts[source] = counts.get(source, 0) + 1
    return counts


def _cited(recorded: Recorded[Any]) -> Iterator[Passage]:
    """Yield what something rests on; of a draft, its points too."""
    yield from dict.fromkeys(recorded.passages)
    if isinstance(recorded.value, Draft):
        yield from dict.fromkeys(passage for point in recorded.value.points for passage in point.passages)


def _words(wording: Wording, collection: str, key: str, recorded: Recorded[Any], held: dict[str, Held]) -> str:
    position = held.get(recorded.event)
    if position is not None and collection == "positions":
        what = wording.options(position.position.options) or wording.stance_word(position.position.stance)
        clause = wording.of(position.position.party, f"{wording.verb(position)} {what}")
        return f"{clause} ({wording.speaker(position.position.said)})"
    return noun_words(wording, collection, recorded.value, key)


def marked(
    text: str, entries: Iterable[Resting], span: Callable[[Passage, str], tuple[int, int]]
) -> tuple[Marked, ...]:
    """Return a text in pieces, each with what rests on it; joined, they are the text.

    Parameters
    ----------
    text : str
        The source's text.
    entries : iterable of Resting
        What rests on the source.
    span : callable
        Gives where a passage stands in the text.
    """
    spans = [(*span(passage, text), one.number) for one in entries for passage in one.passages]
    spans = sorted((start, end, number) for start, end, number in spans if start < end)
    cuts = sorted({0, len(text), *(at for start, end, _ in spans for at in (start, end))})
    pieces = []
    for start, end in pairwise(cuts):
        numbers = tuple(dict.fromkeys(n for first, last, n in spans if first <= start and end <= last))
        begins = tuple(dict.fromkeys(n for first, _, n in spans if first == start))
        pieces.append(Marked(text[start:end], numbers, begins))
    return tuple(pieces)
