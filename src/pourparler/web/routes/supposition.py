"""What could be agreed under a supposition, which is kept under an opaque id and never on record."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.web.asked import Asked, Missing
from pourparler.web.routes.possible import shown
from pourparler.web.routes.search import whose

PATH = "/r/{record}/possible/{supposition}"
VERB = "zone"


def get(asked: Asked) -> Response:
    """Show it.

    Raises
    ------
    Missing
        If no such supposition is kept for this login, viewer and record.
    """
    supposition = asked.desk.suppositions.of(whose(asked), asked.path["supposition"])
    if supposition is None:
        raise Missing("there is no such supposition", mend="suppose it once more")
    return shown(asked, supposition)
