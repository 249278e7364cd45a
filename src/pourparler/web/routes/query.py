"""What one search came to, under the opaque id that it is kept by."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.web.asked import Asked, Missing
from pourparler.web.routes.search import page, whose

PATH = "/r/{record}/search/{query}"
VERB = "search"


def get(asked: Asked) -> Response:
    """Show it.

    Raises
    ------
    Missing
        If no such search is kept for this login, viewer and record.
    """
    query = asked.desk.queries.of(whose(asked), asked.path["query"])
    if query is None:
        raise Missing("there is no such search", mend="search once more")
    return page(asked, query)
