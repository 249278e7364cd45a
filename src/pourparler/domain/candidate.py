"""What reading offers: candidates on exact passages, for a person to accept, mend or reject."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from pourparler.domain.evidence import Attribution
from pourparler.domain.ids import DelegateId, IssueId, OptionId, PartyId
from pourparler.domain.interval import Interval
from pourparler.domain.position import Stance


class Span(Struct, frozen=True, gc=False):
    """Words that stand in a report's text: ``text[start:end] == quote``.

    Parameters
    ----------
    role : str
        What the words are for the candidate: ``source``, ``cue``, ``content``, ``marker``, ``participant``, …
    start, end : int
        Offsets in code points (Python ``str`` indices), end exclusive.
    quote : str
        The words.

    Examples
    --------
    >>> Span("cue", 0, 4, "said").overlaps(Span("content", 3, 9, "d that"))
    True
    """

    role: str
    start: int
    end: int
    quote: str

    def overlaps(self, other: Span) -> bool:
        """Return whether the two share a character."""
        return self.start < other.end and other.start < self.end


class Speech(Enum):
    """How a report gives what was said."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NOMINAL = "nominal"


class FoundStatement(Struct, frozen=True, omit_defaults=True, tag_field="kind", tag="statement"):
    """Somebody is said to have said something.

    Parameters
    ----------
    speech : Speech
        Direct, indirect, mixed, or nominal ("reiterated its position").
    content : str
        What was said, as written.
    attribution : Attribution
        How the report attributes it.
    source : str
        Who said it, as written; empty where nobody is named.
    actor : str
        Who is meant, by the fullest name in the report; empty where the text does not allow it.
    party : str, optional
        The party on record the actor speaks for; none where it is not known.
    delegate : str, optional
        The delegate on record who is meant; none where it is nobody on record.
    hearsay : bool
        Whether the wording marks it as unconfirmed.
    via : str
        Through whom, in a chain ("according to X, Y said"): X as written; empty where there is no chain.
    """

    speech: Speech
    content: str
    attribution: Attribution
    source: str = ""
    actor: str = ""
    party: PartyId | None = None
    delegate: DelegateId | None = None
    hearsay: bool = False
    via: str = ""


class FoundActor(Struct, frozen=True, omit_defaults=True, tag_field="kind", tag="actor"):
    """Somebody or some body that the report names.

    Parameters
    ----------
    name : str
        The fullest name in the report.
    aliases : tuple of str
        Its other names there.
    person : bool
        Whether it is a person; else a country, a capital, an organisation, a group.
    office : str
        The role as written; empty where none is.
    party : str, optional
        The party on record it belongs to; none where the text does not say so.
    affiliation : str
        The country or body in words, where no party on record is meant.
    delegate : str, optional
        The delegate on record who is meant.
    """

    name: str
    aliases: tuple[str, ...] = ()
    person: bool = True
    office: str = ""
    party: PartyId | None = None
    affiliation: str = ""
    delegate: DelegateId | None = None


class Happening(Enum):
    """Whether a meeting took place."""

    HELD = "held"
    PLANNED = "planned"
    POTENTIAL = "potential"


class FoundMeeting(Struct, frozen=True, omit_defaults=True, tag_field="kind", tag="meeting"):
    """An encounter that the report tells of; told several times, offered once.

    Parameters
    ----------
    happening : Happening
        Held, planned, or only possible.
    participants : tuple of str
        Those who took part by the meeting's own grammar, by their fullest names.
    place, duration : str
        As written; empty where not told.
    date : Interval, optional
        The days on which it may have been; none where the words do not say.
    when : str
        The words that date it.
    """

    happening: Happening
    participants: tuple[str, ...] = ()
    place: str = ""
    duration: str = ""
    date: Interval | None = None
    when: str = ""


class Precision(Enum):
    """How exactly words name a date."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    SPAN = "span"


class FoundDate(Struct, frozen=True, omit_defaults=True, tag_field="kind", tag="date"):
    """Words that name a day or a span of days.

    Parameters
    ----------
    words : str
        As written.
    date : Interval, optional
        The days meant; none where the report has no date to count from.
    precision : Precision
        How exactly.
    """

    words: str
    precision: Precision
    date: Interval | None = None


class FoundNextStep(Struct, frozen=True, omit_defaults=True, tag_field="kind", tag="next-step"):
    """A step that is announced.

    Parameters
    ----------
    what : str
        The step, as written.
    by : tuple of str
        Whose move it is, by their fullest names.
    due : Interval, optional
        When; none where no day is named.
    """

    what: str
    by: tuple[str, ...] = ()
    due: Interval | None = None


class FoundClaim(Struct, frozen=True, omit_defaults=True, tag_field="kind", tag="claim"):
    """A claim about a draft: how many points it has, and had before.

    Parameters
    ----------
    topic : str
        What is counted, as written ("points").
    figure : str
        The number asserted for now.
    earlier : str
        The number before; empty where none is told.
    draft : str
        The draft as written; empty where it is not named.
    """

    topic: str
    figure: str
    earlier: str = ""
    draft: str = ""


class FoundStance(Struct, frozen=True, omit_defaults=True, tag_field="kind", tag="stance"):
    """A stance that words suggest; the author's own advice is never one.

    Parameters
    ----------
    stance : Stance
        What the words suggest.
    actor : str
        Whose, by the fullest name in the report.
    party : str, optional
        The party on record; none where it is not known.
    issue : str, optional
        The issue on record that the words touch; none where it is new.
    options : tuple of str
        The options on record that the words suggest; empty where the issue is touched and no option named.
    subject : str
        What it is about, as written.
    hearsay : bool
        Whether the wording marks it as unconfirmed.
    """

    stance: Stance
    actor: str
    subject: str
    party: PartyId | None = None
    issue: IssueId | None = None
    options: tuple[OptionId, ...] = ()
    hearsay: bool = False


Found = FoundStatement | FoundActor | FoundMeeting | FoundDate | FoundNextStep | FoundClaim | FoundStance
"""What a candidate proposes."""


HAND = "hand"
"""The reader of what a person marked: no reader offered it."""


class Candidate(Struct, frozen=True):
    """One thing that a reader proposes, on the passages it rests on.

    Parameters
    ----------
    reader : str
        Which reader proposes it.
    found : Found
        What it proposes.
    passages : tuple of Span
        Where the text says so, in the order of the text within each role.
    markers : tuple of str
        The words or signs that the reader went by, such as ``conditional`` or ``nominal``.
    inferred : tuple of str
        The fields of `found` that are inferred rather than written.
    precision : float, optional
        The share of this reader's proposals of this kind that held, as measured; 0 to 1; none where it was
        not measured.

    Examples
    --------
    >>> from pourparler.domain.candidate import FoundDate, Precision
    >>> Candidate("date", FoundDate("Thursday", Precision.DAY), (Span("date", 3, 11, "Thursday"),)).kind
    'date'
    """

    reader: str
    found: Found
    passages: tuple[Span, ...]
    markers: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()
    precision: float | None = None

    @property
    def kind(self) -> str:
        """The kind of thing proposed, such as ``statement``."""
        return str(self.found.__struct_config__.tag)

    def spans(self, role: str) -> tuple[Span, ...]:
        """Return the passages of one role."""
        return tuple(span for span in self.passages if span.role == role)

    def start(self) -> int:
        """Return where its first passage starts."""
        return min(span.start for span in self.passages)
