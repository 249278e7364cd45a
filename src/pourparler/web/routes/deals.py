"""The best deals on somebody's estimates: only where there are estimates."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.web.asked import Asked
from pourparler.web.routes.section import section

PATH = "/r/{record}/deals"
VERB = "deals"


def get(asked: Asked) -> Response:
    """Show them."""
    return section(asked, "deals")
