"""What was recorded wrongly, since when, and when it was mended."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.brief.words.amendment import amended
from pourparler.brief.words.wording import Wording
from pourparler.web.asked import Asked
from pourparler.workbench.amendments import amendments

PATH = "/r/{record}/corrections"
VERB = "log"
OUTSIDE = True
"""It keeps to the terms of release by itself, and may stand on what is published for others."""


def get(asked: Asked) -> Response:
    """Show it."""
    listed = asked.desk.answers.of("amendments", asked.request, lambda: amendments(asked.request))
    wording = Wording(asked.state.negotiation, asked.say)
    return asked.page("corrections", amendments=[(one, amended(wording, one)) for one in listed])
