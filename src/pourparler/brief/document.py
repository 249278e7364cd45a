"""What a brief says, before it becomes a page or a Word document: sections of headings, lines and tables.

The words are settled here once, so that every rendering says the same, with the same numbers for the sources.
"""

from __future__ import annotations

from msgspec import Struct

from pourparler.brief.drawings.flow import Flow
from pourparler.brief.drawings.frontier import FrontierDrawing
from pourparler.brief.drawings.timeline import Timeline


class Line(Struct, frozen=True):
    """A line of text; it may hold citations (see :mod:`pourparler.brief.words.citation`).

    Parameters
    ----------
    text : str
        The words.
    kind : str
        How it is shown: empty, or ``lead``, ``strong``, ``small``, ``record`` (words of the record, in its own
        language), ``challenge``, ``struck``.
    link : str
        The section or row it leads to; empty where none.
    head : str
        What the line is about, set off from it; empty where nothing is.
    address : str
        The address outside that the words are, one that may be opened (see :mod:`pourparler.brief.words.address`);
        empty where they are none.
    """

    text: str
    kind: str = ""
    link: str = ""
    head: str = ""
    address: str = ""


class Box(Struct, frozen=True):
    """An option in a cell of a table: a letter and a sign; colour only repeats what the sign says."""

    letter: str
    sign: str
    verdict: str
    words: str


class TableCell(Struct, frozen=True):
    """A cell of a table: boxes first, then lines."""

    lines: tuple[Line, ...] = ()
    boxes: tuple[Box, ...] = ()
    kind: str = ""


class TableRow(Struct, frozen=True):
    """A row; its first cell is its heading. `key` is where links to it lead."""

    cells: tuple[TableCell, ...]
    kind: str = ""
    key: str = ""


class Table(Struct, frozen=True):
    """A table with a caption; `widths` are the columns' shares of the page."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[TableRow, ...]
    widths: tuple[int, ...] = ()
    kind: str = ""


RUN_IN = ("cells", "room", "sources", "steps", "preconditions")
"""Kinds of table whose rows read as paragraphs: so they stand on paper, where columns would take twice the room."""

LABELLED = ("steps",)
"""Those of them in which a cell needs the head of its column before it."""


class Bullets(Struct, frozen=True):
    """A list of lines, each behind a dot; of kind ``run`` they follow one another on paper, as one paragraph."""

    items: tuple[Line, ...]
    kind: str = ""


class Heading(Struct, frozen=True):
    """A heading within a section."""

    text: str
    key: str = ""
    kind: str = ""


class Figure(Struct, frozen=True):
    """A picture; what it shows stands in the section as text too, so Word leaves it out."""

    drawing: Timeline | Flow | FrontierDrawing
    caption: str


Block = Line | Bullets | Table | Heading | Figure


class Section(Struct, frozen=True):
    """A part of the brief under one heading.

    Parameters
    ----------
    key : str
        Its id.
    title : str
        Its heading; empty where it has none.
    blocks : tuple of Block
        What it says.
    kind : str
        ``across``: on paper it stands across the page, as its tables need; empty: in two columns.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]
    kind: str = ""


class Count(Struct, frozen=True):
    """How many issues stand in one class."""

    standing: str
    number: int
    word: str
    meaning: str


class Summary(Struct, frozen=True):
    """The summary on a brief's first page.

    Parameters
    ----------
    facts : tuple of (str, str)
        Date, viewer, level of evidence: label and value.
    counts : tuple of Count
        The issues by class.
    groups : tuple of (Count, tuple of Line, str)
        Per class, a line for each issue on which something is said; then the other issues' titles, in a sentence.
    room, moves : Section
        The last session; whose move it is, as the record says.
    preconditions, changes : Section, optional
        The preconditions that stand, and what changed since an earlier date; none where there is none, or none asked.
    possibilities : tuple of Line
        What stands in the way of an agreement, and the first question; empty where it was not worked out.
    cautions : tuple of str
        What does not count or is not settled: events set aside, erased, not checked; copies that differ. Mostly empty.
    """

    facts: tuple[tuple[str, str], ...]
    counts: tuple[Count, ...]
    groups: tuple[tuple[Count, tuple[Line, ...], str], ...]
    room: Section
    moves: Section
    possibilities: tuple[Line, ...] = ()
    preconditions: Section | None = None
    changes: Section | None = None
    cautions: tuple[str, ...] = ()


class Brief(Struct, frozen=True):
    """A whole brief."""

    title: str
    language: str
    record_language: str
    summary: Summary
    sections: tuple[Section, ...]
    sources: Section
    cited: int
    remarks: tuple[str, ...]
    footer: str


class Part(Struct, frozen=True):
    """One section of a brief, asked for alone: under the record's title and facts, with the sources that it cites."""

    title: str
    facts: tuple[tuple[str, str], ...]
    cautions: tuple[str, ...]
    section: Section
    sources: Section
    cited: int


class Sheet(Struct, frozen=True):
    """A paper for one reader: a title, what it was made of and for whom, a few sections, the sources that it cites.

    Parameters
    ----------
    kind, title : str
        What it is, and what it is about.
    language, record_language : str
        In which language, and in which the record's own words stand.
    facts : tuple of (str, str)
        Label and value: as of when, seen by whom.
    cautions : tuple of str
        What is to be known before it is handed on; mostly empty.
    intro : tuple of str
        What whoever holds it is asked to do.
    sections : tuple of Section
        What it says.
    sources : Section
        What it cites.
    cited : int
        How many sources that are.
    footer : str
        What stands below every page.
    """

    kind: str
    title: str
    language: str
    record_language: str
    facts: tuple[tuple[str, str], ...]
    cautions: tuple[str, ...]
    intro: tuple[str, ...]
    sections: tuple[Section, ...]
    sources: Section
    cited: int
    footer: str


Paper = Brief | Sheet
"""What a rendering sets on pages."""


def cell(*lines: Line | str, kind: str = "", boxes: tuple[Box, ...] = ()) -> TableCell:
    """Return a cell; plain text becomes a plain line, empty text none.

    Examples
    --------
    >>> cell("a", "").lines
    (Line(text='a', kind='', link='', head='', address=''),)
    """
    content = tuple(Line(line) if isinstance(line, str) else line for line in lines)
    return TableCell(tuple(line for line in content if line.text), boxes, kind)


def row(*cells: TableCell | Line | str, kind: str = "", key: str = "") -> TableRow:
    """Return a row of a table.

    Examples
    --------
    >>> len(row("a", Line("b"), cell("c", "d")).cells)
    3
    """
    return TableRow(tuple(c if isinstance(c, TableCell) else cell(c) for c in cells), kind, key)
