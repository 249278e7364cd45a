"""Versions of the negotiating text, their points, and what continues what."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from pourparler.domain.evidence import Voice
from pourparler.domain.ids import DraftId, IssueId, NewId, OptionId, PartyId
from pourparler.domain.source import Passage
from pourparler.domain.words import Words


class Bracket(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """One alternative of a bracketed point, and who proposes it."""

    wording: str
    proposed_by: tuple[PartyId, ...] = ()
    options: tuple[OptionId, ...] = ()


class Point(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A numbered item of one draft.

    Parameters
    ----------
    number : str
        As printed; never an identity across drafts.
    wording : str
        A paraphrase, or the text itself where it may be kept.
    issues, options : tuple of str
        The issues it addresses and the options it expresses.
    brackets : tuple of Bracket
        Alternatives in square brackets; empty where the wording is plain.
    deleted : bool
        Whether the number stands empty: the point was struck out.
    passages : tuple of Passage
        Where the wording was seen.

    Examples
    --------
    >>> Point("6", "Forces held to 800,000", ("army",), ("army.800k",)).deleted
    False
    """

    number: str
    wording: str = ""
    issues: tuple[IssueId, ...] = ()
    options: tuple[OptionId, ...] = ()
    brackets: tuple[Bracket, ...] = ()
    deleted: bool = False
    passages: tuple[Passage, ...] = ()
    note: str = ""

    def expresses(self) -> frozenset[str]:
        """Return every option that the wording or one of its brackets expresses."""
        return frozenset(self.options).union(*(b.options for b in self.brackets))


class Extent(Enum):
    """How much of a draft's text is on record."""

    WHOLE = "whole"
    PARTIAL = "partial"
    UNKNOWN = "unknown"


class Draft(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A dated version of the negotiating text.

    Parameters
    ----------
    id : str
        For instance ``us-28``.
    title : str or dict
        What readers call it.
    tabled_by : tuple of str
        The parties that tabled it.
    tabled_by_words : str
        As reported.
    parents : tuple of str
        The drafts it continues; empty for a first one.
    status : str
        Quoted: "not an agreed paper".
    extent : Extent
        How much of the text is on record.
    points : tuple of Point
        In the order of the text.

    Raises
    ------
    ValueError
        If two points bear the same number, or the draft is its own parent.

    Examples
    --------
    >>> Draft("us-28", "28 points", points=(Point("1"),)).point("1").number
    '1'
    """

    id: NewId
    title: Words
    tabled_by: tuple[PartyId, ...] = ()
    tabled_by_words: str = ""
    parents: tuple[DraftId, ...] = ()
    status: str = ""
    extent: Extent = Extent.WHOLE
    points: tuple[Point, ...] = ()

    def __post_init__(self) -> None:
        numbers = [point.number for point in self.points]
        twice = sorted({n for n in numbers if numbers.count(n) > 1}) if len(set(numbers)) < len(numbers) else []
        if twice:
            raise ValueError(f"draft {self.id} has two points numbered {twice[0]}")
        if self.id in self.parents:
            raise ValueError(f"draft {self.id} cannot be its own parent")

    def point(self, number: str) -> Point | None:
        """Return the point that bears a number; none where there is none."""
        return next((p for p in self.points if p.number == number), None)


class Continuation(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A sourced link: these points of an earlier draft answer the same question as those of a later one.

    Parameters
    ----------
    id : str
        For instance ``us-28-to-e3-8-9``.
    earlier, later : str
        The drafts.
    earlier_points, later_points : tuple of str
        Numbers; several on the left are a merge, several on the right a split. Empty on the right: deleted.
    ground : str
        Why they are held to be the same.

    Raises
    ------
    ValueError
        If it links a draft to itself or names no earlier point.

    Examples
    --------
    >>> Continuation("k", "us-28", "e3", ("8", "9"), ("8",)).later_points
    ('8',)
    """

    id: NewId
    earlier: DraftId
    later: DraftId
    earlier_points: tuple[str, ...]
    later_points: tuple[str, ...] = ()
    ground: str = ""

    def __post_init__(self) -> None:
        if self.earlier == self.later:
            raise ValueError("a continuation links two different drafts")
        if not self.earlier_points:
            raise ValueError("a continuation names at least one earlier point")


class TextStatus(Enum):
    """Where the text of a point stands; never deduced from silence."""

    NOT_DISCUSSED = "not-discussed"
    BRACKETED = "bracketed"
    AGREED_IN_PRINCIPLE = "agreed-in-principle"
    AGREED_AD_REFERENDUM = "agreed-ad-referendum"
    AGREED = "agreed"
    CLOSED = "closed"
    REOPENED = "reopened"

    def settles(self) -> bool:
        """Return whether a point of this status counts as agreed.

        Examples
        --------
        >>> TextStatus.AGREED_IN_PRINCIPLE.settles(), TextStatus.CLOSED.settles()
        (False, True)
        """
        return self in (TextStatus.AGREED, TextStatus.CLOSED)


class PointStatus(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """The text status of a point of a draft, or of an issue in a draft whose points are not on record.

    Parameters
    ----------
    draft : str
        The draft.
    status : TextStatus
        As reported.
    said : Voice
        On whose word.
    point : str
        The number; empty where the words speak of an issue only.
    issues : tuple of str
        The issues meant, where no point is named.
    """

    draft: DraftId
    status: TextStatus
    said: Voice
    point: str = ""
    issues: tuple[IssueId, ...] = ()
