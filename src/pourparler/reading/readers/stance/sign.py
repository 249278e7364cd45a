"""The words of a statement that show where somebody stands: verbs, predicates, nouns that a verb carries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pourparler.domain.position import Stance
from pourparler.reading.grammar.relation import GRAMMARS
from pourparler.reading.grammar.subject import subject_of
from pourparler.reading.grammar.verb import is_verb
from pourparler.reading.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEGATED = {
    Stance.ACCEPTS: Stance.REFUSES,
    Stance.SUPPORTS: Stance.OPPOSES,
    Stance.OPPOSES: Stance.RESERVES,
    Stance.REFUSES: Stance.RESERVES,
}
"""What a negation makes of a stance: no objection is not consent. A demand denied shows nothing."""


@dataclass(frozen=True)
class Sign:
    """Words that show a stance.

    Parameters
    ----------
    token : Token
        The verb, adjective or noun.
    stance : Stance
        What it shows, negation and conditions counted.
    holder : Token, optional
        Whose stance it is by grammar; none where the clause has no subject.
    about : tuple of Token
        What it is about, in order.
    """

    token: Token
    stance: Stance
    holder: Token | None
    about: tuple[Token, ...]


def signs(cue: list[Token], content: list[Token], language: str) -> Iterator[Sign]:
    """Yield the signs of a stance among the words of a statement.

    Parameters
    ----------
    cue, content : list of Token
        Its words.
    language : str
        ``en`` or ``fr``.
    """
    numbers = {t.i for t in content}
    for token in (*cue, *content):
        plain = _plain_stance(token, language)
        if plain is None or _is_owed(token, language):
            continue
        stance = _qualified(token, plain, language)
        about = _about(token, numbers, language)
        if stance is not None and about:
            verb = _verb_of(token)
            yield Sign(token, stance, subject_of(verb, GRAMMARS[language]), about)


def _plain_stance(token: Token, language: str) -> Stance | None:
    """Return what a word shows, negation and conditions not yet counted; none where it shows nothing."""
    lemma = token.lemma_.lower()
    if is_verb(token) and "Part" not in _form_alone(token) and not _is_reflexive(token):
        return _by(language, "verbs").get(lemma)
    if token.pos_ == "ADJ" or (is_verb(token) and token.dep_ in ("acomp", "ROOT", "ccomp")):
        predicate = token.dep_ in ("acomp", "attr", "oprd") or any(c.dep_ == "cop" for c in token.children)
        return _by(language, "predicates").get(lemma) if predicate else None
    carried = token.dep_ in ("obj", "dobj") and token.head.lemma_.lower() in _words(language, "carriers")
    return _by(language, "nouns").get(lemma) if token.pos_ == "NOUN" and carried else None


def _is_reflexive(verb: Token) -> bool:
    """Return whether a French verb bears *se*: "s'appuyer sur" supports nothing; "s'opposer à" opposes."""
    clitic = any(c.lower_ in {"se", "s'", "s’"} and c.i < verb.i for c in verb.children)
    return clitic and verb.lemma_.lower() not in {"opposer", "refuser"}


def _form_alone(token: Token) -> list[str]:
    """Return the form of a participle that has no auxiliary and stands as an adjective; empty for any other verb."""
    if token.dep_ in ("acl", "amod"):
        return token.morph.get("VerbForm", [])
    return []


def _is_owed(token: Token, language: str) -> bool:
    """Return whether others say it should or may be: advice and guesses are nobody's stance."""
    verb = _verb_of(token)
    around = [verb.head, *verb.children] if verb.dep_ == "xcomp" else list(verb.children)
    lemmas = {t.lemma_.lower() for t in around if is_verb(t)}
    if lemmas & _words(language, "obligations"):
        return True
    if not lemmas & _words(language, "possibilities"):
        return False
    return not any(t.lower_ in {"pouvons", "peux", "puis", "can"} for t in around)


def _verb_of(token: Token) -> Token:
    return token.head if token.dep_ in ("obj", "dobj", "acomp", "attr", "oprd") and is_verb(token.head) else token


def _qualified(token: Token, stance: Stance, language: str) -> Stance | None:
    """Return what negation and conditions make of a stance; none where nothing is shown."""
    verb = _verb_of(token)
    if _is_negated(verb, language):
        return _NEGATED.get(stance)
    clause = " ".join(t.text for t in verb.subtree)
    if stance in (Stance.ACCEPTS, Stance.SUPPORTS) and _conditions(language).search(clause):
        return Stance.CONDITIONAL
    return stance


def _is_negated(verb: Token, language: str) -> bool:
    negations = _words(language, "negations")
    near = [*verb.children, *(c for a in verb.children if a.dep_.startswith("aux") for c in a.children)]
    if verb.dep_ == "xcomp" and is_verb(verb.head):
        near += verb.head.children
    return any(t.lower_ in negations and t.pos_ in ("ADV", "PART", "DET") and t.dep_ != "obj" for t in near)


def _about(token: Token, numbers: set[int], language: str) -> tuple[Token, ...]:
    """Return what a sign is about: what its verb or noun governs; where that is a pronoun, the rest of the clause."""
    grammar = GRAMMARS[language]
    verb = _verb_of(token)
    skipped = (
        grammar.auxiliaries | grammar.subjects | frozenset({"punct", "mark", "cc", "conj", "det", "cop", "advmod"})
    )
    governed = [t for c in token.children if c.dep_ not in skipped and c.i > token.i for t in c.subtree]
    if token.dep_ in ("acomp", "attr", "oprd") or any(c.dep_ == "cop" for c in token.children):
        governed = governed or [t for c in verb.children if c.dep_ in grammar.subjects for t in c.subtree]
    about = [t for t in governed if t.i in numbers]
    if any(t.pos_ in ("NOUN", "PROPN", "VERB", "NUM") for t in about):
        return tuple(sorted(set(about), key=lambda t: t.i))
    return tuple(t for t in verb.sent if t.i in numbers and not t.is_punct)


@cache
def _by(language: str, key: str) -> dict[str, Stance]:
    listed: dict[str, Any] = lexicon(language, "stances")[key]
    return {word: Stance(stance) for stance, words in listed.items() for word in words.split()}


@cache
def _words(language: str, key: str) -> frozenset[str]:
    return frozenset(lexicon(language, "stances")[key].split())


@cache
def _conditions(language: str) -> re.Pattern[str]:
    return re.compile("|".join(lexicon(language, "stances")["conditions"]), re.IGNORECASE)
