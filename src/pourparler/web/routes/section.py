"""One section of the brief, as a page."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.brief.page.block import tools
from pourparler.brief.sections.contents import SECTIONS, WORKED_OUT, part_of
from pourparler.web.asked import Asked, Missing
from pourparler.web.links import links

PATH = "/r/{record}/section/{name}"
VERB = "state"


def get(asked: Asked) -> Response:
    """Show it, with the sources that it cites; where nothing on record belongs there, that."""
    return section(asked, asked.path["name"])


def section(asked: Asked, key: str, template: str = "section") -> Response:
    """Return the page of a section, by its template."""
    if key not in SECTIONS:
        raise Missing("there is no such page", mend="begin at the records at hand")
    possible = asked.desk.answers.possible(asked.request) if key in WORKED_OUT else None
    part = part_of(asked.state, asked.say, key, possible)
    language = asked.state.negotiation.opening().language or "en"
    brief = {"language": asked.say.code, "record_language": language}
    return asked.page(template, part=part, brief=brief, **tools(part.cited if part else 0, links(asked), styled=False))
