"""A sheet for one reader as an HTML file that needs nothing else: no network, no script, no font."""

from __future__ import annotations

from pourparler.brief.document import Sheet
from pourparler.brief.page.block import tools
from pourparler.brief.page.brief import environment
from pourparler.brief.words.language import Language


def sheet_page(sheet: Sheet, say: Language) -> str:
    """Return a sheet as a page for the screen and for A4.

    Parameters
    ----------
    sheet : Sheet
        What to show. Everything in it is escaped.
    say : Language
        In which language.

    Returns
    -------
    str
        A whole HTML document; the same for the same input.
    """
    page: str = environment().get_template("sheet.html").render(brief=sheet, say=say, **tools(sheet.cited))
    return page
