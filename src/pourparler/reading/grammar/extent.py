"""Where words start and end in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

Extent = tuple[int, int]
"""Where words start and end, the end exclusive."""

_EDGES = " \t,;:.!?…–—-―()[]"


def extent(tokens: Iterable[Token]) -> Extent:
    """Return the characters from the first to the last of some tokens."""
    every = list(tokens)
    first, last = min(t.idx for t in every), max(t.idx + len(t.text) for t in every)
    return first, last


def shifted(stretch: Extent, by: int) -> Extent:
    """Return an extent so many characters further on, as from a paragraph to the body that it starts in.

    Examples
    --------
    >>> shifted((4, 9), 100)
    (104, 109)
    """
    return stretch[0] + by, stretch[1] + by


def trimmed(text: str, start: int, end: int) -> Extent:
    """Return an extent without white space, commas and full stops at its ends; empty where nothing is left.

    Examples
    --------
    >>> trimmed("said, that he goes. ", 4, 20)
    (6, 18)
    """
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end
