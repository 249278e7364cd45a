"""Something visible changed: a port. On a laptop the file is looked at; only what the viewer may see counts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Protocol

from starlette.concurrency import run_in_threadpool

from pourparler.domain.request import Request
from pourparler.workbench.touched import touched

TICK = b"event: changed\ndata:\n\n"
"""All that a stream ever says: not what changed, nor how much."""
BREATH = b":\n\n"
"""What keeps a stream open; it goes out by the clock alone."""


class Changes(Protocol):
    """Tells when something that a request's viewer may see has changed."""

    def stream(self, request: Request) -> AsyncIterator[bytes]:
        """Yield :data:`TICK` whenever it has, for as long as somebody listens."""


class Watch:
    """Looks at the record every so often.

    Parameters
    ----------
    revision : callable
        Given a request, returns a word that changes with what its viewer may see, and with nothing else.
    seconds : float
        How often.
    breath : int
        After how many looks a stream breathes.
    """

    def __init__(self, revision: Callable[[Request], str], seconds: float = 0.4, breath: int = 40) -> None:
        self._revision, self._seconds, self._breath = revision, seconds, breath

    async def stream(self, request: Request) -> AsyncIterator[bytes]:
        """Yield a tick whenever something visible changed, and now and then a breath."""
        before = touched(request.location)
        known = await run_in_threadpool(self._revision, request)
        yield BREATH
        looks = 0
        while True:
            await asyncio.sleep(self._seconds)
            looks += 1
            now = touched(request.location)
            if now != before or now is None:
                before = now
                seen = await run_in_threadpool(self._revision, request)
                if seen != known:
                    known = seen
                    yield TICK
            if looks % self._breath == 0:
                yield BREATH
