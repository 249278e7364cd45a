"""One entry, as it stands on record; what it names, and what names it."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.brief.words.party import capital
from pourparler.domain.request import Request
from pourparler.web.asked import Asked
from pourparler.web.form.entry import kind_corrected
from pourparler.web.routes.log import log_of, mentions_of, rows
from pourparler.web.trails import absent
from pourparler.workbench.current import current, keeps
from pourparler.workbench.record import Opened, opened
from pourparler.workbench.show import laid_out

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
    view = asked.desk.answers.of("opened", request, lambda: _opened(request))
    return asked.page(
        "entry",
        row=rows(asked, [line.hash])[0],
        told=laid_out(view, line.hash, request.location),
        names=rows(asked, ties.names.get(line.hash, ())),
        named_by=rows(asked, ties.named_by.get(line.hash, ())),
        pages=pages,
        acts=[] if asked.desk.fixed else _acts(asked, line.hash),
        capital=capital,
    )


def _opened(request: Request) -> Opened:
    return opened(request.location, request.viewer, request.record)


def _acts(asked: Asked, prefix: str) -> list[tuple[str, str]]:
    """Return what can be done with an entry, as pages and their words; nothing with one that no longer counts."""
    one, say = current(asked.request, prefix), asked.say
    if not one.counts:
        return []
    acts = [("retract", say("Retract"))]
    if kind_corrected(one):
        acts.insert(0, ("correct", say("Correct")))
    if one.audience != "everyone":
        acts.append(("disclose", say("Disclose")))
    if keeps(asked.request):
        acts += [("check", say("Check")), ("erase", say("Erase"))]
    return [(f"{page}/{one.hash}", words) for page, words in acts]
