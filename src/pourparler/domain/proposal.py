"""What a candidate proposes to put on record, field by field; a person mends it before it is accepted."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct, structs

from pourparler.domain.evidence import Attribution, Voice
from pourparler.domain.ids import DraftId, IssueId, OptionId, PartyId
from pourparler.domain.interval import Interval
from pourparler.domain.position import Stance
from pourparler.domain.session import Participant


class ProposedStatement(Struct, frozen=True, tag_field="kind", tag="statement"):
    """Somebody said something.

    Parameters
    ----------
    said : Voice
        Whose words, and how they are known.
    content : str
        What was said, in short.
    on : Interval, optional
        When it was said; none where the report does not tell.

    Examples
    --------
    >>> from msgspec import structs
    >>> first = ProposedStatement(Voice("A. Envoy", Attribution.ON_RECORD, party="north"), "no troops there")
    >>> structs.replace(first, content="no troops in the valley").content
    'no troops in the valley'
    """

    said: Voice
    content: str
    on: Interval | None = None

    def as_position(self, party: PartyId | None = None) -> ProposedPosition:
        """Return the position that the words take; the statement is noted beside it.

        Parameters
        ----------
        party : str, optional
            Whose position; none: of the speaker's party, where the voice names it. Said of another party, it is a
            claim by the other side.

        Examples
        --------
        >>> voice = Voice("A. Envoy", Attribution.ON_RECORD, party="north")
        >>> position = ProposedStatement(voice, "no troops there").as_position()
        >>> position.party, position.statement, missing(position)
        ('north', 'no troops there', ('issue', 'stance', 'on'))
        """
        voice = _speaking(self.said, party)
        return ProposedPosition(voice, party or voice.party, content=self.content, on=self.on, statement=self.content)

    def as_precondition(self, party: PartyId | None = None) -> ProposedPrecondition:
        """Return the precondition that the words set, for a party or the speaker's; the statement is noted beside it.

        Examples
        --------
        >>> voice = Voice("A. Envoy", Attribution.ON_RECORD, party="north")
        >>> ProposedStatement(voice, "a truce first").as_precondition().what
        'a truce first'
        """
        voice = _speaking(self.said, party)
        return ProposedPrecondition(voice, party or voice.party, self.content, on=self.on, statement=self.content)

    def as_next_step(self) -> ProposedNextStep:
        """Return the next step that the words announce; the statement is noted beside it.

        Examples
        --------
        >>> ProposedStatement(Voice("A. Envoy", Attribution.ON_RECORD), "we meet again").as_next_step().by
        ()
        """
        return ProposedNextStep(self.said, self.content, on=self.on, statement=self.content)


class ProposedPosition(Struct, frozen=True, tag_field="kind", tag="position"):
    """A party declared a stance.

    Parameters
    ----------
    said : Voice
        Whose words it rests on, and how they are known.
    party, issue : str, optional
        Who, on what; none where the report does not tell.
    stance : Stance, optional
        What was declared; none where nobody has said yet.
    options : tuple of str
        The options meant; empty where none is named.
    content : str
        A short paraphrase of the words.
    on : Interval, optional
        When it was declared.
    statement : str
        What was said, noted as a statement of the same voice and day; empty: none is noted.
    """

    said: Voice
    party: PartyId | None = None
    issue: IssueId | None = None
    stance: Stance | None = None
    options: tuple[OptionId, ...] = ()
    content: str = ""
    on: Interval | None = None
    statement: str = ""


class ProposedPrecondition(Struct, frozen=True, tag_field="kind", tag="precondition"):
    """A party said what it wants to see first.

    Parameters
    ----------
    said : Voice
        Who states it.
    party : str, optional
        Whose it is; none where the report does not tell.
    what : str
        In words.
    options : tuple of str
        The options it touches.
    on : Interval, optional
        When it was stated.
    statement : str
        What was said, noted as a statement of the same voice and day; empty: none is noted.
    """

    said: Voice
    party: PartyId | None = None
    what: str = ""
    options: tuple[OptionId, ...] = ()
    on: Interval | None = None
    statement: str = ""


class ProposedNextStep(Struct, frozen=True, tag_field="kind", tag="next-step"):
    """Somebody announced what comes next.

    Parameters
    ----------
    said : Voice
        Who announced it.
    what : str
        The step in words.
    by : tuple of str
        The parties whose move it is; empty where the words do not say.
    due : Interval, optional
        When it is due; none where no day was named.
    on : Interval, optional
        When it was announced.
    statement : str
        What was said, noted as a statement of the same voice and day; empty: none is noted.
    """

    said: Voice
    what: str
    by: tuple[PartyId, ...] = ()
    due: Interval | None = None
    on: Interval | None = None
    statement: str = ""


class ProposedSession(Struct, frozen=True, tag_field="kind", tag="session"):
    """A meeting took place.

    Parameters
    ----------
    place, duration, about : str
        As reported; empty where not.
    participants : tuple of Participant
        Those reported.
    on : Interval, optional
        When it was held; none where the report does not tell.
    """

    place: str = ""
    participants: tuple[Participant, ...] = ()
    duration: str = ""
    about: str = ""
    on: Interval | None = None


class ProposedClaim(Struct, frozen=True, tag_field="kind", tag="claim"):
    """Somebody asserted something that others may contest.

    Parameters
    ----------
    said : Voice
        Who makes it.
    topic, content, figure : str
        What it is about; what is asserted; the number asserted, empty where none is.
    draft : str, optional
        The draft whose count of points it asserts.
    on : Interval, optional
        When it was made.
    """

    said: Voice
    topic: str
    content: str
    figure: str = ""
    draft: DraftId | None = None
    on: Interval | None = None


class ActorAs(Enum):
    """What somebody whom a report names becomes on record: a delegate, a party, or neither."""

    DELEGATE = "delegate"
    PARTY = "party"
    NEITHER = "neither"


class ProposedActor(Struct, frozen=True, tag_field="kind", tag="actor"):
    """Somebody whom the report names.

    Parameters
    ----------
    name : str
        As readers know it.
    becomes : ActorAs, optional
        A delegate, a party, or neither; none where nobody has said yet.
    id : str
        Its id; empty: made of the name.
    party : str, optional
        The party that a delegate speaks for.
    office : str
        The post held.
    on : Interval, optional
        From when it is known.
    """

    name: str
    becomes: ActorAs | None = None
    id: str = ""
    party: PartyId | None = None
    office: str = ""
    on: Interval | None = None


class ProposedDate(Struct, frozen=True, tag_field="kind", tag="date"):
    """Words that name a day: nothing is written for them, the decision alone is kept.

    Parameters
    ----------
    on : Interval, optional
        The days meant; none where nobody can tell.
    """

    on: Interval | None = None


Proposal = (
    ProposedStatement
    | ProposedPosition
    | ProposedPrecondition
    | ProposedNextStep
    | ProposedSession
    | ProposedClaim
    | ProposedActor
    | ProposedDate
)
"""What a candidate proposes. A value is mended with :func:`msgspec.structs.replace`."""

KINDS: tuple[type[Proposal], ...] = (
    ProposedPosition,
    ProposedStatement,
    ProposedPrecondition,
    ProposedNextStep,
    ProposedSession,
    ProposedClaim,
    ProposedActor,
    ProposedDate,
)
"""The kinds of proposals, the most telling first."""


def kind_of(proposal: Proposal | type[Proposal]) -> str:
    """Return the word of a proposal's kind, such as ``position``."""
    return str(proposal.__struct_config__.tag)


