"""One who takes part in an encounter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from pourparler.domain.candidate import Candidate, FoundActor, Span
from pourparler.reading.grammar.phrase import noun_phrase
from pourparler.reading.grammar.speaker import known_noun
from pourparler.reading.lexicon import lexicon
from pourparler.reading.readers.actor.referent import actor_at, referent_of
from pourparler.reading.report import Paragraph, Report

if TYPE_CHECKING:
    from spacy.tokens import Token

_FARTHEST = 90
_PLACES = frozenset({"LOC", "GPE", "FAC", "DATE", "TIME"})


class Participant(Struct, frozen=True):
    """One who takes part: by the fullest name, and where the telling mentions them.

    Parameters
    ----------
    name : str
        The fullest name in the report, or the words themselves.
    mention : Span
        The head of the mention, with the names that go with it.
    inferred : bool
        Whether a pronoun was taken up.
    """

    name: str
    mention: Span
    inferred: bool = False


def participant(report: Report, paragraph: Paragraph, head: Token) -> Participant | None:
    """Return who is meant by the head of a mention; none where it names nobody who could take part."""
    mention = report.span("participant", paragraph, *_mention(head))
    if head.lower_ in lexicon(report.language, "meetings")["pronouns"]:
        actor = _before(report, mention.start) if _is_singular(head, report.language) else None
        return Participant(_name(actor) or mention.quote, mention, inferred=actor is not None)
    if head.pos_ == "PRON":
        return None
    phrase = report.span("participant", paragraph, *_without_preposition(head))
    actor = actor_at(report, mention.start, mention.end)
    if actor is not None:
        return Participant(_name(actor), _named_behind(actor, mention))
    if head.lemma_.lower() in lexicon(report.language, "meetings")["nobody"]:
        return None
    if known_noun(head, report.language):
        return Participant(referent_of(report, phrase, head.text).actor, mention)
    placed = head.ent_type_ in _PLACES and head.dep_ in ("nmod", "compound", "appos", "pobj")
    named = head.pos_ == "PROPN" and (not placed or _sends(head, report.language))
    return Participant(mention.quote, mention) if named else None


def _mention(head: Token) -> tuple[int, int]:
    """Return the name that is apposed to a noun ("the minister, A. Sele"), else the head with the rest of its name."""
    apposed = [
        c for c in head.children if c.pos_ == "PROPN" and c.dep_ in ("appos", "flat:name", "flat") and c.i > head.i
    ]
    first = apposed[0] if apposed and head.pos_ == "NOUN" else head
    tokens = [t for t in (first, *first.children) if t is first or t.dep_.startswith("flat")]
    return first.idx, max(t.idx + len(t.text) for t in tokens)


def _named_behind(actor: Candidate, mention: Span) -> Span:
    """Return the name that goes with a mention by office ("the envoy, A. Sele"); the mention itself where none does."""
    behind = [s for s in actor.spans("name") if mention.start <= s.start <= mention.end + _FARTHEST]
    return Span("participant", behind[0].start, behind[0].end, behind[0].quote) if behind else mention


def _sends(place: Token, language: str) -> bool:
    """Return whether a place is named for its people: "the delegations of the valley"."""
    above = [t for t in (place.head, place.head.head) if t.pos_ == "NOUN"]
    return place.dep_ in ("nmod", "conj", "pobj") and any(known_noun(noun, language) for noun in above)


def _without_preposition(head: Token) -> tuple[int, int]:
    start, end = noun_phrase(head)
    cases = [c.idx + len(c.text) for c in head.children if c.dep_ == "case" and c.i < head.i and c.idx >= start]
    return max(cases, default=start), end


def _is_singular(pronoun: Token, language: str) -> bool:
    return pronoun.lower_ not in lexicon(language, "speakers")["plural"].split()


def _name(actor: Candidate | None) -> str:
    return actor.found.name if actor is not None and isinstance(actor.found, FoundActor) else ""


def _before(report: Report, at: int) -> Candidate | None:
    """Return the person named last before a place; none where nobody is."""
    ends = [
        (span.end, number)
        for number, actor in enumerate(report.of("actor"))
        if isinstance(actor.found, FoundActor) and actor.found.person
        for span in actor.spans("name")
        if span.end <= at
    ]
    return report.of("actor")[max(ends)[1]] if ends else None
