"""A stream that says when something visible changed, and nothing else."""

from __future__ import annotations

from starlette.responses import Response, StreamingResponse

from pourparler.web.asked import Asked

PATH = "/r/{record}/changed"
VERB = "log"


def get(asked: Asked) -> Response:
    """Open it."""
    return StreamingResponse(asked.desk.changes.stream(asked.request), media_type="text/event-stream")
