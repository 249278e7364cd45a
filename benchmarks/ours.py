"""What our own reader finds in a text, as the scorers take it."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.attributions import Attribution, Extent
from benchmarks.counts import Meeting
from pourparler.domain.candidate import Candidate, FoundStatement
from pourparler.domain.reading import Reading
from pourparler.reading.read import read


def reading(text: str, language: str) -> Reading:
    """Read a text, every line of it as body.

    Raises
    ------
    ValueError
        If the reading's text is another, so that offsets would not be those of the gold.
    """
    found = read(text.encode(), language=language, whole=True)
    if found.text != text:
        raise ValueError("the reading's text is not the text that was given")
    return found


def attributions(found: Reading) -> list[Attribution]:
    """Return the statements, without those that have no content."""
    return [
        Attribution(_extents(one, "content"), _extents(one, "source"), _extents(one, "cue"), statement.hearsay)
        for one, statement in _statements(found)
        if one.spans("content")
    ]


def meetings(found: Reading) -> list[Meeting]:
    """Return the meetings."""
    return [
        Meeting(_extents(one, "trigger"), _extents(one, "participant"))
        for one in found.candidates
        if one.kind == "meeting"
    ]


def hearsay(found: Reading) -> list[Extent]:
    """Return the words that make a statement hearsay: the cues and markers of all that are."""
    return [
        extent
        for one, statement in _statements(found)
        if statement.hearsay
        for extent in (*_extents(one, "cue"), *_extents(one, "marker"))
    ]


def _statements(found: Reading) -> Iterator[tuple[Candidate, FoundStatement]]:
    for one in found.candidates:
        if isinstance(one.found, FoundStatement):
            yield one, one.found


def _extents(candidate: Candidate, role: str) -> tuple[Extent, ...]:
    return tuple((span.start, span.end) for span in candidate.spans(role))
