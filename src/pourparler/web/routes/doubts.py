"""Doubt of the best deals: each weight of an estimate changed in turn, beside whoever asked."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.errors import InputError
from pourparler.web.asked import Asked
from pourparler.web.basis import basis_of
from pourparler.web.jobs import Task
from pourparler.web.routes.rehearsals import MOMENT
from pourparler.web.routes.search import whose
from pourparler.workbench.doubt import doubts

PATH = "/r/{record}/doubts"
VERB = "deals"
WRITES = False
SECONDS = 300.0
"""How long all changes together may take."""


def get(asked: Asked) -> Response:
    """Lead back to the deals: it is begun there."""
    return asked.see(asked.lens.to("deals"))


def post(asked: Asked) -> Response:
    """Begin it; show it, done or as far as it is."""
    scenario = basis_of(asked).scenario
    if not any(estimate.numeric() for estimate in scenario.estimates.values()):
        raise InputError("no party has an estimate in numbers", mend="record estimates")
    name = asked.desk.jobs.begin(whose(asked), Task(doubts, (scenario,), SECONDS, "doubts"))
    asked.desk.jobs.of(whose(asked), name, MOMENT)
    return asked.see(asked.lens.to(f"doubts/{name}"))
