"""Who is meant by the words that name a speaker: a person or a body in the report, a party on record."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from pourparler.domain.candidate import Candidate, FoundActor, Span
from pourparler.domain.ids import DelegateId, PartyId
from pourparler.reading.lexicon import lexicon
from pourparler.reading.readers.actor.on_record import party_of
from pourparler.reading.report import Report
from pourparler.reading.vocabulary import Vocabulary


class Referent(Struct, frozen=True):
    """Whom words refer to.

    Parameters
    ----------
    actor : str
        The fullest name in the report; the words themselves where it has no name; empty where nobody can be told.
    party, delegate : str, optional
        Their ids on record; none where nothing on record is meant.
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


def referent_of(report: Report, words: Span, head: str) -> Referent:
    """Return who is meant by words that are no pronoun.

    Parameters
    ----------
    words : Span
        A noun phrase, such as "the northern envoy, A. Sele".
    head : str
        The word that heads it, such as "envoy": a name elsewhere in the phrase may be another's ("the envoy of X").
    """
    candidate = _named(report, words, head) or _by_office(report, words)
    party = party_of(report.vocabulary, [words.quote])
    if candidate is None or not isinstance(candidate.found, FoundActor):
        return Referent(
            words.quote, party, None, ("party",) if party and not _is_whole(words.quote, report.vocabulary) else ()
        )
    actor = candidate.found
    named = actor.name in words.quote or any(alias in words.quote for alias in actor.aliases)
    party = actor.party or (party if named else None)
    inferred = (*(() if named else ("actor",)), *(("party",) if party and actor.person and not actor.delegate else ()))
    return Referent(actor.name, party, actor.delegate, inferred, actor.person)


def actor_at(report: Report, start: int, end: int) -> Candidate | None:
    """Return the actor that some words name, the one named first; none where they name nobody.

    Parameters
    ----------
    start, end : int
        Offsets in the whole text, end exclusive.
    """
    within = [
        (span.role != "name", span.start, number)
        for number, actor in enumerate(report.of("actor"))
        for span in actor.passages
        if span.start < end and start < span.end
    ]
    return report.of("actor")[min(within)[2]] if within else None


def _named(report: Report, words: Span, head: str) -> Candidate | None:
    """Return the actor whose name or office the head is, or whose name stands behind a comma or the office."""
    at = words.start + max(0, words.quote.find(head))
    candidate = actor_at(report, at, at + len(head))
    if candidate is not None:
        return candidate
    for actor in report.of("actor"):
        person = isinstance(actor.found, FoundActor) and actor.found.person
        for span in actor.spans("name") if person else ():
            before = words.quote[: max(0, span.start - words.start)].rstrip()
            if words.start < span.start < words.end and before.endswith((",", head)):
                return actor
    return None


def _by_office(report: Report, words: Span) -> Candidate | None:
    """Return the only person whose office was named before by the noun of "the envoy"; none where there is no such."""
    first, _, rest = words.quote.partition(" ")
    noun = rest.split(" ")[0].casefold() if rest else words.quote.casefold().removeprefix("l’").removeprefix("l'")
    if not rest and noun == words.quote.casefold():
        return None
    if rest and first.casefold() not in _listed(report.language, "definite"):
        return None
    before = [c for c in report.of("actor") if c.start() < words.start and isinstance(c.found, FoundActor)]
    holders = [c for c in before if isinstance(c.found, FoundActor) and c.found.office.casefold().startswith(noun)]
    return holders[0] if len(holders) == 1 else None


@cache
def _listed(language: str, key: str) -> frozenset[str]:
    return frozenset(lexicon(language, "speakers")[key].split())


def _is_whole(words: str, vocabulary: Vocabulary) -> bool:
    return any(words.casefold().endswith(name.casefold()) for party in vocabulary.parties for name in party.names)
