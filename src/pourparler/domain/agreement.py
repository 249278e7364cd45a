"""Packages, proposals and agreements."""

from __future__ import annotations

from msgspec import Struct

from pourparler.domain.ids import AgreementId, DraftId, NewId, OptionId, PartyId

Package = tuple[OptionId, ...]
"""Options for some issues, taken together."""


class Proposal(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A package that a party put forward.

    Examples
    --------
    >>> Proposal("p", "north", ("army.cap800",)).package
    ('army.cap800',)
    """

    id: NewId
    party: PartyId
    package: Package
    note: str = ""


class Agreement(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What every required party accepted; its signature and entry into force are later events."""

    id: NewId
    parties: tuple[PartyId, ...]
    package: Package = ()
    draft: DraftId | None = None
    ad_referendum: bool = False


class AgreementStage(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """That an agreement was signed, ratified, or entered into force."""

    agreement: AgreementId
    stage: str
