"""When each party was last heard on an issue: by its own word or as reported, never by hearsay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import structs

from pourparler.domain.evidence import Level
from pourparler.domain.issue_standing import IssueStanding
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.state_of_play import Said
from pourparler.standing.weight import held_positions


def heard(
    standings: Iterable[IssueStanding], negotiation: Negotiation, level: Level, statements: Sequence[Said]
) -> tuple[IssueStanding, ...]:
    """Return issues with the last day on which each party was heard on them, at a level of evidence.

    A position that a later one replaced was heard too; what another side or a source at second hand says of a party is
    no word of its own.

    Parameters
    ----------
    standings : iterable of IssueStanding
        Where the issues stand.
    negotiation : Negotiation
        Where the positions are read.
    level : Level
        The weakest evidence that counts.
    statements : sequence of Said
        The statements on record.
    """
    days: dict[tuple[str | None, str], date] = {}
    for place, positions in held_positions(negotiation, level).items():
        for position in positions:
            if not position.said_to_be():
                _later(days, place, position.happened_on.latest)
    for one in statements:
        if level.admits(one.evidence) and not one.said_to_be():
            for issue in one.statement.value.issues:
                _later(days, (one.party, issue), one.statement.happened_on.latest)
    return tuple(
        structs.replace(s, cells=tuple(structs.replace(c, last_heard=days.get((c.party, s.issue))) for c in s.cells))
        for s in standings
    )


def _later(days: dict[tuple[str | None, str], date], place: tuple[str | None, str], day: date) -> None:
    days[place] = max(day, days.get(place, day))
