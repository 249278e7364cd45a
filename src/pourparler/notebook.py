"""Results as tables in a running notebook: registered when a name of the package is first used there."""

from __future__ import annotations

import sys
from typing import Any


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
    from pourparler.brief.notebook import shown  # noqa: PLC0415 - only where there is a notebook

    html = ipython.display_formatter.formatters["text/html"]
    for kind in shown.registry:
        if kind is not object:
            html.for_type(kind, shown)
