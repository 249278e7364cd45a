"""Tell what would be so if something were: the same questions, asked of the record with a supposition laid over it."""

from __future__ import annotations

from msgspec import Struct, structs

from pourparler.domain.negotiation import Negotiation
from pourparler.domain.possibilities import Possibilities
from pourparler.domain.red_line import RedLine
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
    # A draft is read against what is on record, not against what is supposed.
    possible = could_be_agreed(would)
    left = structs.replace(possible.still_open, outcomes=())
    possible = structs.replace(possible, supposed=True, drafts=(), still_open=left)
    return Supposed(would, possible, told)


def rests_on(line: RedLine, negotiation: Negotiation) -> tuple[str, ...]:
    """Return the positions on record that a refusal rests on, by id: several where it was declared option by option."""
    return tuple(
        key
        for key, recorded in negotiation.positions.items()
        if (recorded.value.party, recorded.value.issue, recorded.value.stance) == (line.party, line.issue, line.stance)
        and set(recorded.value.options) & set(line.options)
    )
