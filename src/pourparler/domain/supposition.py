"""What is supposed for an answer only: it is marked as such, and never on record."""

from __future__ import annotations

from msgspec import Struct

from pourparler.domain.ids import OptionId, PartyId, PositionId

SUPPOSED = "◇ supposed"
"""Who is heard where a stance is supposed: nobody."""


class Supposition(Struct, frozen=True):
    """Stances that parties might take, and refusals that they might lift.

    Parameters
    ----------
    accepts : tuple of (str, str)
        Party and option: that it could live with it.
    lifted : tuple of str
        Positions, by id: that they no longer hold.

    Examples
    --------
    >>> bool(Supposition()), bool(Supposition(accepts=(("north", "army.large"),)))
    (False, True)
    """

    accepts: tuple[tuple[PartyId, OptionId], ...] = ()
    lifted: tuple[PositionId, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.accepts or self.lifted)
