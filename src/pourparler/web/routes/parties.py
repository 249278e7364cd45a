"""Every party: its roles, on how much it must agree, when it was last heard."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.brief.sections.party import party_held
from pourparler.web.asked import Asked
from pourparler.web.trails import trails_of, wording_of

PATH = "/r/{record}/parties"
VERB = "state"


def get(asked: Asked) -> Response:
    """Show them, in the order of the record."""
    wording, trails = wording_of(asked), trails_of(asked)
    parties = asked.state.negotiation.parties
    held = {name: party_held(wording, asked.state, trails, name) for name in parties}
    return asked.page("parties", parties=parties, held=held)
