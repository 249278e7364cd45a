"""Work out what could be agreed, as far as stances say."""

from __future__ import annotations

from pourparler.domain.draft_reading import DraftReading
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.possibilities import Possibilities
from pourparler.domain.scenario import Scenario
from pourparler.solvers.blocking import blocking
from pourparler.solvers.draft_reading import draft_reading
from pourparler.solvers.key_questions import LIMIT, key_questions
from pourparler.solvers.opening import opening
from pourparler.solvers.still_open import still_open
from pourparler.solvers.zone import zone
from pourparler.standing.package import package_of


def possibilities(scenario: Scenario, negotiation: Negotiation | None = None, questions: int = LIMIT) -> Possibilities:
    """Return all answers about a scenario; with a negotiation, each of its drafts read as well.

    Parameters
    ----------
    scenario : Scenario
        On what they rest.
    negotiation : Negotiation, optional
        Where the drafts are read.
    questions : int
        How many questions to list.
    """
    return Possibilities(
        scenario,
        zone(scenario),
        blocking(scenario),
        opening(scenario),
        key_questions(scenario, questions),
        drafts_read(scenario, negotiation) if negotiation else (),
        still_open=still_open(scenario),
    )


def drafts_read(scenario: Scenario, negotiation: Negotiation) -> tuple[DraftReading, ...]:
    """Return every draft whose text on record expresses an option, read against the stances, in order of date."""
    readings = (read(scenario, negotiation, name) for name in negotiation.drafts)
    return tuple(reading for reading in readings if reading.issues)


def read(scenario: Scenario, negotiation: Negotiation, draft: str) -> DraftReading:
    """Return one draft on record, read against the stances."""
    package, points = package_of(negotiation.drafts[draft].value, negotiation)
    return draft_reading(scenario, package, draft, points)
