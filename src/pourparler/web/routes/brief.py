"""The brief: as a page to look at, and as files to hand on."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.brief.page.block import tools
from pourparler.brief.sections.contents import brief_of
from pourparler.web.asked import Asked
from pourparler.web.links import links

PATH = "/r/{record}/brief"
VERB = "brief"


def get(asked: Asked) -> Response:
    """Show it whole."""
    brief = brief_of(asked.state, asked.say, asked.desk.answers.possible(asked.request))
    return asked.page("brief", brief=brief, **tools(brief.cited, links(asked), styled=False))
