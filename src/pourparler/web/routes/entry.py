"""One entry, as it stands on record; what it names, and what names it."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.brief.words.party import capital
from pourparler.web.asked import Asked
from pourparler.web.routes.log import log_of, mentions_of, rows
from pourparler.web.trails import absent
from pourparler.workbench.show import show

PATH = "/r/{record}/entry/{hash}"
VERB = "show"

_PAGES = {"issues": "issue", "parties": "party", "sources": "source"}


def get(asked: Asked) -> Response:
    """Show it; by the beginning of its hash, too, where that fits one entry."""
    request, prefix = asked.request, asked.path["hash"]
    matches = [line for line in log_of(asked).events if prefix and line.hash.startswith(prefix)]
    if len(matches) != 1:
        return absent(asked)
    line, ties = matches[0], mentions_of(asked)
    nouns = ties.nouns.get(line.hash, ())
    pages = [
        f"{_PAGES[collection]}/{key}"
        for collection, key, _ in nouns
        if collection in _PAGES and key in getattr(asked.state.negotiation, collection)
    ]
    return asked.page(
        "entry",
        row=rows(asked, [line.hash])[0],
        told=show(request.location, line.hash, viewer=request.viewer, record=request.record),
        names=rows(asked, ties.names.get(line.hash, ())),
        named_by=rows(asked, ties.named_by.get(line.hash, ())),
        pages=pages,
        capital=capital,
    )
