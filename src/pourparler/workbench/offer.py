"""What may be taken for a field that a report leaves empty: as it was before, or the report's own day.

An offer is never part of a proposal: it is shown as what it is, and counts only once a person takes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from msgspec import Struct

from pourparler.domain.candidate import Candidate, FoundActor, FoundStance, FoundStatement
from pourparler.domain.evidence import Voice
from pourparler.domain.ids import PartyId
from pourparler.domain.interval import Interval
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.proposal import Proposal, ProposedPosition, ProposedPrecondition


class Ground(Enum):
    """The ground on which a value is offered."""

    BEFORE = "before"
    PUBLISHED = "published"


class Offer(Struct, frozen=True):
    """A value that a person may take.

    Parameters
    ----------
    value : str or Interval
        An id on record; a day.
    ground : Ground
        As it was accepted before in this sitting, or because the report was published then.
    """

    value: str | Interval
    ground: Ground


class Before(Struct, frozen=True):
    """What was accepted earlier in a sitting.

    Parameters
    ----------
    whose : str
        Whose words or stance the report tells of, as written; empty where it names nobody.
    proposal : Proposal
        As it was accepted.
    """

    whose: str
    proposal: Proposal


def whose(candidate: Candidate) -> str:
    """Return whose words or stance a candidate is, by the fullest name in the report; empty where nobody is named."""
    match candidate.found:
        case FoundStatement(actor=actor, source=source):
            return actor or source
        case FoundStance(actor=actor):
            return actor
        case FoundActor(name=name):
            return name
        case _:
            return ""


def offers(
    proposal: Proposal, words: str, before: Sequence[Before], on_record: Negotiation, published: Interval | None
) -> dict[str, Offer]:
    """Return what may be taken for the empty fields of a proposal, by field; ``said.party`` is one of its voice.

    The issue is the last one accepted. A party and a delegate are those accepted last for the same name in the report,
    or for anybody where it names nobody: never those of one whom it calls otherwise.

    Parameters
    ----------
    proposal : Proposal
        As it stands.
    words : str
        Whose it is; see :func:`whose`.
    before : sequence of Before
        What was accepted in this sitting, the last one last.
    on_record : Negotiation
        It says which party a delegate speaks for.
    published : Interval, optional
        When the report was published.

    Examples
    --------
    >>> from pourparler.domain.evidence import Attribution
    >>> voice = Voice("the Lower Valley", Attribution.ON_RECORD)
    >>> earlier = [Before("the Lower Valley", ProposedPosition(voice, "lower", "release"))]
    >>> talks = Negotiation(record="talks", viewer="everyone")
    >>> sorted(offers(ProposedPosition(voice), "the Lower Valley", earlier, talks, None))
    ['issue', 'party']
    >>> sorted(offers(ProposedPosition(voice), "the Upper Valley", earlier, talks, None))
    ['issue']
    """
    latest = before[::-1]
    by_field: dict[str, Offer] = {}
    if isinstance(proposal, ProposedPosition) and proposal.issue is None:
        issues = (one.proposal.issue for one in latest if isinstance(one.proposal, ProposedPosition))
        _offer(by_field, "issue", next((issue for issue in issues if issue), None))
    if isinstance(proposal, ProposedPosition | ProposedPrecondition) and proposal.party is None:
        parties = (party_of(one.proposal, on_record) for one in latest if _same(one.whose, words))
        _offer(by_field, "party", next((party for party in parties if party), None))
    voice = _voice(proposal)
    if voice and not voice.delegate:
        voices = (other for one in latest if (other := _voice(one.proposal)) and _same(other.speaker, voice.speaker))
        by_field.update(_heard(voice, next((v for v in voices if v.party or v.delegate), None), on_record))
    if proposal.on is None and published:
        by_field["on"] = Offer(published, Ground.PUBLISHED)
    return by_field


def party_of(proposal: Proposal, on_record: Negotiation) -> PartyId | None:
    """Return the party that a proposal is of: its own, else that of its speaker; none where nobody knows."""
    own: PartyId | None = getattr(proposal, "party", None)
    voice = _voice(proposal)
    if own or voice is None:
        return own
    delegate = on_record.delegates.get(voice.delegate) if voice.delegate else None
    return voice.party or (delegate.value.party if delegate else None)


def _heard(voice: Voice, before: Voice | None, on_record: Negotiation) -> dict[str, Offer]:
    """Return the delegate or the party that the same speaker was before, unless that contradicts what is known."""
    by_field: dict[str, Offer] = {}
    delegate = on_record.delegates.get(before.delegate) if before and before.delegate else None
    if before and delegate and voice.party in (None, delegate.value.party):
        _offer(by_field, "said.delegate", before.delegate)
    elif before and not voice.party:
        _offer(by_field, "said.party", before.party)
    return by_field


def _offer(by_field: dict[str, Offer], field: str, value: str | None) -> None:
    if value:
        by_field[field] = Offer(value, Ground.BEFORE)


def _voice(proposal: Proposal) -> Voice | None:
    return getattr(proposal, "said", None)


def _same(before: str, now: str) -> bool:
    return not now or before.casefold() == now.casefold()
