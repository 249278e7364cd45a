"""A report's text as the reading desk shows it: paragraphs of pieces, each with the marks that cover it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from pourparler.brief.words.segment import Mark, Segment, segments
from pourparler.domain.candidate import Span
from pourparler.domain.reading import Numbered


class Piece(Struct, frozen=True):
    """Words under the same marks.

    Parameters
    ----------
    start : int
        Where they stand in the text, in code points.
    words : str
        They.
    kind : str
        How they are marked: ``now``, ``open``, ``yes``, ``rej``; empty where they are not.
    begins : tuple of (int, str)
        The candidates that begin here: number and id.
    """

    start: int
    words: str
    kind: str = ""
    begins: tuple[tuple[int, str], ...] = ()


def paragraphs(
    text: str, numbered: Iterable[Numbered], state: Callable[[Numbered], str], now: str
) -> tuple[tuple[Piece, ...], ...]:
    """Return a text, line by line, in pieces; joined, a line's pieces are the line.

    Parameters
    ----------
    text : str
        The report's.
    numbered : iterable of Numbered
        What is marked.
    state : callable
        Given a candidate, returns how it is marked.
    now : str
        The id of the one that is looked at; empty: none.
    """
    by_number = {one.number: one for one in numbered}
    marks = [Mark(one.number, one.candidate.kind, span) for one in by_number.values() for span in _telling(one)]
    whole: list[list[Piece]] = [[]]
    for start, segment in _placed(segments(text, marks)):
        ones = [by_number[mark.number] for mark in segment.marks]
        kind = _strongest(["now" if one.id == now else state(one) for one in ones])
        begins = tuple((number, by_number[number].id) for number in segment.begins)
        at = start
        for line, words in enumerate(segment.words.split("\n")):
            if line:
                whole.append([])
                at += 1
            if words or (begins and not line):
                whole[-1].append(Piece(at, words, kind, () if line else begins))
            at += len(words)
    return tuple(tuple(line) for line in whole if line)


def ruler(
    text: str, numbered: Iterable[Numbered], state: Callable[[Numbered], str], now: Numbered | None
) -> list[tuple[float, float, str]]:
    """Return where the candidates stand along a text of 600: top, height, how each is marked; the one shown is last."""
    scale = 600 / max(len(text), 1)
    ones = [(one, state(one)) for one in numbered if now is None or one.id != now.id]
    ones += [(now, "now")] if now else []
    bounds = [(one.candidate.start(), max(span.end for span in _telling(one)), kind) for one, kind in ones]
    return [(round(start * scale, 1), round(max((end - start) * scale, 3), 1), kind) for start, end, kind in bounds]


def _telling(one: Numbered) -> tuple[Span, ...]:
    """Return the passages that tell what a candidate is; where none does so alone, all."""
    return one.candidate.spans("content") or one.candidate.passages


def _placed(pieces: Iterable[Segment]) -> Iterator[tuple[int, Segment]]:
    at = 0
    for segment in pieces:
        yield at, segment
        at += len(segment.words)


def _strongest(kinds: list[str]) -> str:
    return next((kind for kind in ("now", "open", "yes", "rej") if kind in kinds), "")


def code_points(words: str, units: int) -> int:
    """Return how many code points the first UTF-16 units of words are: browsers count in these.

    Examples
    --------
    >>> code_points("a😀b", 3), code_points("abc", 2)
    (2, 2)
    """
    return len(words.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


_WORD = re.compile(r"\w+", re.UNICODE)


def moved(text: str, start: int, end: int, move: str) -> tuple[int, int]:
    """Return a span of which one bound was moved by a word: ``start+``, ``start-``, ``end+``, ``end-``.

    It never becomes empty; where there is no further word, it stays.

    Examples
    --------
    >>> moved("They refuse it now", 5, 11, "end+"), moved("They refuse it now", 5, 14, "start+")
    ((5, 14), (12, 14))
    """
    words = [(word.start(), word.end()) for word in _WORD.finditer(text)]
    ways = {
        "start+": (min((at for at, _ in words if start < at < end), default=start), end),
        "start-": (max((at for at, _ in words if at < start), default=start), end),
        "end+": (start, min((at for _, at in words if at > end), default=end)),
        "end-": (start, max((at for _, at in words if start < at < end), default=end)),
    }
    return ways.get(move, (start, end))
