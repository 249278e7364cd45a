"""What a page's templates know: how blocks, citations, links and drawings are shown, the same on every page of HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, assert_never

from markupsafe import Markup, escape

from pourparler.brief.document import LABELLED, RUN_IN, Block, Bullets, Figure, Heading, Line, Table
from pourparler.brief.drawings.flow import Flow
from pourparler.brief.drawings.frontier import FrontierDrawing
from pourparler.brief.drawings.timeline import Timeline
from pourparler.brief.words.citation import pieces


def anchor(key: str) -> str:
    """Return a key as an element's id: ids on record may hold ``@`` and ``+``, which read badly in links.

    Examples
    --------
    >>> anchor("issue-army@north+south")
    'issue-army_north_south'
    """
    return re.sub(r"[^a-z0-9._-]", "_", key)


def within(key: str) -> str:
    """Return where a link within a page leads."""
    return f"#{anchor(key)}"


def tools(cited: int, href: Callable[[str], str] = within, *, styled: bool = True) -> dict[str, Any]:
    """Return what the macros of ``blocks.html`` call, by name.

    Parameters
    ----------
    cited : int
        How many sources the page lists: their numbers in the text become links.
    href : callable
        Given what a line leads to, as a key, returns the address.
    styled : bool
        Whether a table's columns get their widths by a style of their own; a page served under a policy has none.
    """
    return {
        "words": _citer(cited),
        "href": href,
        "styled": styled,
        "css": css,
        "anchor": anchor,
        "grouped": _grouped,
        "kind_of": _kind_of,
        "drawing": _drawing,
        "run_in": RUN_IN,
        "labelled": LABELLED,
    }


def css(text: str) -> Markup:
    """Return text as a CSS string; every character that could end it is written as a code."""
    return Markup('"' + re.sub(r"[^A-Za-z0-9 .,]", lambda m: f"\\{ord(m[0]):06x} ", text) + '"')


def _citer(cited: int) -> Callable[[str], Markup]:
    """Return a function that escapes text and turns its citations into links to the list of sources."""

    def words(text: str) -> Markup:
        parts = pieces(text)
        return Markup("").join(
            _linked(piece, after) if isinstance(piece, int) and 0 < piece <= cited else escape(piece)
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
