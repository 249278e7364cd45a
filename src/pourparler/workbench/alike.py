"""What is on record already and may be what a passage tells: the nearest first; and a proposal that says the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct, structs

from pourparler.domain.evidence import Attribution, Voice
from pourparler.domain.negotiation import Negotiation, Recorded
from pourparler.domain.position import Position
from pourparler.domain.proposal import Proposal, ProposedPosition, ProposedStatement
from pourparler.domain.source import Release
from pourparler.domain.statement import Statement
from pourparler.domain.token import tokens
from pourparler.errors import InvalidEvent, UnknownId

COLLECTIONS = ("positions", "statements")
"""What another report can tell once more without its counting twice."""


class Alike(Struct, frozen=True):
    """Something on record that is near to what a passage tells.

    Parameters
    ----------
    collection, key : str
        Which.
    recorded : Recorded
        It.
    near : float
        How near, 0 upwards: the same issue, party and options, then the words that both have.
    """

    collection: str
    key: str
    recorded: Recorded[Any]
    near: float

    @property
    def name(self) -> str:
        """Its name among all that is on record."""
        return f"{self.collection}:{self.key}"

    @property
    def whole(self) -> bool:
        """Whether a card holds all that it says: a condition, or the words of a red line, does not stand there."""
        noun = self.recorded.value
        return not (isinstance(noun, Position) and (noun.condition or noun.draft or noun.widened or noun.red_line))


def alike(there: Negotiation, proposal: Proposal, quote: str, most: int = 40) -> tuple[Alike, ...]:
    """Return the positions and statements on record that are nearest to what a passage tells, the nearest first.

    Parameters
    ----------
    there : Negotiation
        What is on record.
    proposal : Proposal
        What the passage proposes.
    quote : str
        Its words.
    most : int
        How many.
    """
    words = _words(quote) | _words(getattr(proposal, "content", ""))
    every = [
        Alike(collection, key, recorded, _near(proposal, words, recorded, there))
        for collection in COLLECTIONS
        for key, recorded in getattr(there, collection).items()
        if not recorded.gone
    ]
    return tuple(sorted(every, key=lambda one: -one.near)[:most])


def named(there: Negotiation, name: str) -> Alike:
    """Return what is on record under a name.

    Raises
    ------
    UnknownId
        If nothing is.
    """
    collection, _, key = name.partition(":")
    recorded = getattr(there, collection).get(key) if collection in COLLECTIONS else None
    if recorded is None:
        raise UnknownId("{value} is not on record", mend="name one that is", value=name)
    return Alike(collection, key, recorded, 0.0)


def same(proposal: Proposal, one: Alike) -> Proposal:
    """Return a proposal that says what is on record, on the word of the passage that is read.

    How it is known stays as the passage proposes it: another report is other evidence.

    Parameters
    ----------
    proposal : Proposal
        What the passage proposes.
    one : Alike
        What is on record.

    Raises
    ------
    InvalidEvent
        If a card does not hold all that it says.
    """
    if not one.whole:
        raise InvalidEvent("that position says more than a card holds", mend="add it by its form")
    noun = one.recorded.value
    said = _voice(proposal, noun.said)
    if isinstance(noun, Position):
        return ProposedPosition(
            said, noun.party, noun.issue, noun.stance, noun.options, noun.paraphrase, one.recorded.happened_on
        )
    return ProposedStatement(said, noun.content, one.recorded.happened_on)


def against(proposal: Proposal, one: Alike) -> Proposal:
    """Return a proposal on the same matter, which says something else: what, and when, is as the passage proposes it.

    Parameters
    ----------
    proposal, one
        As for :func:`same`.
    """
    noun = one.recorded.value
    said = _voice(proposal, noun.said)
    content, on = getattr(proposal, "content", ""), getattr(proposal, "on", None)
    if isinstance(noun, Position):
        stance = getattr(proposal, "stance", None)
        return ProposedPosition(said, noun.party, noun.issue, stance, noun.options, content, on)
    return ProposedStatement(said, content, on)


def may_relay(there: Negotiation, source: str, one: Alike) -> str:
    """Return the source on which something rests and which another may relay; empty where that cannot be said here.

    Parameters
    ----------
    there : Negotiation
        What is on record.
    source : str
        The source that may relay it: of which nobody has said yet what it relays.
    one : Alike
        What rests on the other.
    """
    own = there.sources.get(source)
    if own is None or own.value.origin:
        return ""
    others = (passage.source for passage in one.recorded.passages if passage.source != source)
    # The id of a source that is not to be used outside would stand in what is.
    open_ = (key for key in others if key in there.sources and _named(there, key))
    return next(open_, "")


def _named(there: Negotiation, source: str) -> bool:
    return there.sources[source].value.release is Release.QUOTABLE


def _voice(proposal: Proposal, on_record: Voice) -> Voice:
    """Return whose words a passage is, told by the record where the passage names nobody, or the same person."""
    said: Voice | None = getattr(proposal, "said", None)
    if said is None:
        return structs.replace(on_record, attribution=Attribution.AUTHORS_INFERENCE, hearsay=False, authority=None)
    if said.delegate or said.party or (said.speaker and said.speaker != on_record.speaker):
        return said
    return structs.replace(
        said, speaker=said.speaker or on_record.speaker, delegate=on_record.delegate, party=on_record.party
    )


def _near(proposal: Proposal, words: set[str], recorded: Recorded[Any], there: Negotiation) -> float:
    noun: Position | Statement = recorded.value
    other = set().union(*_quoted(recorded)) | _words(noun.paraphrase if isinstance(noun, Position) else noun.content)
    shared = len(words & other) / max(1, min(len(words), len(other)))
    near = 4.0 * shared
    if isinstance(noun, Position):
        near += 3.0 * (getattr(proposal, "issue", None) == noun.issue)
        near += 2.0 * (getattr(proposal, "party", None) == noun.party)
        near += 2.0 * bool(set(getattr(proposal, "options", ())) & set(noun.options))
    said: Voice | None = getattr(proposal, "said", None)
    return near + bool(said and said.speaker and said.speaker == noun.said.speaker)


def _quoted(recorded: Recorded[Any]) -> Iterator[set[str]]:
    for passage in recorded.passages:
        yield _words(passage.quote)


def _words(text: str) -> set[str]:
    return {token.word for token in tokens(text) if len(token.word) > 2}
