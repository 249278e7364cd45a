"""Whom to say it back to: the parties, how much each can be read back, and with whose eyes that is handed out."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.web.asked import Asked
from pourparler.workbench.say_back import asked_of, sheet

PATH = "/r/{record}/say-back"
VERB = "say-back"
WRITES = True
"""A sheet is for one party, and its answers write: none of it is published."""


def get(asked: Asked) -> Response:
    """Show the parties."""
    state = asked.desk.answers.state(asked_of(asked.request))
    sheets = {party: sheet(state, party) for party in state.negotiation.parties}
    return asked.page("say_back", sheets=sheets)
