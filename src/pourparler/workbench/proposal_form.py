"""The fields of the form in which each kind of proposal is mended, in the order in which they are asked for."""

from __future__ import annotations

from enum import Enum
from typing import Any

from msgspec import Struct, structs

from pourparler.domain.evidence import Attribution
from pourparler.domain.position import Stance
from pourparler.domain.proposal import (
    ActorAs,
    Proposal,
    ProposedActor,
    ProposedClaim,
    ProposedDate,
    ProposedNextStep,
    ProposedPosition,
    ProposedPrecondition,
    ProposedSession,
    ProposedStatement,
)


class Typed(Enum):
    """How a value is typed."""

    WORDS = "words"
    DAYS = "days"
    FLAG = "flag"
    PEOPLE = "people"


class Field(Struct, frozen=True):
    """A field of a form.

    Parameters
    ----------
    name : str
        The attribute of a proposal; ``said.party`` is one of its voice.
    typed : Typed or class
        How its value is typed; a class of an enumeration: as one of its words.
    names : str
        The collection whose ids it holds; empty: none.
    many : bool
        Whether it may hold several ids, joined by commas.
    needed : bool
        Whether it cannot be emptied, whatever the proposal.
    """

    name: str
    typed: Typed | type[Enum] = Typed.WORDS
    names: str = ""
    many: bool = False
    needed: bool = False

    def of(self, proposal: Proposal) -> Any:
        """Return the value that a proposal has there; none where it is empty."""
        owner: Any = proposal
        *ways, last = self.name.split(".")
        for way in ways:
            owner = getattr(owner, way)
        return getattr(owner, last)

    def mended(self, proposal: Proposal, value: Any) -> Proposal:
        """Return a proposal with another value there."""
        outer, dot, inner = self.name.partition(".")
        if dot:
            value = structs.replace(getattr(proposal, outer), **{inner: value})
        return structs.replace(proposal, **{outer: value})

    def choices(self) -> tuple[str, ...]:
        """Return the words that it may hold; empty: any."""
        return tuple(str(one.value) for one in self.typed) if isinstance(self.typed, type) else ()


def _voice() -> tuple[Field, ...]:
    return (
        Field("said.speaker"),
        Field("said.party", names="parties"),
        Field("said.delegate", names="delegates"),
        Field("said.attribution", Attribution, needed=True),
        Field("said.hearsay", Typed.FLAG),
        Field("said.via"),
    )


_ON = Field("on", Typed.DAYS)
_STATEMENT = Field("statement")
_OPTIONS = Field("options", names="options", many=True)
_PARTY = Field("party", names="parties")
FORMS: dict[type, tuple[Field, ...]] = {
    ProposedStatement: (*_voice(), Field("content"), _ON),
    ProposedPosition: (
        _PARTY,
        Field("issue", names="issues"),
        _OPTIONS,
        Field("stance", Stance),
        *_voice(),
        Field("content"),
        _ON,
        _STATEMENT,
    ),
    ProposedPrecondition: (_PARTY, Field("what"), _OPTIONS, *_voice(), _ON, _STATEMENT),
    ProposedNextStep: (
        Field("what"),
        Field("by", names="parties", many=True),
        Field("due", Typed.DAYS),
        *_voice(),
        _ON,
        _STATEMENT,
    ),
    ProposedSession: (
        Field("place"),
        Field("participants", Typed.PEOPLE),
        Field("duration"),
        Field("about"),
        _ON,
    ),
    ProposedClaim: (
        Field("topic"),
        Field("figure"),
        Field("content"),
        Field("draft", names="drafts"),
        *_voice(),
        _ON,
    ),
    ProposedActor: (
        Field("becomes", ActorAs),
        Field("id"),
        Field("name"),
        _PARTY,
        Field("office"),
        _ON,
    ),
    ProposedDate: (),
}


def fields(proposal: Proposal) -> tuple[Field, ...]:
    """Return the fields of a proposal's form; a statement noted beside it is among them only where there is one."""
    beside = getattr(proposal, "statement", "")
    return tuple(one for one in FORMS[type(proposal)] if one is not _STATEMENT or beside)


def added(proposal: Proposal) -> tuple[Field, ...]:
    """Return the fields that a proposal has beyond those of a statement."""
    names = {one.name for one in (*FORMS[ProposedStatement], _STATEMENT)}
    return tuple(one for one in fields(proposal) if one.name not in names)
