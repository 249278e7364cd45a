"""Tell on whose word each party stands where it stands: every position on record, and what became of it."""

from __future__ import annotations

from pourparler.domain.cell import Cell, Held
from pourparler.domain.state_of_play import StateOfPlay
from pourparler.domain.trail import Bearing, Footprint, Trail
from pourparler.standing.weight import denied_positions, weigh

Trails = dict[tuple[str, str], Trail]
"""Party and issue to what the party is on record with on it; pairs on which there is nothing are not there."""


def trails(state: StateOfPlay) -> Trails:
    """Return every position on record that the state's viewer may see, by party and issue, in the order of its day.

    What is below the state's level of evidence is there too, and said to be so.

    Parameters
    ----------
    state : StateOfPlay
        Where the issues stand.

    Examples
    --------
    >>> from pourparler.domain.evidence import Level
    >>> from pourparler.domain.negotiation import Negotiation
    >>> from pourparler.standing.state_of_play import state_of_play
    >>> trails(state_of_play(Negotiation(record="empty", viewer="everyone"), Level.ANY))
    {}
    """
    negotiation = state.negotiation
    standings = {standing.issue: standing for standing in state.issues}
    denied = denied_positions(negotiation)
    by_place: dict[tuple[str, str], list[Footprint]] = {}
    for key, recorded in negotiation.positions.items():
        held = weigh(recorded, negotiation)
        end = negotiation.positions_withdrawn.get(key)
        standing = standings.get(held.position.issue)
        cell = standing.cell(held.position.party) if standing else Cell(held.position.party, held.position.issue)
        withdrawn = end is not None and not recorded.happened_on.after(end.happened_on)
        bearing = _bearing(held, cell, admitted=state.level.admits(held.evidence))
        if withdrawn or key in denied:
            bearing = Bearing.WITHDRAWN if withdrawn else Bearing.DENIED
        where = (held.position.party, held.position.issue)
        by_place.setdefault(where, []).append(Footprint(held, bearing, recorded.event, recorded.audience))
    return {where: tuple(sorted(steps, key=_order)) for where, steps in by_place.items()}


def _bearing(held: Held, cell: Cell, *, admitted: bool) -> Bearing:
    if not admitted:
        return Bearing.WEAKER
    if held in cell.contradictory():
        return Bearing.CONTRADICTS
    grounds = {*cell.effective, *cell.unspecified}
    for option in cell.options:
        grounds |= {one for one in (option.rests_on, option.implied_by, option.only_if, *option.refused_by) if one}
    if held in grounds:
        return Bearing.COUNTS
    return Bearing.CHALLENGES if held in cell.challenges() else Bearing.OUTWEIGHED


def _order(step: Footprint) -> tuple[object, ...]:
    days = step.held.happened_on
    return days.latest, days.earliest, step.held.position.id
