"""What is to be settled: issues, options, and who must agree."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from pourparler.domain.ids import IssueId, NewId, PartyId
from pourparler.domain.words import Words


class Issue(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """One durable question to settle.

    Parameters
    ----------
    id : str
        For instance ``army-cap``.
    title : str or dict
        A few words for tables.
    question : str or dict
        The question in full.

    Examples
    --------
    >>> Issue("army-cap", "Army", "What limit on the armed forces?").id
    'army-cap'
    """

    id: NewId
    title: Words
    question: Words = ""
    note: str = ""


class Option(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """One possible answer to an issue. It was first named on the event's day.

    Parameters
    ----------
    id : str
        The issue's id, a dot and a key: ``army-cap.800k``.
    issue : str
        The issue it answers.
    label : str or dict
        The answer in words.
    named_by : str
        Who first named it: a party, a draft, a person.

    Examples
    --------
    >>> Option("army-cap.800k", "army-cap", "800,000 in peacetime", "E3").issue
    'army-cap'
    """

    id: NewId
    issue: IssueId
    label: Words
    named_by: str = ""


class Required(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """Who must agree on an issue, and on what ground.

    Parameters
    ----------
    parties : tuple of str
        Those whose consent is needed.
    ground : str
        On what ground their consent is needed.
    issue : str, optional
        None: on every issue for which nothing else is stated.

    Examples
    --------
    >>> Required(("north",), "it would give the guarantee", "guarantee").issue
    'guarantee'
    """

    parties: tuple[PartyId, ...]
    ground: Annotated[str, Meta(min_length=1)]
    issue: IssueId | None = None
