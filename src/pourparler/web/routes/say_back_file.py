"""A sheet that is read back to a party as a file, the same to the byte as the command line writes it."""

from __future__ import annotations

from collections.abc import Callable

from starlette.responses import Response

from pourparler.brief.docx.sheet import sheet_word
from pourparler.brief.page.sheet import sheet_page
from pourparler.brief.plain.say_back import say_back_csv
from pourparler.brief.sections.say_back import sheet_of
from pourparler.brief.words.language import Language
from pourparler.domain.say_back import SayBack
from pourparler.web.asked import Asked, Missing
from pourparler.web.routes.say_back_party import the_sheet
from pourparler.workbench.say_back_file import COLUMNS

PATH = "/r/{record}/say-back/{party}/sheet.{ending}"
VERB = "say-back"
WRITES = True
"""A sheet is for one party: none of it is published."""

_FORMS: dict[str, tuple[str, Callable[[SayBack, Language], bytes]]] = {
    "html": ("text/html; charset=utf-8", lambda told, say: sheet_page(sheet_of(told, say), say).encode()),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        lambda told, say: sheet_word(sheet_of(told, say), say, told.negotiation.counted_to()),
    ),
    "csv": ("text/csv; charset=utf-8", lambda told, say: say_back_csv(told, say, COLUMNS).encode("utf-8-sig")),
}


def get(asked: Asked) -> Response:
    """Send it."""
    ending = asked.path["ending"]
    if ending not in _FORMS:
        raise Missing("there is no such page", mend="begin at the records at hand")
    kind, render = _FORMS[ending]
    named = {"Content-Disposition": f'attachment; filename="say-back.{ending}"'}
    return Response(render(the_sheet(asked), asked.say), media_type=kind, headers=named)
