"""Pourparler: a workbench for real negotiations.

It answers three questions, each from the one before: what has been said, what could be agreed, what would happen if.
The names below are all that a library user types; each is loaded when it is first used.

**Begin a record, and add to it.** ``new`` begins one; ``with open(…) as record:`` adds to it, all of a block or
nothing. What is added are values: ``Party`` (with its ``Role``), ``Delegate``, ``Issue``, ``Option``, ``Required``;
``Source`` and ``Passage``; ``Session`` and ``Participant``; ``Statement`` and ``Position``, with a ``Stance``, and a
``Voice`` that says who spoke and by which ``Attribution`` it is known; ``Draft`` and ``Point``; ``NextStep``.
``Interval`` is when.

**Read a record.** ``negotiation`` gives what is on record (a ``Negotiation``), ``state`` where everything stands (a
``StateOfPlay``), at a ``Level`` of evidence. Who looks is always said: a party or a mediator by name, or ``KEEPER``,
whoever keeps this copy. Functions of ``pourparler.workbench`` take the same as one value, a ``Request``.

**What could be agreed.** ``scenario`` makes a ``Scenario`` of a record, ``read_scenario`` reads one from a file.
``zone`` counts the outcomes that nobody refuses; ``blocking`` gives the red lines that together leave none,
``opening`` the fewest to lift; ``key_questions`` what to ask next; ``draft_reading`` a draft against the stances.
``possibilities`` gives all of these at once.

**The best deals, on somebody's estimates.** ``pareto`` gives the frontier; ``nash_bargaining``,
``kalai_smorodinsky``, ``egalitarian``, ``leximin``, ``utilitarian`` and ``equal_gain`` each choose from it by a rule;
``deals`` gives several of these at once. ``improvement`` starts from a baseline, ``trades`` gives one issue for
another, ``acceptability`` says how likely a party is to accept where its preferences are uncertain.

**Rehearse the talks.** ``rehearse`` holds runs under a ``Setup``, ``tournament`` strategies against one another by a
``Plan``.

**Check, and go on elsewhere.** ``verify`` checks a record's hashes, ``frame`` gives a result as a data frame. Every
error is a ``PourparlerError``, whose text is one sentence.

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
    # Begin a record, and add to it.
    "new": "pourparler.workbench.new",
    "open": "pourparler.workbench.recording",
    # What is put on record.
    "Attribution": "pourparler.domain.evidence",
    "Delegate": "pourparler.domain.party",
    "Draft": "pourparler.domain.draft",
    "Interval": "pourparler.domain.interval",
    "Issue": "pourparler.domain.issue",
    "NextStep": "pourparler.domain.next_step",
    "Option": "pourparler.domain.issue",
    "Participant": "pourparler.domain.session",
    "Party": "pourparler.domain.party",
    "Passage": "pourparler.domain.source",
    "Point": "pourparler.domain.draft",
    "Position": "pourparler.domain.position",
    "Required": "pourparler.domain.issue",
    "Role": "pourparler.domain.party",
    "Session": "pourparler.domain.session",
    "Source": "pourparler.domain.source",
    "Stance": "pourparler.domain.position",
    "Statement": "pourparler.domain.statement",
    "Voice": "pourparler.domain.evidence",
    # Read a record.
    "KEEPER": "pourparler.domain.request",
    "Level": "pourparler.domain.evidence",
    "Negotiation": "pourparler.domain.negotiation",
    "Request": "pourparler.domain.request",
    "StateOfPlay": "pourparler.domain.state_of_play",
    "negotiation": "pourparler.library",
    "state": "pourparler.library",
    # What could be agreed.
    "Scenario": "pourparler.domain.scenario",
    "possibilities": "pourparler.workbench.zone",
    "read_scenario": "pourparler.workbench.scenario",
    "scenario": "pourparler.library",
    "zone": "pourparler.solvers.zone",
    "blocking": "pourparler.solvers.blocking",
    "opening": "pourparler.solvers.opening",
    "key_questions": "pourparler.solvers.key_questions",
    "draft_reading": "pourparler.solvers.draft_reading",
    # The best deals, on estimates.
    "deals": "pourparler.workbench.deals",
    "pareto": "pourparler.solvers.pareto",
    "nash_bargaining": "pourparler.solvers.concepts.nash_bargaining",
    "kalai_smorodinsky": "pourparler.solvers.concepts.kalai_smorodinsky",
    "egalitarian": "pourparler.solvers.concepts.egalitarian",
    "leximin": "pourparler.solvers.concepts.leximin",
    "utilitarian": "pourparler.solvers.concepts.utilitarian",
    "equal_gain": "pourparler.solvers.concepts.equal_gain",
    "improvement": "pourparler.solvers.improvement",
    "trades": "pourparler.solvers.trades",
    "acceptability": "pourparler.solvers.acceptability",
    # Rehearse the talks.
    "Setup": "pourparler.simulation.setup",
    "rehearse": "pourparler.workbench.rehearse",
    "Plan": "pourparler.simulation.plan",
    "tournament": "pourparler.workbench.tournament",
    # Check, and go on elsewhere.
    "PourparlerError": "pourparler.errors",
    "frame": "pourparler.workbench.frame",
    "verify": "pourparler.workbench.verify",
}
"""Where each public name stands. Type checkers run no code: for them the names stand once more, below."""

__all__ = list(_HOME)

if TYPE_CHECKING:
    from pourparler.domain.draft import Draft as Draft
    from pourparler.domain.draft import Point as Point
    from pourparler.domain.evidence import Attribution as Attribution
    from pourparler.domain.evidence import Level as Level
    from pourparler.domain.evidence import Voice as Voice
    from pourparler.domain.interval import Interval as Interval
    from pourparler.domain.issue import Issue as Issue
    from pourparler.domain.issue import Option as Option
    from pourparler.domain.issue import Required as Required
    from pourparler.domain.negotiation import Negotiation as Negotiation
    from pourparler.domain.next_step import NextStep as NextStep
    from pourparler.domain.party import Delegate as Delegate
    from pourparler.domain.party import Party as Party
    from pourparler.domain.party import Role as Role
    from pourparler.domain.position import Position as Position
    from pourparler.domain.position import Stance as Stance
    from pourparler.domain.request import KEEPER as KEEPER
    from pourparler.domain.request import Request as Request
    from pourparler.domain.scenario import Scenario as Scenario
    from pourparler.domain.session import Participant as Participant
    from pourparler.domain.session import Session as Session
    from pourparler.domain.source import Passage as Passage
    from pourparler.domain.source import Source as Source
    from pourparler.domain.state_of_play import StateOfPlay as StateOfPlay
    from pourparler.domain.statement import Statement as Statement
    from pourparler.errors import PourparlerError as PourparlerError
    from pourparler.library import negotiation as negotiation
    from pourparler.library import scenario as scenario
    from pourparler.library import state as state
    from pourparler.simulation.plan import Plan as Plan
    from pourparler.simulation.setup import Setup as Setup
    from pourparler.solvers.acceptability import acceptability as acceptability
    from pourparler.solvers.blocking import blocking as blocking
    from pourparler.solvers.concepts.egalitarian import egalitarian as egalitarian
    from pourparler.solvers.concepts.equal_gain import equal_gain as equal_gain
    from pourparler.solvers.concepts.kalai_smorodinsky import kalai_smorodinsky as kalai_smorodinsky
    from pourparler.solvers.concepts.leximin import leximin as leximin
    from pourparler.solvers.concepts.nash_bargaining import nash_bargaining as nash_bargaining
    from pourparler.solvers.concepts.utilitarian import utilitarian as utilitarian
    from pourparler.solvers.draft_reading import draft_reading as draft_reading
    from pourparler.solvers.improvement import improvement as improvement
    from pourparler.solvers.key_questions import key_questions as key_questions
    from pourparler.solvers.opening import opening as opening
    from pourparler.solvers.pareto import pareto as pareto
    from pourparler.solvers.trades import trades as trades
    from pourparler.solvers.zone import zone as zone
    from pourparler.workbench.deals import deals as deals
    from pourparler.workbench.frame import frame as frame
    from pourparler.workbench.new import new as new
    from pourparler.workbench.recording import open as open
    from pourparler.workbench.rehearse import rehearse as rehearse
    from pourparler.workbench.scenario import read_scenario as read_scenario
    from pourparler.workbench.tournament import tournament as tournament
    from pourparler.workbench.verify import verify as verify
    from pourparler.workbench.zone import possibilities as possibilities
else:

    def __getattr__(name: str) -> Any:
        if name not in _HOME:
            raise AttributeError(f"module 'pourparler' has no attribute {name!r}")
        value = getattr(importlib.import_module(_HOME[name]), name)
        if "IPython" in sys.modules:
            importlib.import_module("pourparler.notebook").register()
        return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
