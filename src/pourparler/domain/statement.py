"""What somebody said: statements, characterisations, and claims that rivals contest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from pourparler.domain.evidence import Voice
from pourparler.domain.ids import (
    ClaimId,
    DelegateId,
    DraftId,
    IssueId,
    NewId,
    NextStepId,
    PartyId,
    PositionId,
    PreconditionId,
    SessionId,
)
from pourparler.domain.source import Release


class Statement(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """Somebody said something.

    Parameters
    ----------
    id : str
        For instance ``putin-on-lavrov-2025-11-27``.
    said : Voice
        Who, in what capacity, via whom, hearsay or not.
    content : str
        A short paraphrase.
    about : tuple of str
        The parties it speaks about, where it is not about the speaker's own.
    issues : tuple of str
        The issues it touches.
    session : str, optional
        The session it was made at or about.
    release : Release
        How it may be used outside the team. Only the team may have what is not quotable.
    denies_positions, denies_preconditions, denies_steps, denies_claims : tuple of str
        What is on record of somebody and what the speaker says is not theirs, or not as it stands there. It stays on
        record as what was reported; whether it still counts is worked out in :mod:`pourparler.standing.denial`.

    Examples
    --------
    >>> from pourparler.domain.evidence import Attribution
    >>> Statement("s", Voice("A", Attribution.ON_RECORD), "more work left").content
    'more work left'
    """

    id: NewId
    said: Voice
    content: str
    about: tuple[PartyId, ...] = ()
    issues: tuple[IssueId, ...] = ()
    session: SessionId | None = None
    release: Release = Release.QUOTABLE
    denies_positions: tuple[PositionId, ...] = ()
    denies_preconditions: tuple[PreconditionId, ...] = ()
    denies_steps: tuple[NextStepId, ...] = ()
    denies_claims: tuple[ClaimId, ...] = ()

    def denies(self) -> tuple[tuple[str, str], ...]:
        """Return what it denies, each as (collection, id).

        Examples
        --------
        >>> from pourparler.domain.evidence import Attribution
        >>> Statement("s", Voice("A", Attribution.ON_RECORD), "never said", denies_positions=("p",)).denies()
        (('positions', 'p'),)
        """
        # Of thousands of statements nearly all deny nothing.
        if not (self.denies_positions or self.denies_preconditions or self.denies_steps or self.denies_claims):
            return ()
        return tuple(denied_by(self))


_DENIES = {
    "denies_positions": "positions",
    "denies_preconditions": "preconditions",
    "denies_steps": "next_steps",
    "denies_claims": "claims",
}
"""The fields of a statement that deny something, and the collections of what they deny."""


def denied_by(noun: object) -> Iterator[tuple[str, str]]:
    """Yield what a statement denies, or what a part of one names as denied, as (collection, id); of all else nothing.

    Examples
    --------
    >>> list(denied_by("no statement"))
    []
    """
    for field, collection in _DENIES.items():
        yield from ((collection, key) for key in getattr(noun, field, None) or ())


class Characterisation(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What somebody called the talks; always with its speaker, never computed.

    Examples
    --------
    >>> from pourparler.domain.evidence import Attribution
    >>> Characterisation("c", Voice("A", Attribution.ON_RECORD), "constructive").words
    'constructive'
    """

    id: NewId
    said: Voice
    words: str
    session: SessionId | None = None


class Claim(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """An assertion about a matter on which sources differ: kept beside its rivals.

    Parameters
    ----------
    id : str
        For instance ``us-ua-19-has-19-points-ft``.
    topic : str
        What it is about, in words; claims of one topic are rivals.
    content : str
        What is asserted.
    said : Voice
        Who makes it.
    figure : str
        The number asserted, as said ("26 to 28"); empty where none is.
    draft : str, optional
        The draft whose count of points it asserts.
    meetings_of : tuple of str
        The delegates whose meetings are counted; the record's own count is shown beside it.
    since : datetime.date, optional
        From when meetings are counted; none: from the start of the record.
    """

    id: NewId
    topic: str
    content: str
    said: Voice
    figure: str = ""
    draft: DraftId | None = None
    meetings_of: tuple[DelegateId, ...] = ()
    since: date | None = None
