"""A negotiation as it is on record for one viewer at one date."""

from __future__ import annotations

from datetime import date
from typing import Any, Generic, TypeVar

from msgspec import Struct, field, structs

from pourparler.domain.agreement import Agreement, AgreementStage, Proposal
from pourparler.domain.constraint import Constraint
from pourparler.domain.context import Context
from pourparler.domain.draft import Continuation, Draft, PointStatus
from pourparler.domain.interval import Interval
from pourparler.domain.issue import Issue, Option, Required
from pourparler.domain.mandate import Mandate
from pourparler.domain.next_step import NextStep, Precondition, PreconditionOutcome, StepOutcome
from pourparler.domain.party import Delegate, Party, Ratifier
from pourparler.domain.position import Position
from pourparler.domain.preference import Alternative, OptionOrder, Preference, Reservation
from pourparler.domain.session import Channel, Session
from pourparler.domain.set_aside import SetAside
from pourparler.domain.short import short
from pourparler.domain.source import Passage, Source
from pourparler.domain.statement import Characterisation, Claim, Statement
from pourparler.domain.words import Words

T = TypeVar("T")


class Recorded(Struct, Generic[T], frozen=True, gc=False):
    """A noun with what the record knows of it.

    Parameters
    ----------
    value : T
        The noun.
    happened_on : Interval
        When it happened; it counts from its latest possible day.
    known_on : datetime.date
        From when it could be known.
    passages : tuple of Passage
        On what it rests.
    event : str
        The hash of the event that put it on record.
    audience : str
        Who may see it.
    note : str
        The recorder's remark.
    gone : str
        ``retracted`` or ``erased`` where it no longer counts and is kept because others rest on it; mostly empty.
    """

    value: T
    happened_on: Interval
    known_on: date
    passages: tuple[Passage, ...]
    event: str
    audience: str
    note: str = ""
    gone: str = ""


class Opening(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What a record is about.

    Parameters
    ----------
    title : str or dict
        The name of the negotiation.
    description : str or dict
        A sentence or two.
    language : str
        The language of the record's own words, as a code; empty: English.
    """

    title: Words
    description: Words = ""
    language: str = ""


Kept = dict[str, Recorded[T]]


class Negotiation(Struct, frozen=True, kw_only=True):
    """Everything on record that one viewer may see, as of a date, as it could be known at a date.

    It is what :func:`pourparler.record.replay.replay` gives; nothing else builds it.
    Every collection maps an id to a :class:`Recorded` noun, in the order of happening.

    Parameters
    ----------
    record, viewer : str
        Which record, seen by whom.
    as_of, known_at : datetime.date, optional
        None: without limit.
    last_day : datetime.date, optional
        The latest day on which anything included happened; none in an empty record.
    erased : int
        How many events that the viewer might see were erased since.
    set_aside : tuple of SetAside
        What cannot count as it stands, since it names what no longer counts.
    checked : bool
        Whether only what a second reader checked counts.
    unchecked : int
        How many events do not count for that.
    for_others : bool
        Whether the team made it for others, under the terms of release.
    left_out : int
        How many things on record the terms of release leave out.
    """

    record: str
    viewer: str
    as_of: date | None = None
    known_at: date | None = None
    last_day: date | None = None
    erased: int = 0
    set_aside: tuple[SetAside, ...] = ()
    checked: bool = False
    unchecked: int = 0
    for_others: bool = False
    left_out: int = 0
    openings: Kept[Opening] = field(default_factory=dict)
    parties: Kept[Party] = field(default_factory=dict)
    delegates: Kept[Delegate] = field(default_factory=dict)
    ratifiers: Kept[Ratifier] = field(default_factory=dict)
    sources: Kept[Source] = field(default_factory=dict)
    issues: Kept[Issue] = field(default_factory=dict)
    options: Kept[Option] = field(default_factory=dict)
    constraints: Kept[Constraint] = field(default_factory=dict)
    required: Kept[Required] = field(default_factory=dict)
    mandates: Kept[Mandate] = field(default_factory=dict)
    mandates_withdrawn: Kept[str] = field(default_factory=dict)
    channels: Kept[Channel] = field(default_factory=dict)
    sessions: Kept[Session] = field(default_factory=dict)
    drafts: Kept[Draft] = field(default_factory=dict)
    continuations: Kept[Continuation] = field(default_factory=dict)
    statuses: Kept[PointStatus] = field(default_factory=dict)
    statements: Kept[Statement] = field(default_factory=dict)
    characterisations: Kept[Characterisation] = field(default_factory=dict)
    claims: Kept[Claim] = field(default_factory=dict)
    positions: Kept[Position] = field(default_factory=dict)
    positions_withdrawn: Kept[str] = field(default_factory=dict)
    next_steps: Kept[NextStep] = field(default_factory=dict)
    step_outcomes: Kept[StepOutcome] = field(default_factory=dict)
    preconditions: Kept[Precondition] = field(default_factory=dict)
    precondition_outcomes: Kept[PreconditionOutcome] = field(default_factory=dict)
    contexts: Kept[Context] = field(default_factory=dict)
    preferences: Kept[Preference] = field(default_factory=dict)
    alternatives: Kept[Alternative] = field(default_factory=dict)
    reservations: Kept[Reservation] = field(default_factory=dict)
    option_orders: Kept[OptionOrder] = field(default_factory=dict)
    proposals: Kept[Proposal] = field(default_factory=dict)
    agreements: Kept[Agreement] = field(default_factory=dict)
    agreement_stages: Kept[AgreementStage] = field(default_factory=dict)

    __repr__ = short

    def opening(self) -> Opening:
        """Return what the record is about; its id where no opening is on record."""
        return next((o.value for o in self.openings.values()), Opening(self.record))

    def counted_to(self) -> date | None:
        """Return the day from which ages are counted back: the one asked for, else the last with a word or a deed.

        When somebody began the record, described a party or estimated a preference is no such day: it may be today's.
        Where nothing else is on record it stands in; none in an empty record.

        Examples
        --------
        >>> Negotiation(record="r", viewer="everyone", as_of=date(2025, 12, 3)).counted_to()
        datetime.date(2025, 12, 3)
        """
        return self.as_of or max(self.days(), default=self.last_day)

    def days(self) -> tuple[date, ...]:
        """Return the days on which something was said or done, in order: not those of the frame or of the sources.

        Examples
        --------
        >>> Negotiation(record="r", viewer="everyone").days()
        ()
        """
        nouns = (getattr(self, name).values() for name in COLLECTIONS if name not in _BESIDE)
        return tuple(sorted({noun.happened_on.latest for kept in nouns for noun in kept}))

    def options_of(self, issue: str) -> tuple[str, ...]:
        """Return the ids of an issue's options, in the order in which they were first named."""
        return tuple(key for key, option in self.options.items() if option.value.issue == issue)

    def gone(self, collection: str, key: str) -> Any:
        """Return a noun that no longer counts and that something set aside names; none where its words are gone."""
        lost = (m.noun for one in self.set_aside for m in one.lacks if (m.collection, m.id) == (collection, key))
        return next(lost, None)


_BESIDE = frozenset(
    {
        "openings",
        "parties",
        "delegates",
        "ratifiers",
        "sources",
        "issues",
        "options",
        "constraints",
        "required",
        "channels",
        "preferences",
        "alternatives",
        "reservations",
        "option_orders",
    }
)
"""What the record's keepers state beside what happened: the frame, the sources, the estimates."""

COLLECTIONS = tuple(field.name for field in structs.fields(Negotiation) if field.default_factory is dict)
"""The names of a negotiation's collections."""
