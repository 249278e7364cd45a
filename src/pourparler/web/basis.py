"""The scenario on which a page of deals or rehearsals rests: the record as it is seen, with the estimates on it."""

from __future__ import annotations

from pourparler.web.asked import Asked
from pourparler.workbench.scenario import Taken, taken


def basis_of(asked: Asked) -> Taken:
    """Return what is rehearsed: the record as it is seen, with the estimates on it."""
    return asked.desk.answers.of("taken", asked.request, lambda: taken(asked.request))
