"""A candidate's passages in the sentences around them."""

from __future__ import annotations

from pourparler.brief.segment import Mark, segments
from pourparler.brief.terminal_reading import harmless
from pourparler.domain.candidate import Candidate, Span

_AROUND = 160


def context(text: str, candidate: Candidate, coloured: bool) -> str:
    """Return the words around a candidate with its passages marked: in reverse on a terminal, in ⟦ ⟧ in a pipe.

    Examples
    --------
    >>> from pourparler.domain.candidate import FoundDate, Precision
    >>> day = Candidate("date", FoundDate("Monday", Precision.DAY), (Span("date", 3, 9, "Monday"),))
    >>> context("On Monday they met.", day, coloured=False)
    '  On ⟦Monday⟧ they met.'
    """
    first = max(0, candidate.start() - _AROUND)
    last = min(len(text), max(span.end for span in candidate.passages) + _AROUND)
    first = text.find(" ", first, candidate.start()) + 1 or first if first else 0
    inner = [Mark(1, candidate.kind, Span(s.role, s.start - first, s.end - first, s.quote)) for s in candidate.passages]
    begin, end = ("\x1b[7m", "\x1b[0m") if coloured else ("⟦", "⟧")
    parts = []
    for segment in segments(text[first:last], inner):
        words = _inline(segment.words)
        parts.append(f"{begin}{words}{end}" if segment.marks else words)
    head, tail = "…" if first else "", "…" if last < len(text) else ""
    return f"  {head}{''.join(parts).replace(end + begin, '').strip()}{tail}"


def _inline(words: str) -> str:
    """Return words on one line, the blanks at their ends kept."""
    plain = harmless(words)
    left = " " if words[:1].isspace() else ""
    right = " " if words[-1:].isspace() and plain else ""
    return f"{left}{plain}{right}"
