"""The first page of the brief as a file of its own, the same to the byte as the command line writes it."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.brief.docx.brief import document_of
from pourparler.brief.page.brief import page_of
from pourparler.brief.sections.one_page import one_page_of
from pourparler.web.asked import Asked, Missing
from pourparler.web.routes.brief_file import sent

PATH = "/r/{record}/one-page.{ending}"
VERB = "brief"


def get(asked: Asked) -> Response:
    """Send it."""
    ending = asked.path["ending"]
    if ending not in ("html", "docx"):
        raise Missing("there is no such page", mend="begin at the records at hand")
    brief = one_page_of(asked.state, asked.say, asked.desk.answers.possible(asked.request))
    page = ending == "html"
    content = page_of(brief, asked.say).encode() if page else document_of(brief, asked.state, asked.say)
    return sent(content, "one-page", ending)
