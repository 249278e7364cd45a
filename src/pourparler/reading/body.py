"""The body of a report, and where its characters stand in the whole text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pourparler.domain.candidate import Span

BREAK = "\n\n"
"""What stands between two blocks of a body."""


@dataclass(frozen=True)
class Body:
    r"""The blocks of a text that are read: its paragraphs, without headers, cards and footers.

    Parameters
    ----------
    whole : str
        The text that passages point into.
    blocks : tuple of (int, int)
        Where each block stands in the whole text: start, end exclusive; in order, apart from one another.

    Examples
    --------
    >>> body = Body("HEAD\n\nOne.\n\nAd\n\nTwo.", ((6, 10), (16, 20)))
    >>> body.text
    'One.\n\nTwo.'
    >>> body.span("content", 6, 9)
    Span(role='content', start=16, end=19, quote='Two')
    """

    whole: str
    blocks: tuple[tuple[int, int], ...]

    @cached_property
    def text(self) -> str:
        """The blocks, joined by an empty line."""
        return BREAK.join(self.whole[start:end] for start, end in self.blocks)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each block starts in :attr:`text`."""
        places, at = [], 0
        for start, end in self.blocks:
            places.append(at)
            at += end - start + len(BREAK)
        return tuple(places)

    def raw(self, at: int) -> int:
        """Return where a character of :attr:`text` stands in the whole text; of a break, the end of the block before.

        Raises
        ------
        IndexError
            If the body has no such character.
        """
        if not 0 <= at < len(self.text):
            raise IndexError(at)
        block = bisect_right(self.starts, at) - 1
        start, end = self.blocks[block]
        return min(start + at - self.starts[block], end)

    def span(self, role: str, start: int, end: int) -> Span:
        """Return a span of :attr:`text` as a span of the whole text.

        Parameters
        ----------
        start, end : int
            Offsets in :attr:`text`; white space at both ends is left out.

        Raises
        ------
        ValueError
            If nothing but white space stands there.
        """
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if end <= start:
            raise ValueError(f"no words from {start} to {end}")
        first, last = self.raw(start), self.raw(end - 1) + 1
        return Span(role, first, last, self.whole[first:last])

    def paragraphs(self) -> Iterator[tuple[int, str]]:
        """Yield every line that holds words, with where it starts in :attr:`text`."""
        for start, (first, last) in zip(self.starts, self.blocks, strict=True):
            yield from _lines(self.whole[first:last], start)


def _lines(block: str, start: int) -> Iterable[tuple[int, str]]:
    at = start
    for line in block.splitlines(keepends=True):
        if line.strip():
            yield at, line.rstrip()
        at += len(line)
