"""What is read back to a party: how it was understood, on whose word, and what it answers to each line."""

from __future__ import annotations

from datetime import date
from enum import Enum

from msgspec import Struct

from pourparler.domain.evidence import Authority, EvidenceClass, Voice
from pourparler.domain.interval import Interval
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.next_step import NextStep, Precondition
from pourparler.domain.position import Condition, Position, Stance
from pourparler.domain.short import short
from pourparler.domain.source import Passage, Release
from pourparler.domain.statement import Claim

SHORTEST = 4
"""How many digits a line's number has, where no other line begins with them."""

Noun = Position | Precondition | NextStep | Claim
"""What can be read back: what somebody holds, wants to see first, announced, asserts."""


class Heard(Struct, frozen=True):
    """Somebody's word on which a line rests.

    Parameters
    ----------
    id : str
        The id of what is on record on that word.
    said : Voice
        Who is heard, and how.
    happened_on : Interval
        When.
    evidence : EvidenceClass
        How strong it is as evidence of what the party holds.
    passages : tuple of Passage
        On what it rests.
    audience : str
        Who may see it.
    """

    id: str
    said: Voice
    happened_on: Interval
    evidence: EvidenceClass
    passages: tuple[Passage, ...]
    audience: str


class Understood(Struct, frozen=True):
    """A line of a sheet: one thing as it was understood, with every word on which it rests.

    Parameters
    ----------
    digits : str
        They follow from what the line says and of whom, so that they stay while that stays.
    number : str
        By which it is answered: as many of the digits as tell it from the other lines of the sheet.
    collection : str
        ``positions``, ``preconditions``, ``next_steps`` or ``claims``.
    issue : str
        On which issue; empty where on none.
    noun : Position, Precondition, NextStep or Claim
        As the strongest word has it.
    heard : tuple of Heard
        The party's own word first, then the weaker; of equal strength the latest first.
    """

    digits: str
    number: str
    collection: str
    issue: str
    noun: Noun
    heard: tuple[Heard, ...]

    __repr__ = short

    def goes_by(self, number: str) -> bool:
        """Return whether a number means this line: a sheet made earlier, or with other eyes, may show more digits."""
        return len(number) >= SHORTEST and self.digits.startswith(number)

    @property
    def evidence(self) -> EvidenceClass:
        """How the strongest word is known."""
        return self.heard[0].evidence

    @property
    def id(self) -> str:
        """The id of what is on record on the strongest word."""
        return self.heard[0].id


class SayBack(Struct, frozen=True):
    """A sheet for one party, as one viewer may see it.

    Parameters
    ----------
    negotiation : Negotiation
        What was read.
    party : str
        Whom it is read back to.
    lines : tuple of Understood
        Its own words first, then what its side is reported to have said, then what others say; by issue.
    for_party : bool
        Whether it holds nothing that the party may not see, and can be handed out.
    """

    negotiation: Negotiation
    party: str
    lines: tuple[Understood, ...]
    for_party: bool

    __repr__ = short


class Reply(Enum):
    """What a party answers to a line. No answer is none of these: it leaves everything as it was."""

    CORRECT = "correct"
    AMENDED = "amended"
    NOT_OURS = "not-ours"


class Answer(Struct, frozen=True):
    """An answer to one line.

    Parameters
    ----------
    number : str
        Of the line.
    reply : Reply
        What is answered.
    stance : Stance, optional
        Amended: how the party stands; none: as the line says.
    options : tuple of str
        Amended: on which options; empty: on those of the line.
    words : str
        Amended: in its own words; of what is no position, what stands in the line's place.
    condition : Condition, optional
        Amended to a conditional stance: on what; none where the words state no usable condition.
    where : str
        Where it was entered, for what is said of a mistake; mostly empty.
    """

    number: str
    reply: Reply
    stance: Stance | None = None
    options: tuple[str, ...] = ()
    words: str = ""
    condition: Condition | None = None
    where: str = ""


class Answering(Struct, frozen=True):
    """Who answers for a party, and when.

    Parameters
    ----------
    on : datetime.date
        The day of the answers.
    delegate : str
        The delegate on record who answers; empty: somebody else.
    speaker : str
        The name of somebody who is no delegate on record; empty where nobody is named: the party answers.
    authority : Authority, optional
        With what authority; none: the delegate's, else none that is known.
    release : Release
        How the answers may be used outside; never less strictly bound than what was read back.
    """

    on: date
    delegate: str = ""
    speaker: str = ""
    authority: Authority | None = None
    release: Release = Release.QUOTABLE
