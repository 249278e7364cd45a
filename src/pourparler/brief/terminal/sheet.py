"""A sheet for one reader on the terminal."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from pourparler.brief.document import Line, Sheet
from pourparler.brief.terminal.brief import head, render_section
from pourparler.brief.terminal.line import line
from pourparler.brief.words.language import Language


def render_sheet(sheet: Sheet, say: Language) -> RenderableType:
    """Return a sheet for the terminal.

    Parameters
    ----------
    sheet : Sheet
        What to show.
    say : Language
        In which language.
    """
    sections = (*sheet.sections, *((sheet.sources,) if sheet.cited else ()))
    return Group(
        Text(sheet.kind, style="dim"),
        *head(sheet.title, sheet.facts, say),
        *(line(Line(caution, "strong")) for caution in sheet.cautions),
        *(line(Line(sentence)) for sentence in sheet.intro),
        *(one for section in sections for one in render_section(section)),
    )
