"""Pourparler: a workbench for real negotiations.

The names below are all that a library user types; each is loaded when it is first used.

Examples
--------
>>> import pourparler
>>> pourparler.Level.REPORTED.value
'reported'
"""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOME = {
    "KEEPER": "pourparler.domain.request",
    "Level": "pourparler.domain.evidence",
    "Plan": "pourparler.simulation.plan",
    "Negotiation": "pourparler.domain.negotiation",
    "PourparlerError": "pourparler.errors",
    "Request": "pourparler.domain.request",
    "Scenario": "pourparler.domain.scenario",
    "Setup": "pourparler.simulation.setup",
    "StateOfPlay": "pourparler.domain.state_of_play",
    "blocking": "pourparler.solvers.blocking",
    "deals": "pourparler.workbench.deals",
    "draft_reading": "pourparler.solvers.draft_reading",
    "egalitarian": "pourparler.solvers.concepts.egalitarian",
    "equal_gain": "pourparler.solvers.concepts.equal_gain",
    "frame": "pourparler.workbench.frame",
    "improvement": "pourparler.solvers.improvement",
    "kalai_smorodinsky": "pourparler.solvers.concepts.kalai_smorodinsky",
    "key_questions": "pourparler.solvers.key_questions",
    "leximin": "pourparler.solvers.concepts.leximin",
    "nash_bargaining": "pourparler.solvers.concepts.nash_bargaining",
    "negotiation": "pourparler.library",
    "opening": "pourparler.solvers.opening",
    "pareto": "pourparler.solvers.pareto",
    "possibilities": "pourparler.workbench.zone",
    "read_scenario": "pourparler.workbench.scenario",
    "rehearse": "pourparler.workbench.rehearse",
    "scenario": "pourparler.library",
    "state": "pourparler.library",
    "acceptability": "pourparler.solvers.acceptability",
    "tournament": "pourparler.workbench.tournament",
    "trades": "pourparler.solvers.trades",
    "utilitarian": "pourparler.solvers.concepts.utilitarian",
    "verify": "pourparler.workbench.verify",
    "zone": "pourparler.solvers.zone",
}

__all__ = [
    "KEEPER",
    "Level",
    "Negotiation",
    "Plan",
    "PourparlerError",
    "Request",
    "Scenario",
    "Setup",
    "StateOfPlay",
    "__version__",
    "acceptability",
    "blocking",
    "deals",
    "draft_reading",
    "egalitarian",
    "equal_gain",
    "frame",
    "improvement",
    "kalai_smorodinsky",
    "key_questions",
    "leximin",
    "nash_bargaining",
    "negotiation",
    "opening",
    "pareto",
    "possibilities",
    "read_scenario",
    "rehearse",
    "scenario",
    "state",
    "tournament",
    "trades",
    "utilitarian",
    "verify",
    "zone",
]

if TYPE_CHECKING:
    from pourparler.domain.evidence import Level
    from pourparler.domain.negotiation import Negotiation
    from pourparler.domain.request import KEEPER, Request
    from pourparler.domain.scenario import Scenario
    from pourparler.domain.state_of_play import StateOfPlay
    from pourparler.errors import PourparlerError
    from pourparler.library import negotiation, scenario, state
    from pourparler.simulation.plan import Plan
    from pourparler.simulation.setup import Setup
    from pourparler.solvers.acceptability import acceptability
    from pourparler.solvers.blocking import blocking
    from pourparler.solvers.concepts.egalitarian import egalitarian
    from pourparler.solvers.concepts.equal_gain import equal_gain
    from pourparler.solvers.concepts.kalai_smorodinsky import kalai_smorodinsky
    from pourparler.solvers.concepts.leximin import leximin
    from pourparler.solvers.concepts.nash_bargaining import nash_bargaining
    from pourparler.solvers.concepts.utilitarian import utilitarian
    from pourparler.solvers.draft_reading import draft_reading
    from pourparler.solvers.improvement import improvement
    from pourparler.solvers.key_questions import key_questions
    from pourparler.solvers.opening import opening
    from pourparler.solvers.pareto import pareto
    from pourparler.solvers.trades import trades
    from pourparler.solvers.zone import zone
    from pourparler.workbench.deals import deals
    from pourparler.workbench.frame import frame
    from pourparler.workbench.rehearse import rehearse
    from pourparler.workbench.scenario import read_scenario
    from pourparler.workbench.tournament import tournament
    from pourparler.workbench.verify import verify
    from pourparler.workbench.zone import possibilities


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'pourparler' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOME[name]), name)
    if "IPython" in sys.modules:
        importlib.import_module("pourparler.notebook").register()
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
