"""What remains of the best deals with options held, which are kept under an opaque id and never on record."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.web.asked import Asked, Missing
from pourparler.web.routes.deals import shown
from pourparler.web.routes.search import whose

PATH = "/r/{record}/deals/{lock}"
VERB = "deals"


def get(asked: Asked) -> Response:
    """Show it.

    Raises
    ------
    Missing
        If nothing is held under that id for this login, viewer and record.
    """
    locks = asked.desk.locks.of(whose(asked), asked.path["lock"])
    if locks is None:
        raise Missing("nothing is held under that name", mend="hold it once more")
    return shown(asked, locks)
