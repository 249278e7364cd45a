"""What a Python user asks for by keyword: each builds a request and calls the verb.

The viewer is always said: a party or a mediator by name, or ``KEEPER``, whoever keeps this copy.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pourparler.domain.evidence import Level
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.request import Request
from pourparler.domain.scenario import Scenario
from pourparler.domain.state_of_play import StateOfPlay
from pourparler.workbench import scenario as scenarios
from pourparler.workbench import state as states


def negotiation(
    location: str,
    *,
    viewer: str,
    record: str = "",
    as_of: date | None = None,
    known_at: date | None = None,
    checked: bool = False,
    for_others: bool = False,
) -> Negotiation:
    """Return the negotiation on record, as a viewer may see it; :class:`~pourparler.Request` says what may be asked."""
    return states.negotiation(
        Request(
            location,
            viewer,
            record,
            as_of,
            known_at,
            checked=checked,
            for_others=for_others,
        )
    )


def state(
    location: str,
    *,
    viewer: str,
    record: str = "",
    as_of: date | None = None,
    known_at: date | None = None,
    level: Level = Level.REPORTED,
    since: date | None = None,
    checked: bool = False,
    for_others: bool = False,
) -> StateOfPlay:
    """Return where everything stands; :class:`~pourparler.Request` says what may be asked."""
    return states.state(Request(location, viewer, record, as_of, known_at, since, level, checked, for_others))


def scenario(
    location: str,
    *,
    viewer: str,
    record: str = "",
    as_of: date | None = None,
    known_at: date | None = None,
    checked: bool = False,
    level: Level = Level.REPORTED,
    estimates: str | Path = "",
    only: Sequence[str] = (),
    without: Sequence[str] = (),
) -> Scenario:
    """Return the scenario of a record at a date; that of a file is for :func:`~pourparler.read_scenario`.

    `estimates` names a file of estimates that stand in the place of those on record; `only` and `without` name the
    issues of a partial agreement, and those left out of it.
    """
    request = Request(location, viewer, record, as_of, known_at, level=level, checked=checked)
    return scenarios.scenario(request, only, without, estimates)
