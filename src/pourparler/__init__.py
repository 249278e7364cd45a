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
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOME = {
    "Level": "pourparler.domain.evidence",
    "Negotiation": "pourparler.domain.negotiation",
    "PourparlerError": "pourparler.errors",
    "StateOfPlay": "pourparler.domain.state_of_play",
    "negotiation": "pourparler.workbench.state",
    "state": "pourparler.workbench.state",
    "verify": "pourparler.workbench.verify",
}

__all__ = ["Level", "Negotiation", "PourparlerError", "StateOfPlay", "__version__", "negotiation", "state", "verify"]

if TYPE_CHECKING:
    from pourparler.domain.evidence import Level
    from pourparler.domain.negotiation import Negotiation
    from pourparler.domain.state_of_play import StateOfPlay
    from pourparler.errors import PourparlerError
    from pourparler.workbench.state import negotiation, state
    from pourparler.workbench.verify import verify


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'pourparler' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
