"""The brief as a file, the same to the byte as the command line writes it."""

from __future__ import annotations

from collections.abc import Callable

from starlette.responses import Response

from pourparler.brief.docx.brief import render_word
from pourparler.brief.page.brief import render_html
from pourparler.brief.plain.table import render_csv
from pourparler.brief.words.language import Language
from pourparler.domain.possibilities import Possibilities
from pourparler.domain.state_of_play import StateOfPlay
from pourparler.web.asked import Asked, Missing

PATH = "/r/{record}/brief.{ending}"
VERB = "brief"

_FORMS: dict[str, Callable[[StateOfPlay, Language, Possibilities], bytes]] = {
    "html": lambda state, say, possible: render_html(state, say, possible).encode(),
    "docx": render_word,
    "csv": lambda state, say, _: render_csv(state, say).encode("utf-8-sig"),
}
_KINDS = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv; charset=utf-8",
}


def get(asked: Asked) -> Response:
    """Send it."""
    ending = asked.path["ending"]
    if ending not in _FORMS:
        raise Missing("there is no such page", mend="begin at the records at hand")
    content = _FORMS[ending](asked.state, asked.say, asked.desk.answers.possible(asked.request))
    return sent(content, "brief", ending)


def sent(content: bytes, name: str, ending: str) -> Response:
    """Return a file to keep, of a name and a kind."""
    named = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    return Response(content, media_type=_KINDS[ending], headers=named)
