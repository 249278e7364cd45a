"""Who is meant by the words that name a speaker: a person or a body in the report, a party on record."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from pourparler.domain.candidate import Candidate, FoundActor, Span
from pourparler.domain.ids import DelegateId, PartyId
from pourparler.reading.known import Known
from pourparler.reading.lexicon import lexicon
from pourparler.reading.people.mentions import actor_at
from pourparler.reading.report import Report


class Meant(Struct, frozen=True):
    """Who is meant.

    Parameters
    ----------
    actor : str
        The fullest name in the report; the words themselves where it has no name; empty where nobody can be told.
    party, delegate : str, optional
        On record; none where nothing on record is meant.
    inferred : tuple of str
        The fields that are inferred rather than written.
    person : bool, optional
        Whether it is a person; none where it is not known.
    """

    actor: str = ""
    party: PartyId | None = None
    delegate: DelegateId | None = None
    inferred: tuple[str, ...] = ()
    person: bool | None = None


def meant_by(report: Report, words: Span) -> Meant:
    """Return who is meant by words that are no pronoun.

    Parameters
    ----------
    words : Span
        A noun phrase, such as "the northern envoy, A. Sele".
    """
    found = actor_at(report, words.start, words.end) or _by_office(report, words)
    if found is None or not isinstance(found.found, FoundActor):
        party = party_named(words.quote, report.known)
        return Meant(words.quote, party, None, ("party",) if party and not _is_whole(words.quote, report.known) else ())
    actor = found.found
    party = actor.party or party_named(words.quote, report.known)
    named = actor.name in words.quote or any(alias in words.quote for alias in actor.aliases)
    inferred = (*(() if named else ("actor",)), *(("party",) if party and actor.person else ()))
    return Meant(actor.name, party, actor.delegate, inferred, actor.person)


def _by_office(report: Report, words: Span) -> Candidate | None:
    """Return the only person whose office was named before by the noun of "the envoy"; none where there is no such."""
    first, _, rest = words.quote.partition(" ")
    noun = rest.split(" ")[0].casefold() if rest else words.quote.casefold().removeprefix("l’").removeprefix("l'")
    if not rest and noun == words.quote.casefold():
        return None
    if rest and first.casefold() not in _listed(report.language, "definite"):
        return None
    before = [c for c in report.of("actor") if c.start() < words.start and isinstance(c.found, FoundActor)]
    held = [c for c in before if isinstance(c.found, FoundActor) and noun in c.found.office.casefold().split()]
    return held[0] if len(held) == 1 else None


def is_pronoun(words: str, language: str) -> bool:
    """Return whether words stand for somebody named before.

    Examples
    --------
    >>> is_pronoun("a-t-elle", "fr"), is_pronoun("She", "en"), is_pronoun("Odile Marchal", "fr")
    (False, True, False)
    """
    return words.casefold().strip("-").removeprefix("t-") in _standing(language)


@cache
def _standing(language: str) -> frozenset[str]:
    return frozenset(lexicon(language, "speakers")["standing"])


@cache
def _listed(language: str, key: str) -> frozenset[str]:
    return frozenset(lexicon(language, "speakers")[key].split())


def party_named(words: str, known: Known) -> PartyId | None:
    """Return the party on record that words name, the one with the longest name first; none where they name none.

    Examples
    --------
    >>> from pourparler.reading.known import KnownParty
    >>> party_named("the envoy of the North", Known(parties=(KnownParty("north", ("North",)),)))
    'north'
    """
    names = sorted(((name, party.id) for party in known.parties for name in party.names), key=lambda one: -len(one[0]))
    return next((party for name, party in names if _holds(words, name)), None)


def _holds(words: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words, re.IGNORECASE) is not None


def _is_whole(words: str, known: Known) -> bool:
    return any(words.casefold().endswith(name.casefold()) for party in known.parties for name in party.names)
