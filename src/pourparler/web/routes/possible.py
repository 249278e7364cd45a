"""What could be agreed: what is ruled out and by whose words, what is not, what to ask next."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.web.asked import Asked
from pourparler.web.routes.section import section

PATH = "/r/{record}/possible"
VERB = "zone"


def get(asked: Asked) -> Response:
    """Show it."""
    return section(asked, "possibilities")
