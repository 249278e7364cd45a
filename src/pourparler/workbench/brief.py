"""What a brief tells of what could be agreed."""

from __future__ import annotations

from msgspec import structs

from pourparler.domain.possibilities import QUESTIONS, Possibilities
from pourparler.domain.state_of_play import StateOfPlay
from pourparler.standing.scenario import scenario
from pourparler.workbench.deals import deals
from pourparler.workbench.zone import possibilities

SECONDS = 5.0
"""How long each search for deals may take, so that a brief is not kept waiting."""


def could_be_agreed(state: StateOfPlay) -> Possibilities:
    """Return what could be agreed, as far as a state's stances say.

    Raises
    ------
    InputError
        If the constraints on record contradict one another.
    """
    setting = scenario(state.negotiation, state.level)
    prospects = possibilities(setting, state.negotiation, questions=QUESTIONS)
    valued = bool(setting.issues) and any(estimate.numeric() for estimate in setting.estimates.values())
    return structs.replace(prospects, deals=deals(setting, seconds=SECONDS)) if valued else prospects
