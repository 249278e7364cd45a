"""Results as data frames, for those who go on in polars or pandas."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

from pourparler.domain.deal import Deals, Frontier, Solution
from pourparler.domain.outcome import Outcome
from pourparler.errors import InputError, MissingExtra

LIBRARIES = ("polars", "pandas")


def frame(found: Solution | Frontier | Deals, library: str = "polars") -> Any:
    """Return deals as a data frame: one row per deal, columns for the solution, payoffs and options.

    Parameters
    ----------
    found : Solution, Frontier or Deals
        What to show; payoffs become the nearest floats.
    library : str
        ``polars`` or ``pandas``; it must be installed.

    Raises
    ------
    MissingExtra
        If the library is not installed.
    InputError
        If it is neither of the two.

    Examples
    --------
    >>> from pourparler.domain.zone import Status
    >>> frame(Solution("leximin", Status.PROVEN)).height
    0
    """
    if library not in LIBRARIES:
        raise InputError(
            "no such library: {name}", mend="choose one of {known}", name=library, known=", ".join(LIBRARIES)
        )
    try:
        made = importlib.import_module(library)
    except ImportError:
        raise MissingExtra("a data frame needs {name}", mend="install pourparler[frames]", name=library) from None
    return made.DataFrame(list(_rows(found)))


def _rows(found: Solution | Frontier | Deals) -> Iterator[dict[str, Any]]:
    if isinstance(found, Deals):
        for solution in found.solutions:
            yield from _rows(solution)
        yield from _rows(found.frontier)
    elif isinstance(found, Solution):
        for deal in found.deals:
            yield _row(found.name, found.status.value, deal.payoffs, deal.outcome)
    else:
        for point in found.points:
            yield _row("frontier", found.status.value, point.payoffs, point.outcome)


def _row(name: str, status: str, payoffs: dict[str, Any], outcome: Outcome) -> dict[str, Any]:
    paid = {f"payoff of {party}": float(worth) for party, worth in payoffs.items()}
    return {"solution": name, "status": status, **paid, **outcome}
