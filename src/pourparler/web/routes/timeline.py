"""What happened, day by day; a slider moves the whole desk to another day."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.web.asked import Asked
from pourparler.web.routes.section import section

PATH = "/r/{record}/timeline"
VERB = "state"


def get(asked: Asked) -> Response:
    """Show it."""
    return section(asked, "timeline", "timeline")
