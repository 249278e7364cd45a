"""The lines of a report, and what they look like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_BULLET = re.compile(r"(?:[-–—•*·▪◦‣●]|\d{1,2}[.)])\s")
_CLOSERS = "»”’\"')]  "
_LONG = 200
"""A line of so many characters is a paragraph, however it ends."""


@dataclass(frozen=True)
class Line:
    """A line of a report that is not empty.

    Parameters
    ----------
    start : int
        Where its first word starts in the text.
    words : str
        Without white space at both ends.
    gap : bool
        Whether an empty line stands before it.
    """

    start: int
    words: str
    gap: bool

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.words)

    @cached_property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return bool(_BULLET.match(self.words))

    @cached_property
    def is_paragraph(self) -> bool:
        """Whether it reads as a sentence or more, rather than as a heading."""
        words = self.words.rstrip(_CLOSERS)
        if len(words) >= _LONG:
            return True
        return (words.endswith((".", "。")) and len(words.split()) >= 3) or (words.endswith(":") and len(words) >= 40)


def lines_of(text: str) -> tuple[Line, ...]:
    r"""Return the lines of a text that are not empty.

    Examples
    --------
    >>> [(line.start, line.words, line.gap) for line in lines_of("One\n\n  Two\n")]
    [(0, 'One', False), (7, 'Two', True)]
    """
    lines, at, gap = [], 0, False
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            lines.append(Line(at + line.index(words), words, gap))
        gap = not words
        at += len(line)
    return tuple(lines)
