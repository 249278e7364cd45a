"""A text cut at every end of every span that is marked in it, so that spans may nest and overlap."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct

from pourparler.domain.candidate import Span


class Mark(Struct, frozen=True):
    """A passage to be marked: of which candidate (by number), of what kind, in what role."""

    number: int
    kind: str
    span: Span


class Segment(Struct, frozen=True):
    """Words that the same marks cover from their first character to their last."""

    words: str
    marks: tuple[Mark, ...] = ()
    begins: tuple[int, ...] = ()
    """The candidates whose first passage begins here."""


def segments(text: str, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """Return a text in segments; joined, they are the text.

    Parameters
    ----------
    text : str
        The text.
    marks : iterable of Mark
        What is marked in it; what lies beyond the text's end is left out.

    Examples
    --------
    >>> marks = [Mark(1, "actor", Span("name", 0, 3, "abc")), Mark(2, "date", Span("date", 2, 4, "cd"))]
    >>> pieces = segments("abcd", marks)
    >>> [(one.words, [mark.number for mark in one.marks]) for one in pieces]
    [('ab', [1]), ('c', [1, 2]), ('d', [2])]
    """
    queue = sorted((m for m in marks if 0 <= m.span.start < min(m.span.end, len(text))), key=_order)
    cuts = sorted({0, len(text), *(min(at, len(text)) for m in queue for at in (m.span.start, m.span.end))})
    firsts = _firsts(queue)
    pieces = []
    waiting, running = queue[::-1], list[Mark]()
    for start, end in pairwise(cuts):
        running = [mark for mark in running if mark.span.end > start]
        while waiting and waiting[-1].span.start == start:
            running.append(waiting.pop())
        pieces.append(Segment(text[start:end], tuple(running), firsts.get(start, ())))
    return tuple(pieces)


def lines(pieces: Iterable[Segment]) -> list[list[Segment]]:
    """Return segments line by line, cut where a line ends; the ends of lines are left out."""
    whole: list[list[Segment]] = [[]]
    for segment in pieces:
        for number, words in enumerate(segment.words.split("\n")):
            if number:
                whole.append([])
            if words:
                whole[-1].append(Segment(words, segment.marks, () if number else segment.begins))
            elif not number and segment.begins:
                whole[-1].append(Segment("", (), segment.begins))
    return whole


def _order(mark: Mark) -> tuple[int, int, int]:
    return mark.span.start, -mark.span.end, mark.number


def _firsts(marks: Iterable[Mark]) -> dict[int, tuple[int, ...]]:
    """Return the candidates that begin at each offset."""
    first: dict[int, int] = {}
    for mark in marks:
        first[mark.number] = min(mark.span.start, first.get(mark.number, mark.span.start))
    starts: dict[int, tuple[int, ...]] = {}
    for number, start in sorted(first.items()):
        starts[start] = (*starts.get(start, ()), number)
    return starts