def turned(proposal: Proposal, kind: str) -> Proposal:
    """Return what a proposal becomes when a person says that its words are of another kind.

    Voice, words and day are kept as far as the other kind has them; a statement that becomes more is noted beside it.

    Parameters
    ----------
    proposal : Proposal
        As it stands.
    kind : str
        See :func:`kind_of`.

    Raises
    ------
    KeyError
        If there is no such kind.

    Examples
    --------
    >>> said = ProposedStatement(Voice("A. Envoy", Attribution.ON_RECORD, party="north"), "no troops there")
    >>> turned(said, "position").party, turned(turned(said, "claim"), "statement").content
    ('north', 'no troops there')
    """
    wanted = next((one for one in KINDS if kind_of(one) == kind), None)
    if wanted is None:
        raise KeyError(kind)
    if isinstance(proposal, wanted):
        return proposal
    if isinstance(proposal, ProposedStatement):
        return _made_of(proposal, wanted, None)
    said = getattr(proposal, "said", Voice("", Attribution.AUTHORS_INFERENCE))
    statement = ProposedStatement(said, _words(proposal), proposal.on)
    other = _made_of(statement, wanted, getattr(proposal, "party", None))
    # Nobody is known to have said it: no statement is noted beside it.
    return structs.replace(other, statement="") if hasattr(other, "statement") else other


