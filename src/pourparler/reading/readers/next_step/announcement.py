"""Verbs that tell of a step to come: by their tense, by a modal, by "is planned"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pourparler.reading.grammar.relation import GRAMMARS, first_below
from pourparler.reading.grammar.verb import is_future, is_verb
from pourparler.reading.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CONDITIONS = {"si", "s'", "s’", "if", "unless"}


@dataclass(frozen=True)
class Announcement:
    """A step to come.

    Parameters
    ----------
    verb : Token
        The verb that heads its clause.
    marker : Token
        The word that shows that it is to come.
    movers : tuple of Token
        The heads of its subjects; empty where the step itself is the subject ("a meeting is planned").
    """

    verb: Token
    marker: Token
    movers: tuple[Token, ...] = ()


def announcements(doc: Doc, language: str) -> Iterator[Announcement]:
    """Yield the steps to come that a text tells of.

    Parameters
    ----------
    doc : spacy.tokens.Doc
        The text as parsed.
    language : str
        ``en`` or ``fr``.
    """
    for token in doc:
        if not is_verb(token) or _is_supposed(token):
            continue
        step = _planned(token, language) or _moved(token, language)
        if step is not None:
            yield step


def _is_supposed(verb: Token) -> bool:
    return any(c.lower_ in _CONDITIONS for c in verb.children)


def _planned(verb: Token, language: str) -> Announcement | None:
    """Return a step that is said to be planned: "une réunion est prévue jeudi"."""
    if verb.lemma_.lower() not in _words(language, "plans"):
        return None
    grammar = GRAMMARS[language]
    auxiliary = first_below(verb, grammar.passives) or first_below(verb, frozenset({"cop", "aux:tense", "aux"}))
    subject = first_below(verb, grammar.subjects | grammar.passive_subjects)
    if auxiliary is None or subject is None or _is_past(auxiliary) or _is_negated(verb):
        return None
    if subject.lemma_.lower() in _words(language, "events"):
        return Announcement(verb, verb)
    opened = first_below(verb, frozenset({"xcomp"}))
    if opened is not None and opened.lemma_.lower() in _words(language, "verbs"):
        return Announcement(opened, verb, _with_others(subject))
    return None


def _moved(verb: Token, language: str) -> Announcement | None:
    """Return a step by somebody: in the future, or behind "doit", "is due to"."""
    if verb.lemma_.lower() not in _words(language, "verbs") or _is_negated(verb):
        return None
    marker = _future(verb) or _modal(verb, language)
    if marker is None:
        return None
    grammar = GRAMMARS[language]
    subject = next(filter(None, (first_below(one, grammar.subjects) for one in (verb, marker, marker.head))), None)
    if subject is None and verb.dep_ == "acl" and marker is verb:
        subject = verb.head  # The parser took a verb in the future for a participle.
    if subject is None or subject.lemma_.lower() in {"cela", "ce", "ça", "this", "that", "it"}:
        return None
    return Announcement(
        verb, marker, () if subject.lemma_.lower() in _words(language, "events") else _with_others(subject)
    )


def _future(verb: Token) -> Token | None:
    if is_future(verb):
        return verb
    for child in verb.children:
        if child.dep_ in ("aux", "aux:tense", "aux:pass", "auxpass") and (
            child.lower_ in {"will", "'ll", "’ll", "shall"} or is_future(child)
        ):
            return child
    return None


def _modal(verb: Token, language: str) -> Token | None:
    """Return the verb that makes an infinitive a step to come: "doit rencontrer", "is due to"; none for the past."""
    head = verb.head
    if verb.dep_ not in ("xcomp", "ccomp") or head.lemma_.lower() not in _words(language, "due") or _is_past(head):
        return None
    beside = [*(c for c in head.children if c.dep_.startswith("aux") or c.dep_ == "cop"), head.head]
    past = any(_is_past(c) for c in beside if c is not head and c.pos_ in ("AUX", "VERB"))
    return None if past or _is_negated(head) else head


def _is_past(verb: Token) -> bool:
    return any(tense in verb.morph.get("Tense", []) for tense in ("Past", "Imp")) and "Part" not in verb.morph.get(
        "VerbForm", []
    )


def _is_negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" or c.lower_ in {"ne", "n'", "n’", "pas", "jamais"} for c in verb.children)


def _with_others(subject: Token) -> tuple[Token, ...]:
    return (subject, *(c for c in subject.children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN", "PRON")))


@cache
def _words(language: str, key: str) -> frozenset[str]:
    return frozenset(lexicon(language, "next_steps")[key].split())
