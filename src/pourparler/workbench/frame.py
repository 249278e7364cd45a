"""Results as data frames, for those who go on in polars or pandas."""

from __future__ import annotations

import importlib
from typing import Any

from pourparler.errors import InputError, MissingExtra
from pourparler.workbench.rows import rows

LIBRARIES = ("polars", "pandas")


def frame(answer: object, library: str = "polars") -> Any:
    """Return a result as a data frame, a row for each of its parts.

    Parameters
    ----------
    answer : object
        What has rows (:func:`pourparler.workbench.rows.rows`): a state of play, a zone, deals, a rehearsal, the results
        of a tournament, …; payoffs become the nearest floats. A cell is null where the row has no such column.
    library : str
        ``polars`` or ``pandas``; it must be installed.

    Raises
    ------
    MissingExtra
        If the library is not installed.
    InputError
        If it is neither of the two, or the value has no rows.

    Examples
    --------
    >>> from pourparler.domain.deal import Solution
    >>> from pourparler.domain.zone import Status
    >>> frame(Solution("leximin", Status.PROVEN)).height
    0
    """
    if library not in LIBRARIES:
        raise InputError(
            "no such library: {name}", mend="choose one of {known}", name=library, known=", ".join(LIBRARIES)
        )
    lines = list(rows(answer))
    names = list(dict.fromkeys(name for row in lines for name in row))
    try:
        module = importlib.import_module(library)
    except ImportError:
        raise MissingExtra("a data frame needs {name}", mend="install pourparler[frames]", name=library) from None
    return module.DataFrame({name: [row.get(name) for row in lines] for name in names})
