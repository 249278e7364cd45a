"""A search over what one viewer sees: what is looked for, and what holds it."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any

from msgspec import Struct

from pourparler.domain.evidence import EvidenceClass, Voice
from pourparler.domain.interval import Interval
from pourparler.domain.negotiation import Recorded
from pourparler.domain.short import short


class Facet(Enum):
    """By what a search can be narrowed."""

    KIND = "kind"
    PARTY = "party"
    ISSUE = "issue"
    EVIDENCE = "evidence"
    PERSON = "person"
    SOURCE = "source"
    DAY = "day"


class Kind(Enum):
    """The kinds of things on record that a search looks through."""

    POSITION = "position"
    STATEMENT = "statement"
    CLAIM = "claim"
    CHARACTERISATION = "characterisation"
    NEXT_STEP = "next-step"
    STEP_OUTCOME = "step-outcome"
    PRECONDITION = "precondition"
    MANDATE = "mandate"
    SESSION = "session"
    CONTEXT = "context"
    DRAFT = "draft"
    POINT = "point"
    OPTION = "option"
    ISSUE = "issue"
    SOURCE = "source"


class Query(Struct, frozen=True):
    """What is looked for.

    Parameters
    ----------
    words : str
        Whole words, all of which must stand in an entry; those in quotation marks stand together. Empty: everything.
    ticks : tuple of (Facet, str)
        What it is narrowed to: one facet's ticks widen one another, different facets narrow one another. A day is
        ticked as an interval, ``2025-12-01/2025-12-07``; a person as a delegate's id, or as the sources name them; a
        source by its id or its publisher.

    Examples
    --------
    >>> Query("land", ((Facet.PARTY, "north"), (Facet.PARTY, "south"))).of(Facet.PARTY)
    ('north', 'south')
    """

    words: str = ""
    ticks: tuple[tuple[Facet, str], ...] = ()

    def of(self, facet: Facet) -> tuple[str, ...]:
        """Return the ticks of one facet."""
        return tuple(value for one, value in self.ticks if one is facet)


class Item(Struct, frozen=True):
    """One thing on record, as a search sees it.

    Parameters
    ----------
    kind : Kind
        What it is.
    key : str
        Its id; of a point the draft's id and the number.
    recorded : Recorded
        The thing, with what the record knows of it; of a point, the point on its draft's word.
    short : str or dict
        Its own words, in short.
    voice : Voice, optional
        Who is heard; none where nobody is.
    evidence : EvidenceClass, optional
        How it is known; none where nobody is heard.
    parties, issues, options, people, sources : tuple of str
        Whose it is, what it is on, what it names, who speaks or sat there, and by what publishers it is known.
    words : tuple of tuple of str
        The folded words of all that is looked through.
    """

    kind: Kind
    key: str
    recorded: Recorded[Any]
    short: Any
    voice: Voice | None
    evidence: EvidenceClass | None
    parties: tuple[str, ...]
    issues: tuple[str, ...]
    options: tuple[str, ...]
    people: tuple[str, ...]
    sources: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]

    __repr__ = short

    @property
    def day(self) -> date:
        """The day from which it counts."""
        return self.recorded.happened_on.latest

    @property
    def passage(self) -> tuple[object, ...]:
        """What tells its passage from others; where no span is on record: source, speaker and words together."""
        passages = self.recorded.passages
        sources = tuple(p.source for p in passages)
        if not passages or self.kind in (Kind.POINT, Kind.DRAFT, Kind.OPTION, Kind.ISSUE, Kind.SOURCE):
            return (self.kind, self.key)
        if all(p.start is not None for p in passages):
            return tuple((p.source, p.start, p.end) for p in passages)
        who = self.voice.speaker if self.voice else ""
        return (self.day, sources, who, str(self.short) or self.key)

    def said_to_be(self) -> bool:
        """Return whether it is only second-hand or inferred, and must be marked so."""
        return self.evidence is not None and not self.evidence.may_accept()


class Hit(Struct, frozen=True):
    """Entries from one passage, which are one hit."""

    items: tuple[Item, ...]

    @property
    def happened_on(self) -> Interval:
        """When: of several, the latest."""
        return max((item.recorded.happened_on for item in self.items), key=lambda days: days.latest)


class Count(Struct, frozen=True):
    """How many hits there would be with one tick more; of a tick that stands, how many it brings."""

    value: str
    number: int


class Search(Struct, frozen=True):
    """What a viewer's search comes to.

    Parameters
    ----------
    query : Query
        What was looked for.
    hits : tuple of Hit
        The latest first; of one day, in the order of the record.
    facets : dict of Facet to tuple of Count
        Each facet's values, the most frequent first; days the latest first.
    weaker : int
        How many entries more hold it on evidence below the level asked for: they are counted, not told.
    """

    query: Query
    hits: tuple[Hit, ...]
    facets: dict[Facet, tuple[Count, ...]]
    weaker: int = 0

    __repr__ = short

    def entries(self) -> int:
        """Return how many entries the hits hold."""
        return sum(len(hit.items) for hit in self.hits)
