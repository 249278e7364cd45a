"""A sheet for one reader as a Word document (needs the extra ``word``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pourparler.brief.document import Line, Sheet
from pourparler.brief.docx.brief import begun, fixed, properties
from pourparler.brief.words.citation import bracketed
from pourparler.brief.words.language import Language

if TYPE_CHECKING:
    from datetime import date


def sheet_word(sheet: Sheet, say: Language, day: date | None) -> bytes:
    """Return a sheet as a Word document on A4.

    Parameters
    ----------
    sheet : Sheet
        What to show.
    say : Language
        In which language.
    day : datetime.date, optional
        As of when it is; the file says nothing of when it was made.

    Returns
    -------
    bytes
        A ``.docx`` file; the same for the same input.

    Raises
    ------
    MissingExtra
        If python-docx is not installed.
    """
    document = begun(sheet)
    from pourparler.brief.docx.block import add_blocks, add_line  # noqa: PLC0415 - needs the same extra

    properties(document, sheet, day)
    add_line(document, sheet, Line(sheet.kind, "small"))
    document.add_heading(bracketed(sheet.title), 0)
    add_line(document, sheet, Line(" · ".join(f"{label}{say.colon}{value}" for label, value in sheet.facts), "strong"))
    for caution in sheet.cautions:
        add_line(document, sheet, Line(caution, "strong"))
    for sentence in sheet.intro:
        add_line(document, sheet, Line(sentence))
    for section in (*sheet.sections, *((sheet.sources,) if sheet.cited else ())):
        if section.title:
            document.add_heading(section.title, 1)
        add_blocks(document, sheet, section.blocks)
    return fixed(document)
