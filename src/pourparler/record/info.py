"""A record's settings, which belong to one copy of it and are never merged."""

from __future__ import annotations

from msgspec import Struct

from pourparler.record.audience import EVERYONE


class RecordInfo(Struct, frozen=True):
    """A record's settings: its id, who keeps this copy, the audience of what is added without one, and the team.

    Parameters
    ----------
    id : str
        The record's id.
    keeper : str
        The viewer who keeps this copy.
    audience : str
        Who may see what is added without saying so.
    team : str
        The audience within which it is told who recorded and who checked. Empty: the keeper alone; where everyone
        keeps the copy, nobody is told.

    Examples
    --------
    >>> RecordInfo("talks", "mediator", "everyone").within_team("everyone")
    'mediator'
    >>> RecordInfo("talks", "everyone", "everyone").within_team("everyone")
    ''
    """

    id: str
    keeper: str
    audience: str
    team: str = ""

    def whole_team(self) -> str:
        """Return who is of the team: those named so, else the keeper; empty where everyone keeps the copy."""
        return self.team or ("" if self.keeper == EVERYONE else self.keeper)

    def within_team(self, audience: str) -> str:
        """Return those of the team who may see an event of an audience; empty where there are none."""
        team = self.whole_team()
        if audience == EVERYONE or not team:
            return team
        return "+".join(sorted(set(team.split("+")) & set(audience.split("+"))))
