"""A sheet of A4: how many rows of print stand on it, and how much of each thing it may hold where room is short."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from pourparler.brief.document import Bullets, Line, Section, Summary
from pourparler.brief.words.citation import whole

PAGE = 76
"""How many rows of print a sheet holds at the size of a printed first page."""

TITLE = 240
"""After how many letters a record's title is cut on a page that stands alone."""

_KIND, _FACTS, _COUNTS = 0.8, 1.2, 2.4
"""How many rows the line above the title takes, a row of facts, and the issues by class."""

_TITLE, _HEADING, _CLASS, _SMALL = 2.0, 2.1, 1.5, 0.9
"""How many rows a row of the title takes, a heading, the heading of a class, a row of small print."""

_TITLE_LETTERS, _ACROSS, _HALF = 60, 120, 56
"""How many letters go into a row of the title, of a line across the page, and of one of two columns."""


class Sheet(Struct, frozen=True):
    """How much a first page may hold of each thing; what is left out of it is counted there.

    Parameters
    ----------
    changes, preconditions, moves : int
        How many of each.
    parties, persons : int
        How many parties of the last session, and how many persons of each.
    titles : int
        How many titles of issues that have no line of their own, in each list of them.
    letters : int
        After how many letters words of the record are cut, and how long a line may be that would say something else if
        it were cut: a longer one is left out, and counted.
    """

    changes: int
    preconditions: int
    moves: int
    parties: int
    persons: int
    titles: int
    letters: int


SHEETS = (
    Sheet(4, 3, 3, 12, 6, 60, 600),
    Sheet(4, 3, 3, 8, 4, 24, 300),
    Sheet(3, 2, 2, 6, 3, 12, 200),
    Sheet(2, 1, 1, 4, 2, 6, 150),
    Sheet(1, 1, 1, 2, 1, 2, 100),
)
"""From what a page mostly holds to what it holds at the least; the first on which all finds room is taken."""


def rows(line: Line, letters: int = _ACROSS) -> int:
    """Return how many rows of print a line fills.

    Examples
    --------
    >>> rows(Line("a line of words"), 10)
    2
    """
    words = f"{line.head} — {line.text}" if line.head else line.text
    return -(-len(whole(words)) // letters)


def height(title: str, summary: Summary, remarks: Iterable[str]) -> float:
    """Return how many rows of print a first page fills."""
    facts = "   ".join(f"{label} {value}" for label, value in summary.facts)
    filled = _KIND + _TITLE * rows(Line(title[:TITLE]), _TITLE_LETTERS) + _FACTS * rows(Line(facts)) + _COUNTS
    filled += sum(rows(Line(caution)) for caution in summary.cautions)
    filled += sum(_section(one, _ACROSS) for one in (summary.changes, summary.preconditions) if one)
    filled += max(_section(summary.room, _HALF), _section(summary.moves, _HALF))
    filled += _HEADING + sum(_group(lines, others) for _, lines, others in summary.groups)
    if summary.possibilities:
        filled += _HEADING + sum(rows(line) for line in summary.possibilities)
    return filled + _SMALL * rows(Line(" ".join(remarks)))


def _group(lines: Iterable[Line], others: str) -> float:
    return _CLASS + sum(rows(line) for line in lines) + rows(Line(others))


def _section(section: Section, letters: int) -> float:
    """Return how many rows a short section fills, its heading included."""
    lines = (line for b in section.blocks for line in (b.items if isinstance(b, Bullets) else (b,)))
    return _HEADING + sum(rows(line, letters) for line in lines if isinstance(line, Line))
