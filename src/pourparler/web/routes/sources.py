"""Every source, with how much rests on it."""

from __future__ import annotations

from datetime import date

from starlette.responses import Response

from pourparler.brief.sections.resting import citations
from pourparler.brief.sections.trail import source_title
from pourparler.domain.origin import relayed
from pourparler.domain.source import NOT_NAMED
from pourparler.web.asked import Asked
from pourparler.web.trails import texts_of, wording_of

PATH = "/r/{record}/sources"
VERB = "state"


def get(asked: Asked) -> Response:
    """Show them, the latest first."""
    sources = asked.state.negotiation.sources
    wording = wording_of(asked)

    def published(key: str) -> date:
        days = sources[key].value.published
        return days.latest if days else date.min

    names = sorted(sources, key=published, reverse=True)
    return asked.page(
        "sources",
        names=names,
        sources=sources,
        titles={key: source_title(wording, key) for key in names},
        cited=citations(wording),
        held=texts_of(asked, names),
        unnamed=NOT_NAMED,
        relays={key: relayed(key, asked.state.negotiation) for key in names},
    )
