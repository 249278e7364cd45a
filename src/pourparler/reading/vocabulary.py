"""What is on record already, as far as reading needs it: names to recognise, questions that words may touch."""

from __future__ import annotations

from msgspec import Struct

from pourparler.domain.ids import DelegateId, IssueId, OptionId, PartyId


class KnownParty(Struct, frozen=True):
    """A party on record, with the names it goes by in every language on record."""

    id: PartyId
    names: tuple[str, ...]


class KnownDelegate(Struct, frozen=True):
    """A delegate on record."""

    id: DelegateId
    name: str
    party: PartyId
    office: str = ""


class KnownOption(Struct, frozen=True):
    """An option on record, with its words in every language on record."""

    id: OptionId
    words: tuple[str, ...]


class KnownIssue(Struct, frozen=True):
    """An issue on record, with its words in every language on record, and its options."""

    id: IssueId
    words: tuple[str, ...]
    options: tuple[KnownOption, ...] = ()


class Vocabulary(Struct, frozen=True):
    """What is on record already; empty where a report is read without a record.

    Examples
    --------
    >>> Vocabulary().parties
    ()
    """

    parties: tuple[KnownParty, ...] = ()
    delegates: tuple[KnownDelegate, ...] = ()
    issues: tuple[KnownIssue, ...] = ()
