"""A state of play as one HTML file that needs nothing else: no network, no script, no font."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from pourparler.brief.document import Brief
from pourparler.brief.page.block import tools
from pourparler.brief.sections.contents import brief_of
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
    page: str = environment().get_template("page.html").render(brief=brief, say=say, **tools(brief.cited))
    return page


@cache
def environment() -> Environment:
    """Return the environment of the page's templates."""
    return Environment(
        loader=PackageLoader("pourparler.brief.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
