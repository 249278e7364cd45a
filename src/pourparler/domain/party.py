"""Who takes part: parties, their delegates, and those who must ratify."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from pourparler.domain.evidence import Authority
from pourparler.domain.ids import DelegateId, NewId, PartyId
from pourparler.domain.words import Words


class Role(Enum):
    """In what role a party takes part."""

    CONFLICT_PARTY = "conflict-party"
    MEDIATOR = "mediator"
    GUARANTOR = "guarantor"
    IMPLEMENTER = "implementer"
    OBSERVER = "observer"


class Party(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """Who takes part, in one or several roles.

    Parameters
    ----------
    id : str
        For instance ``north``.
    name : str or dict
        The name readers know it by.
    roles : tuple of Role
        Conflict parties must agree by default; see :class:`~pourparler.domain.issue.Required`.
    principal : str
        Who decides for it, in words; empty where not known.
    note : str
        How the role is described, in words.
    article : str or dict
        The article that the name takes in a sentence: ``{en: the, fr: la}``; empty where it takes none.
    plural : tuple of str
        The languages in which the name takes a verb in the plural; a French *les* says so by itself.

    Examples
    --------
    >>> Party("north", "The North", (Role.CONFLICT_PARTY,)).id
    'north'
    """

    id: NewId
    name: Words
    roles: tuple[Role, ...] = ()
    principal: str = ""
    note: str = ""
    article: Words = ""
    plural: tuple[str, ...] = ()


class Delegate(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A person who speaks or negotiates for a party.

    Parameters
    ----------
    id : str
        For instance ``lavrov``.
    name : str
        As readers know it.
    party : str
        The party's id.
    office : str
        The post held.
    authority : Authority
        How far the person can speak for the party.
    reports_to : str, optional
        The delegate reported to; none where not known.
    no_public_comment : str
        A rule not to comment in public, as stated; empty where there is none on record.

    Examples
    --------
    >>> Delegate("speaker", "A. Speaker", "north", authority=Authority.SPOKESPERSON).party
    'north'
    """

    id: NewId
    name: str
    party: PartyId
    office: str = ""
    authority: Authority = Authority.DELEGATE
    reports_to: DelegateId | None = None
    no_public_comment: str = ""


class Ratifier(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """Whose later consent an agreement needs: a parliament, a referendum, a leader.

    Examples
    --------
    >>> Ratifier("north-parliament", "Parliament of the North", "north").party
    'north'
    """

    id: NewId
    name: Words
    party: PartyId | None = None
    scope: str = ""
