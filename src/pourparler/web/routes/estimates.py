"""Estimates: what somebody holds that each party values, and where more is entered."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.brief.page.block import tools
from pourparler.brief.sections.estimate import estimate_told
from pourparler.brief.words.wording import Wording
from pourparler.web.asked import Asked
from pourparler.web.basis import basis_of
from pourparler.web.links import links

PATH = "/r/{record}/estimates"
VERB = "deals"


def get(asked: Asked) -> Response:
    """Show them, party after party; where there is none of a party, that."""
    scenario = basis_of(asked).scenario
    wording = Wording(asked.state.negotiation, asked.say)
    needed = {party for issue in scenario.issues for party in scenario.needed(issue)}
    parties = [party for party in asked.state.negotiation.parties if party in needed or party in scenario.estimates]
    return asked.page(
        "estimates",
        parties=[(party, wording.party(party), tuple(estimate_told(wording, scenario, party))) for party in parties],
        issues=scenario.issues,
        brief={"language": asked.say.code, "record_language": asked.state.negotiation.opening().language or "en"},
        **tools(0, links(asked), styled=False),
    )
