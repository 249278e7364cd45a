"""One source: where it comes from, what rests on it, its text with the passages marked."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.brief.sections.resting import marked, resting
from pourparler.domain.origin import one_witness, relayed
from pourparler.domain.source import NOT_NAMED
from pourparler.web.asked import Asked
from pourparler.web.trails import absent, held_of, texts_of, wording_of
from pourparler.workbench.source import span

PATH = "/r/{record}/source/{name}"
VERB = "state"


def get(asked: Asked) -> Response:
    """Show it."""
    sources, name = asked.state.negotiation.sources, asked.path["name"]
    recorded = sources.get(name)
    if recorded is None:
        return absent(asked)
    wording = wording_of(asked)
    rests = resting(wording, name, held_of(asked))
    text = texts_of(asked, [name]).get(name)
    origin = relayed(name, asked.state.negotiation)
    same = one_witness(name, asked.state.negotiation)
    return asked.page(
        "source",
        name=name,
        recorded=recorded,
        source=recorded.value,
        unnamed=recorded.value.title == NOT_NAMED,
        origin="" if origin.startswith(NOT_NAMED) else origin,
        rests=rests,
        same=same,
        pieces=marked(text, rests, span) if text is not None else (),
        address=recorded.value.locator if recorded.value.locator.startswith(("https://", "http://")) else "",
    )
