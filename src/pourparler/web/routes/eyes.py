"""With whose eyes the record is seen."""

from __future__ import annotations

from msgspec import structs
from starlette.responses import Response

from pourparler.errors import InputError
from pourparler.web.asked import Asked
from pourparler.workbench.viewers import viewer_named, viewers

PATH = "/r/{record}/eyes"
VERB = "state"


def get(asked: Asked) -> Response:
    """Show the names that are on record for this viewer, and a field for another."""
    request = asked.request
    return asked.page("eyes", names=viewers(request.location, viewer=request.viewer, record=request.record))


def post(asked: Asked) -> Response:
    """Look with other eyes: at the first page, under another key."""
    viewer = viewer_named(asked.sent("viewer")) if asked.sent("viewer") else ""
    key = asked.desk.access.key(asked.login, viewer)
    if key is None:
        raise InputError("that viewer is not open to you", mend="choose another")
    return asked.see(structs.replace(asked.lens, key=key).to())