def _made_of(statement: ProposedStatement, wanted: type[Proposal], party: PartyId | None) -> Proposal:
    made: dict[type, Proposal] = {
        ProposedStatement: statement,
        ProposedPosition: statement.as_position(party),
        ProposedPrecondition: statement.as_precondition(party),
        ProposedNextStep: statement.as_next_step(),
        ProposedSession: ProposedSession(about=statement.content, on=statement.on),
        ProposedClaim: ProposedClaim(statement.said, "", statement.content, on=statement.on),
        ProposedActor: ProposedActor(statement.said.speaker or statement.content, on=statement.on),
        ProposedDate: ProposedDate(statement.on),
    }
    return made[wanted]


def _words(proposal: Proposal) -> str:
    """Return the words of a proposal, whatever they are called."""
    named = (getattr(proposal, name, "") for name in ("content", "what", "about", "name"))
    return next((words for words in named if words), "")


_NEEDED: dict[type, tuple[str, ...]] = {
    ProposedStatement: ("content", "on"),
    ProposedPosition: ("party", "issue", "stance", "on"),
    ProposedPrecondition: ("party", "what", "on"),
    ProposedNextStep: ("what", "on"),
    ProposedSession: ("on",),
    ProposedClaim: ("topic", "content", "on"),
    ProposedActor: ("becomes", "name", "on"),
    ProposedDate: (),
}


def moves(proposal: Proposal) -> bool:
    """Return whether what is proposed may move the state of play: a stance, a condition, a step, a meeting, a claim.

    Examples
    --------
    >>> moves(ProposedSession("Geneva")), moves(ProposedDate())
    (True, False)
    """
    return not isinstance(proposal, ProposedStatement | ProposedActor | ProposedDate)


def missing(proposal: Proposal) -> tuple[str, ...]:
    """Return the fields that are empty and must be filled in before the proposal can be written.

    Examples
    --------
    >>> missing(ProposedActor("A. Envoy", ActorAs.DELEGATE, on=Interval.of("2025-12-02")))
    ('party',)
    >>> missing(ProposedActor("A. Envoy", ActorAs.NEITHER))
    ()
    """
    needed = _NEEDED[type(proposal)]
    if isinstance(proposal, ProposedActor) and proposal.becomes is ActorAs.NEITHER:
        return ()
    if isinstance(proposal, ProposedActor) and proposal.becomes is ActorAs.DELEGATE:
        needed = ("becomes", "name", "party", "on")
    return tuple(name for name in needed if getattr(proposal, name) in (None, ""))


def _speaking(voice: Voice, party: PartyId | None) -> Voice:
    """Return a voice as it counts for a party: what it says of another party than its own is a claim."""
    if party is None or voice.party in (None, party):
        return voice
    return structs.replace(voice, attribution=Attribution.CLAIM_BY_OTHER_SIDE)
