"""Whether what the viewer may see of the record is sound, and its newest entries; for who keeps the file, all of it."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.brief.words.fault import fault_words
from pourparler.domain.request import KEEPER
from pourparler.errors import InputError
from pourparler.web.asked import Asked
from pourparler.workbench.verify import Verified, verify

PATH = "/r/{record}/verify"
VERB = "verify"


def get(asked: Asked) -> Response:
    """Show whether what the viewer may see is sound; the head that the address names must still stand."""
    head = asked.query.get("head", "").strip()
    return _page(asked, _verified(asked, asked.state.negotiation.viewer, head), head)


def post(asked: Asked) -> Response:
    """Check all that the file holds, for whoever keeps it."""
    if asked.viewer != KEEPER:
        raise InputError("only who keeps the copy checks all that it holds", mend="look with the keeper’s eyes")
    return _page(asked, _verified(asked, KEEPER, ""), "")


def _verified(asked: Asked, viewer: str, head: str) -> Verified:
    request = asked.request
    return verify(request.location, viewer=viewer, record=request.record, head=head)


def _page(asked: Asked, done: Verified, head: str) -> Response:
    return asked.page(
        "verify",
        done=done,
        words=fault_words(asked.say),
        head=head,
        keeps=asked.viewer == KEEPER,
        whole=asked.form is not None,
    )
