"""Which options may not, or must, go together."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Annotated

from msgspec import Meta, Struct

from pourparler.domain.ids import NewId, OptionId, PartyId


class ConstraintKind(Enum):
    """On what a constraint rests."""

    LOGICAL = "logical"
    LEGAL = "legal"
    TEXT = "text"
    PARTY = "party"
    INFERRED = "inferred"


class Constraint(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """Options that may not go together, or an option that requires another.

    Parameters
    ----------
    id : str
        For instance ``no-recognition-in-zone``.
    kind : ConstraintKind
        On what it rests.
    ground : str
        Why it holds.
    excludes : tuple of str
        Options that may not all be chosen together.
    given, requires_any : tuple of str
        If all of `given` are chosen, one of `requires_any` must be.
    party : str, optional
        Whose constraint it is.
    since : datetime.date, optional
        From when it holds; none: from the event's day.

    Raises
    ------
    ValueError
        If it states neither form, or both.

    Examples
    --------
    >>> Constraint("c", ConstraintKind.LOGICAL, "same money", excludes=("a.x", "b.y")).excludes
    ('a.x', 'b.y')
    """

    id: NewId
    kind: ConstraintKind
    ground: Annotated[str, Meta(min_length=1)]
    excludes: tuple[OptionId, ...] = ()
    given: tuple[OptionId, ...] = ()
    requires_any: tuple[OptionId, ...] = ()
    party: PartyId | None = None
    since: date | None = None

    def __post_init__(self) -> None:
        implies = bool(self.given) and bool(self.requires_any)
        if bool(self.excludes) == implies or bool(self.given) != bool(self.requires_any):
            raise ValueError("a constraint states either `excludes`, or `given` with `requires_any`")
