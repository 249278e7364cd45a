"""A candidate's passages in the sentences around them."""

from __future__ import annotations

from pourparler.brief.sections.reading import harmless
from pourparler.brief.words.segment import Mark, segments
from pourparler.domain.candidate import Candidate, Span

_AROUND = 160


def context(text: str, candidate: Candidate) -> list[tuple[str, bool]]:
    """Return the words around a candidate on one line, in parts, each with whether it is one of its passages.

    Examples
    --------
    >>> from pourparler.domain.candidate import FoundDate, Precision
    >>> day = Candidate("date", FoundDate("Monday", Precision.DAY), (Span("date", 3, 9, "Monday"),))
    >>> context("On Monday they met.", day)
    [('  ', False), ('On ', False), ('Monday', True), (' they met.', False)]
    """
    first = max(0, candidate.start() - _AROUND)
    last = min(len(text), max(span.end for span in candidate.passages) + _AROUND)
    first = text.find(" ", first, candidate.start()) + 1 or first if first else 0
    inner = [Mark(1, candidate.kind, Span(s.role, s.start - first, s.end - first, s.quote)) for s in candidate.passages]
    parts = [(_inline(segment.words), bool(segment.marks)) for segment in segments(text[first:last], inner)]
    parts = [(words.lstrip() if at == 0 else words, marked) for at, (words, marked) in enumerate(parts)]
    head, tail = "  …" if first else "  ", [("…", False)] if last < len(text) else []
    return [(head, False), *parts, *tail]


def _inline(words: str) -> str:
    """Return words on one line, the blanks at their ends kept."""
    plain = harmless(words)
    left = " " if words[:1].isspace() else ""
    right = " " if words[-1:].isspace() and plain else ""
    return f"{left}{plain}{right}"
