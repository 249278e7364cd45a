"""Whom a pronoun stands for: the last speaker who agrees with it, else the last person named."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from pourparler.domain.candidate import FoundActor
from pourparler.reading.grammar.phrase import noun_phrase, words_of
from pourparler.reading.lexicon import lexicon
from pourparler.reading.readers.actor.referent import Referent
from pourparler.reading.readers.statement.saying import Saying
from pourparler.reading.report import Report

if TYPE_CHECKING:
    from spacy.tokens import Token

_FARTHEST = 1500


class Utterance(Struct, frozen=True):
    """A statement with who is meant by its source, and the statement that reports it, if one does."""

    saying: Saying
    referent: Referent
    through: Saying | None = None


def antecedent_of(report: Report, saying: Saying, before: Sequence[Utterance]) -> Referent:
    """Return whom a statement's pronoun stands for, marked as inferred; nobody where none agrees.

    Parameters
    ----------
    saying : Saying
        Its source is a pronoun.
    before : sequence of Utterance
        The statements before it, in order.
    """
    for utterance in reversed(before):
        if saying.start() - utterance.saying.start() > _FARTHEST:
            break
        if _may_stand_for(utterance) and _agrees(saying.speaker, utterance.saying.speaker, report.language):
            return Referent(utterance.referent.actor, utterance.referent.party, utterance.referent.delegate, ("actor",))
    return _last_named(report, saying)


def _may_stand_for(utterance: Utterance) -> bool:
    """Return whether a pronoun may take up a speaker: no country, and nobody whose words are only passed on."""
    outer = utterance.through is None or utterance.through is utterance.saying
    return outer and bool(utterance.referent.actor) and utterance.referent.person is not False


def _last_named(report: Report, saying: Saying) -> Referent:
    at = report.body.raw((saying.source or saying.content[0])[0])
    people = [
        (span.start, c.found)
        for c in report.of("actor")
        if isinstance(c.found, FoundActor) and c.found.person
        for span in c.spans("name")
        if at - _FARTHEST < span.start < at
    ]
    if not people or _number(saying.speaker, report.language) == "plural":
        return Referent()
    _, actor = max(people, key=lambda one: one[0])
    return Referent(actor.name, actor.party, actor.delegate, ("actor",))


def _agrees(pronoun: Token | None, other: Token | None, language: str) -> bool:
    pairs = [
        (_gender(pronoun, language), _gender(other, language)),
        (_number(pronoun, language), _number(other, language)),
    ]
    return all(not a or not b or a == b for a, b in pairs)


def _gender(head: Token | None, language: str) -> str:
    """Return ``feminine`` or ``masculine`` by the words of a noun phrase; empty where they do not tell."""
    for word in _words(head):
        for gender in ("feminine", "masculine"):
            if word in _listed(language, gender):
                return gender
    return ""


def _number(head: Token | None, language: str) -> str:
    if head is None:
        return ""
    if any(word in _listed(language, "plural") for word in _words(head)) or "Plur" in head.morph.get("Number", []):
        return "plural"
    return "singular" if "Sing" in head.morph.get("Number", []) else ""


def _words(head: Token | None) -> tuple[str, ...]:
    """Return the first words of a noun phrase and its head: the article, the title, the pronoun."""
    if head is None:
        return ()
    phrase = words_of(head, noun_phrase(head)).casefold().split()
    return tuple(word.strip("-.,").removeprefix("t-") for word in (*phrase[:1], head.lower_))


@cache
def _listed(language: str, key: str) -> frozenset[str]:
    return frozenset(lexicon(language, "speakers")[key].split())
