"""From a negotiation on record to its state of play."""

from __future__ import annotations

from msgspec import structs

from pourparler.domain.evidence import Level
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.state_of_play import StateOfPlay
from pourparler.standing.change import changes
from pourparler.standing.hearing import heard
from pourparler.standing.issue_standing import issue_standings
from pourparler.standing.lineage import lineages
from pourparler.standing.next_step import preconditions, steps
from pourparler.standing.questions import four_questions, unknowns
from pourparler.standing.rivals import rivals
from pourparler.standing.room import rooms
from pourparler.standing.statement import statements


def state_of_play(
    negotiation: Negotiation, level: Level = Level.REPORTED, earlier: Negotiation | None = None
) -> StateOfPlay:
    """Return where everything stands.

    Parameters
    ----------
    negotiation : Negotiation
        As replayed for a viewer at a date.
    level : Level
        The weakest evidence that counts.
    earlier : Negotiation, optional
        The same record as it could be seen at an earlier date: what changed since is then told.

    Examples
    --------
    >>> state_of_play(Negotiation(record="empty", viewer="everyone")).issues
    ()
    """
    every = statements(negotiation)
    standings = heard(issue_standings(negotiation, level), negotiation, level, every)
    descent = lineages(negotiation)
    now = StateOfPlay(
        negotiation=negotiation,
        level=level,
        issues=standings,
        lineages=descent,
        rooms=rooms(negotiation),
        rivals=rivals(negotiation),
        steps=steps(negotiation),
        preconditions=preconditions(negotiation),
        hearsay=tuple(s for s in negotiation.statements.values() if s.value.said.hearsay),
        questions=four_questions(negotiation, level, standings, descent),
        unknowns=unknowns(negotiation, standings, every),
        statements=tuple(s for s in every if level.admits(s.evidence)),
        weaker_statements=tuple(s for s in every if not level.admits(s.evidence)),
    )
    if earlier is None or earlier.as_of is None:
        return now
    before = state_of_play(earlier, level)
    return structs.replace(now, changes=changes(before, now, earlier.as_of), since=earlier.as_of)
