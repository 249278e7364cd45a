"""Everything on one party."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.brief.page.block import anchor
from pourparler.brief.sections.party import party_held
from pourparler.brief.sections.trail import statement
from pourparler.web.asked import Asked
from pourparler.web.trails import absent, excerpts_of, trails_of, wording_of

PATH = "/r/{record}/party/{name}"
VERB = "state"


def get(asked: Asked) -> Response:
    """Show it."""
    state, name = asked.state, asked.path["name"]
    recorded = state.negotiation.parties.get(name)
    if recorded is None:
        return absent(asked)
    wording = wording_of(asked)
    said = [one for one in reversed((*state.weaker_statements, *state.statements)) if one.party == name]
    excerpt_of = excerpts_of(asked, (), [p for one in said for p in one.statement.passages])
    people = {key: one.value for key, one in state.negotiation.delegates.items() if one.value.party == name}
    return asked.page(
        "party",
        name=name,
        recorded=recorded,
        party=recorded.value,
        held=party_held(wording, state, trails_of(asked), name),
        statements=[statement(wording, one, excerpt_of) for one in said],
        people=people,
        anchor=anchor,
    )
