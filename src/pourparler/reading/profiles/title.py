"""The title of a report, told by its place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pourparler.reading.profiles.hit import Hit
from pourparler.reading.profiles.line import Line
from pourparler.reading.profiles.printed_date import DATE

_LONGEST_TITLE = 250
_DAY = re.compile(DATE)


@dataclass(frozen=True)
class Heading:
    """Which lines are the title and the subtitle, and which lines above the text are neither.

    Parameters
    ----------
    title, subtitle : int or None
        Indices of lines; none where there is none.
    dropped : frozenset of int
        The lines that are no part of the body; a subtitle of whole sentences stays there.
    """

    title: int | None = None
    subtitle: int | None = None
    dropped: frozenset[int] = frozenset()


def heading(lines: Sequence[Line], hits: Mapping[int, Hit]) -> Heading:
    r"""Return the heading of a report: short lines without a full stop, above the first paragraph.

    Examples
    --------
    >>> from pourparler.reading.profiles.line import lines_of
    >>> heading(lines_of("Talks in the valley\n\nThe two envoys met in the valley on Monday."), {}).title
    0
    """
    first = next((i for i, line in enumerate(lines) if line.is_paragraph and not _leaves(hits, i)), None)
    if first is None:
        return Heading()
    header = _told(hits, first)
    last = max((i for i in header if i < first), default=-1)
    free = [i for i in range(first) if not _leaves(hits, i) and not _DAY.fullmatch(lines[i].words)]
    names = free[1:] if len(free) > 1 and _is_kicker(lines[free[0]]) else free
    if not names or not _may_be_title(lines[names[0]], lines[first], bool(header)):
        return Heading(subtitle=_lead(lines, first, header))
    title = names[0]
    below = [i for i in names[1:] if not lines[i].is_item and not any(title < t < i for t in header)]
    subtitle = below[0] if below else _lead(lines, first, header)
    dropped = {i for i in free if i <= title or i < last} | set(below[:1])
    return Heading(title, subtitle, frozenset(dropped))


def _told(hits: Mapping[int, Hit], first: int) -> list[int]:
    """Return the header lines, above the first paragraph or right below it."""
    header = [i for i in sorted(hits) if hits[i].tells and i < first]
    below = first + 1
    while below in hits and hits[below].leaves:
        header += [below] if hits[below].tells else []
        below += 1
    return header


def _leaves(hits: Mapping[int, Hit], index: int) -> bool:
    return index in hits and hits[index].leaves


def _may_be_title(line: Line, paragraph: Line, header: bool) -> bool:
    if line.is_item or len(line.words) > _LONGEST_TITLE or line.words.endswith((",", ";", ":", ".")):
        return False
    return header or len(paragraph.words) > len(line.words)


def _is_kicker(line: Line) -> bool:
    """Return whether a line above another names a section: one word, a trail, or a few in capitals."""
    words = line.words.split()
    return len(words) == 1 or " > " in line.words or (line.words.isupper() and len(words) <= 4)


def _lead(lines: Sequence[Line], first: int, header: Sequence[int]) -> int | None:
    """Return the paragraph that stands above a byline: a subtitle of whole sentences."""
    above = any(t > first for t in header) and any(line.is_paragraph for line in lines[max(header) + 1 :])
    return first if above else None
