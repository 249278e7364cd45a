"""A state of play as one HTML file that needs nothing else: no network, no script, no font."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, assert_never

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from pourparler.brief.document import Block, Brief, Bullets, Figure, Heading, Line, Table
from pourparler.brief.drawings.flow import Flow
from pourparler.brief.drawings.frontier import FrontierDrawing
from pourparler.brief.drawings.timeline import Timeline
from pourparler.brief.sections.contents import brief_of
from pourparler.brief.words.citation import pieces
from pourparler.brief.words.language import Language
from pourparler.domain.possibilities import Possibilities
from pourparler.domain.state_of_play import StateOfPlay


def render_html(state: StateOfPlay, say: Language, possible: Possibilities | None = None) -> str:
    """Return a state of play as a page for the screen and for A4.

    Parameters
    ----------
    state : StateOfPlay
        What to show. Everything in it is escaped.
    say : Language
        In which language.
    possible : Possibilities, optional
        What could be agreed.

    Returns
    -------
    str
        A whole HTML document; the same for the same input.
    """
    return page_of(brief_of(state, say, possible), say)


def page_of(brief: Brief, say: Language) -> str:
    """Return a brief as a page."""
    page: str = (
        _environment()
        .get_template("page.html")
        .render(
            brief=brief,
            say=say,
            words=_citer(brief),
            css=_css,
            anchor=_anchor,
            grouped=_grouped,
            kind_of=_kind_of,
            drawing=_drawing,
        )
    )
    return page


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("pourparler.brief.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _citer(brief: Brief) -> Any:
    """Return a function that escapes text and turns its citations into links to the list of sources."""

    def words(text: str) -> Markup:
        parts = pieces(text)
        return Markup("").join(
            _linked(piece, after) if isinstance(piece, int) and 0 < piece <= brief.cited else escape(piece)
            for piece, after in zip(parts, [*parts[1:], ""], strict=False)
        )

    return words


def _linked(number: int, after: str | int) -> Markup:
    """Return a citation as a link; a line may break between two of them, not before what closes the clause."""
    link = Markup('<a class="cite" href="#source-{0}">[{0}]</a>').format(number)
    return link + Markup("<wbr>") if isinstance(after, int) else link


def _grouped(blocks: tuple[Block, ...]) -> list[list[Block]]:
    """Return blocks in groups that begin with a heading, so that a printed page breaks between them."""
    groups: list[list[Block]] = []
    for block in blocks:
        if isinstance(block, Heading) or not groups:
            groups.append([])
        groups[-1].append(block)
    return groups


def _kind_of(block: Block) -> str:
    """Return by which macro a block is shown."""
    match block:
        case Table() | Bullets() | Figure() | Heading() | Line():
            return type(block).__name__
        case _:
            assert_never(block)


def _drawing(figure: Figure) -> str:
    """Return the template that draws a figure."""
    match figure.drawing:
        case Timeline():
            return "timeline.svg"
        case Flow():
            return "flow.svg"
        case FrontierDrawing():
            return "frontier.svg"
        case _:
            assert_never(figure.drawing)


def _css(text: str) -> Markup:
    """Return text as a CSS string; every character that could end it is written as a code."""
    return Markup('"' + re.sub(r"[^A-Za-z0-9 .,]", lambda m: f"\\{ord(m[0]):06x} ", text) + '"')


def _anchor(key: str) -> str:
    """Return a key as an element's id: ids on record may hold ``@`` and ``+``, which read badly in links."""
    return re.sub(r"[^a-z0-9._-]", "_", key)
