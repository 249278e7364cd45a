"""Estimates of what a party values: always somebody's, always on a stated ground."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from pourparler.domain.ids import IssueId, NewId, OptionId, PartyId

Ground = Annotated[str, Meta(min_length=1)]


class Preference(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """An estimate of a party's weights and values; never computed silently from positions.

    Parameters
    ----------
    id, party, by, ground : str
        Whose preference, estimated by whom, on what ground.
    weights : dict of str to float
        Issue to weight, any non-negative unit.
    values : dict of str to float
        Option to value, 0 to 1 within an issue.

    Examples
    --------
    >>> Preference("e", "north", "analyst", "interviews", {"army": 2.0}).weights
    {'army': 2.0}
    """

    id: NewId
    party: PartyId
    by: str
    ground: Ground
    weights: dict[IssueId, float] = {}
    values: dict[OptionId, float] = {}


class Alternative(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What a party does without agreement (its BATNA: Fisher & Ury 1981), as estimated by somebody."""

    id: NewId
    party: PartyId
    what: str
    by: str
    ground: Ground


class Reservation(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """The worth of a party's alternative, in the unit of its preference."""

    id: NewId
    party: PartyId
    worth: float
    by: str
    ground: Ground


class OptionOrder(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """An analyst's statement that for a party one option is at least as bad as another.

    A refusal of `than` then carries over to `worse`, as inference.

    Examples
    --------
    >>> OptionOrder("o", "north", "army.cap600", "army.cap800", "analyst", "a lower cap").worse
    'army.cap600'
    """

    id: NewId
    party: PartyId
    worse: OptionId
    than: OptionId
    by: str
    ground: Ground
