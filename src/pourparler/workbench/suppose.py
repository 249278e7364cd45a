"""Tell what would be so if something were: the same questions, asked of the record with a supposition laid over it."""

from __future__ import annotations

from msgspec import Struct

from pourparler.domain.possibilities import Possibilities
from pourparler.domain.state_of_play import Change, StateOfPlay
from pourparler.domain.supposition import Supposition
from pourparler.standing.change import changes
from pourparler.standing.state_of_play import state_of_play
from pourparler.standing.supposition import supposed
from pourparler.workbench.brief import could_be_agreed


class Supposed(Struct, frozen=True):
    """What would be so: where everything would stand, what could be agreed, what of that differs from the record."""

    state: StateOfPlay
    possible: Possibilities
    changes: tuple[Change, ...]


def suppose(state: StateOfPlay, supposition: Supposition) -> Supposed:
    """Return what would be so under a supposition; nothing is written.

    Parameters
    ----------
    state : StateOfPlay
        Where everything stands, on record.
    supposition : Supposition
        What is supposed.

    Raises
    ------
    InputError
        If the constraints on record contradict one another.
    """
    there = supposed(state.negotiation, supposition)
    would = state_of_play(there, state.level)
    since = state.negotiation.counted_to()
    differing = changes(state, would, since) if since else ()
    told = tuple(change for change in differing if change.noun == "issue")
    return Supposed(would, could_be_agreed(would), told)
