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

_FORMS: dict[str, tuple[str, Callable[[StateOfPlay, Language, Possibilities], bytes]]] = {
    "html": ("text/html; charset=utf-8", lambda state, say, possible: render_html(state, say, possible).encode()),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", render_word),
    "csv": ("text/csv; charset=utf-8", lambda state, say, _: render_csv(state, say).encode("utf-8-sig")),
}


def get(asked: Asked) -> Response:
    """Send it."""
    ending = asked.path["ending"]
    if ending not in _FORMS:
        raise Missing("there is no such page", mend="begin at the records at hand")
    kind, render = _FORMS[ending]
    content = render(asked.state, asked.say, asked.desk.answers.possible(asked.request))
    named = {"Content-Disposition": f'attachment; filename="brief.{ending}"'}
    return Response(content, media_type=kind, headers=named)
