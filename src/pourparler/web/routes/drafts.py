"""The drafts beside one another: what was taken out, and by whom."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.web.asked import Asked
from pourparler.web.routes.section import section

PATH = "/r/{record}/drafts"
VERB = "drafts"


def get(asked: Asked) -> Response:
    """Show them."""
    return section(asked, "drafts")
