"""Results as tables in a running notebook: registered when a name of the package is first used there."""

from __future__ import annotations

import sys
from typing import Any

_SHOWN = {
    "Blocking": "blocking",
    "Deals": "deal",
    "DraftReading": "draft_reading",
    "Frontier": "deal",
    "Improvement": "improvement",
    "KeyQuestions": "key_question",
    "Opening": "blocking",
    "Possibilities": "possibilities",
    "Scenario": "scenario",
    "Solution": "deal",
    "Zone": "zone",
}
_ways = {"KeyQuestions": "key_questions", "DraftReading": "draft_reading"}


def register() -> None:
    """Show results as tables, where the package is used in a notebook; elsewhere do nothing."""
    ipython = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    if ipython is not None:
        load_ipython_extension(ipython)


def load_ipython_extension(ipython: Any) -> None:
    """Register the tables with a running IPython, as ``%load_ext pourparler.notebook`` does.

    Parameters
    ----------
    ipython : IPython.core.interactiveshell.InteractiveShell
        The running shell.
    """
    html = ipython.display_formatter.formatters["text/html"]
    for name, module in _SHOWN.items():
        html.for_type_by_name(f"pourparler.domain.{module}", name, _shown(_ways.get(name, name.lower())))


def _shown(name: str) -> Any:
    def show(value: Any) -> str:
        from pourparler.brief import notebook  # noqa: PLC0415 - only when something is shown

        return str(getattr(notebook, name)(value))

    return show
