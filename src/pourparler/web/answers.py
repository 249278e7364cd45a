"""Answers kept for as long as nothing visible changed: by verb, request and visible revision."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import UTC, datetime
from threading import Lock
from typing import Any, TypeVar

from pourparler.domain.possibilities import Possibilities
from pourparler.domain.request import Request
from pourparler.domain.scenario import Estimate
from pourparler.domain.state_of_play import StateOfPlay
from pourparler.errors import PourparlerError
from pourparler.workbench.brief import could_be_agreed
from pourparler.workbench.revision import revision
from pourparler.workbench.scenario import taken
from pourparler.workbench.state import state
from pourparler.workbench.touched import touched

T = TypeVar("T")


class Answers:
    """Keeps the newest answers, each under what was asked and what could be seen when it was worked out.

    Parameters
    ----------
    most : int
        How many.
    """

    def __init__(self, most: int = 256) -> None:
        self._most, self._kept = most, OrderedDict[Hashable, Any]()
        self._lock = Lock()
        self._revisions: dict[tuple[str, str, str], tuple[tuple[int, ...] | None, str]] = {}

    def state(self, request: Request) -> StateOfPlay:
        """Return the state of play."""
        return self.of("state", request, lambda: state(request))

    def possible(self, request: Request) -> Possibilities:
        """Return what could be agreed."""
        return self.of("possible", request, lambda: could_be_agreed(self.state(request)))

    def estimates(self, request: Request) -> tuple[Estimate, ...]:
        """Return the estimates on record of what parties value; none where there are none."""
        return self.of("estimates", request, lambda: _estimates(request))

    def of(self, verb: str, request: Request, work: Callable[[], T], *more: Hashable) -> T:
        """Return an answer, worked out anew only where something visible changed since.

        Parameters
        ----------
        verb : str
            What is asked.
        request : Request
            Of what.
        work : callable
            Works it out.
        *more
            What else it depends on.
        """
        asked = (verb, request, *more, self.revision(request), datetime.now(UTC).date())
        with self._lock:
            if asked in self._kept:
                self._kept.move_to_end(asked)
                return self._kept[asked]  # type: ignore[no-any-return]
        answer = work()
        with self._lock:
            self._kept[asked] = answer
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return answer

    def revision(self, request: Request) -> str:
        """Return a word that changes with what the request's viewer may see, and with nothing else."""
        now = touched(request.location)
        place = (request.location, request.record, request.viewer)
        known = self._revisions.get(place)
        if known is None or now is None or known[0] != now:
            seen = revision(request.location, viewer=request.viewer, record=request.record)
            known = self._revisions[place] = now, hashlib.sha256(seen.encode()).hexdigest()[:16]
        return known[1]


def _estimates(request: Request) -> tuple[Estimate, ...]:
    try:
        return tuple(taken(request).scenario.estimates.values())
    except PourparlerError:
        return ()  # What stands on record contradicts itself: the page of possibilities says so.
