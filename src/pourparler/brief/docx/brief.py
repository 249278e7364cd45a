"""A state of play as a Word document (needs the extra ``word``)."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING

from pourparler.brief.document import Brief, Line, Paper, Section
from pourparler.brief.sections.contents import brief_of
from pourparler.brief.words.citation import bracketed
from pourparler.brief.words.language import Language
from pourparler.domain.possibilities import Possibilities
from pourparler.domain.state_of_play import StateOfPlay
from pourparler.errors import MissingExtra

if TYPE_CHECKING:
    from docx.document import Document

_SOURCES = 3
"""In how many columns the sources stand."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip archive can hold: the file says nothing of when it was made."""


def render_word(state: StateOfPlay, say: Language, possible: Possibilities | None = None) -> bytes:
    """Return a state of play as a Word document on A4.

    Parameters
    ----------
    state : StateOfPlay
        What to show.
    say : Language
        In which language.
    possible : Possibilities, optional
        What could be agreed.

    Returns
    -------
    bytes
        A ``.docx`` file; the same for the same input.

    Raises
    ------
    MissingExtra
        If python-docx is not installed.
    """
    return document_of(brief_of(state, say, possible), state, say)


def document_of(brief: Brief, state: StateOfPlay, say: Language) -> bytes:
    """Return a brief, or its first page alone, as a Word document.

    Raises
    ------
    MissingExtra
        If python-docx is not installed.
    """
    document = begun(brief)
    properties(document, brief, state.negotiation.counted_to())
    _first_page(document, brief, say)
    for section in (*brief.sections, brief.sources):
        _section(document, brief, section, new_page=section in brief.sections[:1])
    return fixed(document)


def begun(paper: Paper) -> Document:
    """Return an empty document with its paper, fonts, header and footer.

    Raises
    ------
    MissingExtra
        If python-docx is not installed.
    """
    try:
        import docx  # noqa: PLC0415 - an extra, and slow to import
    except ImportError:
        raise MissingExtra("the Word document needs python-docx", mend="install pourparler[word]") from None
    from pourparler.brief.docx.style import furnish  # noqa: PLC0415 - needs the same extra

    document = docx.Document()
    furnish(document, paper)
    return document


def properties(document: Document, paper: Paper, day: date | None) -> None:
    """Say in the file's properties what it is; its dates are those of what it tells, not those of its making."""
    then = datetime(day.year, day.month, day.day) if day else datetime(*_EPOCH)  # noqa: DTZ001 - Word's have no zone
    core = document.core_properties
    core.title, core.author, core.last_modified_by = bracketed(paper.title)[:255], "Pourparler", "Pourparler"
    core.subject, core.comments, core.language = bracketed(paper.footer)[:255], "", paper.language
    core.created = core.modified = core.last_printed = then
    core.revision = 1


def _first_page(document: Document, brief: Brief, say: Language) -> None:
    from pourparler.brief.docx.block import add_line, count_table, side_by_side  # noqa: PLC0415

    summary = brief.summary
    add_line(document, brief, Line(say("State of play"), "small"))
    document.add_heading(bracketed(brief.title), 0)
    facts = " · ".join(f"{label}{say.colon}{value}" for label, value in summary.facts)
    add_line(document, brief, Line(facts, "strong"))
    count_table(document, brief, summary.counts)
    for caution in summary.cautions:
        add_line(document, brief, Line(caution, "strong"))
    if summary.changes:
        _short(document, brief, summary.changes)
    document.add_heading(say("Where the issues stand"), 1)
    for count, lines, others in summary.groups:
        document.add_heading(f"{count.word} — {count.meaning}", 3)
        for line in lines:
            add_line(document, brief, line, "List Bullet")
        if others:
            add_line(document, brief, Line(others, "small"))
    if summary.possibilities:
        document.add_heading(say("What could be agreed"), 1)
    for line in summary.possibilities:
        add_line(document, brief, line)
    side_by_side(document, brief, (summary.room, summary.moves))
    if summary.preconditions:
        _short(document, brief, summary.preconditions)
    add_line(document, brief, Line(" ".join(brief.remarks), "small"))


def _short(document: Document, brief: Brief, section: Section) -> None:
    from pourparler.brief.docx.block import add_blocks  # noqa: PLC0415

    document.add_heading(section.title, 1)
    add_blocks(document, brief, section.blocks)


def _section(document: Document, brief: Brief, section: Section, *, new_page: bool) -> None:
    """Add a section, in columns where its tables leave room for them; sections in as many columns run on in them."""
    from pourparler.brief.docx.block import add_blocks  # noqa: PLC0415
    from pourparler.brief.docx.style import columns  # noqa: PLC0415

    columns(document, 1 if section.kind == "across" else _SOURCES if section.key == "sources" else 2)
    heading = document.add_heading(section.title, 1)
    heading.paragraph_format.page_break_before = new_page or None
    add_blocks(document, brief, section.blocks)


def fixed(document: Document) -> bytes:
    """Return the document's bytes with fixed times in the archive, so that they depend on its content only."""
    buffer, fixed = io.BytesIO(), io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return fixed.getvalue()
