"""What the two parsers call things, and how to walk their trees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from spacy.tokens import Token


class Grammar(Struct, frozen=True):
    """The names of relations in one language's parser."""

    subjects: frozenset[str]
    passive_subjects: frozenset[str]
    agents: frozenset[str]
    clauses: frozenset[str]
    open_clauses: frozenset[str]
    objects: frozenset[str]
    auxiliaries: frozenset[str]
    relatives: frozenset[str]
    marks: frozenset[str]
    names: frozenset[str]
    passives: frozenset[str]
    """Auxiliaries that make a passive."""


ENGLISH = Grammar(
    subjects=frozenset({"nsubj", "nsubjpass", "csubj"}),
    passive_subjects=frozenset({"nsubjpass"}),
    agents=frozenset({"agent"}),
    clauses=frozenset({"ccomp"}),
    open_clauses=frozenset({"xcomp", "pcomp"}),
    objects=frozenset({"dobj", "attr", "oprd", "acomp"}),
    auxiliaries=frozenset({"aux", "auxpass", "neg"}),
    relatives=frozenset({"relcl"}),
    marks=frozenset({"mark"}),
    names=frozenset({"compound", "flat"}),
    passives=frozenset({"auxpass"}),
)
FRENCH = Grammar(
    subjects=frozenset({"nsubj", "nsubj:pass", "expl:subj", "csubj"}),
    passive_subjects=frozenset({"nsubj:pass"}),
    agents=frozenset({"obl:agent"}),
    clauses=frozenset({"ccomp"}),
    open_clauses=frozenset({"xcomp"}),
    objects=frozenset({"obj"}),
    auxiliaries=frozenset({"aux", "aux:tense", "aux:pass", "aux:caus", "advmod", "expl:comp", "expl:pass", "expl"}),
    relatives=frozenset({"acl:relcl"}),
    marks=frozenset({"mark"}),
    names=frozenset({"flat:name", "flat"}),
    passives=frozenset({"aux:pass"}),
)
_FUTURE = re.compile(r"^(?P<stem>.*r)(?:ai|as|a|ons|ez|ont)$")
GRAMMARS = {"en": ENGLISH, "fr": FRENCH}


def below(token: Token, relations: frozenset[str]) -> Iterator[Token]:
    """Yield a token's children in the given relations."""
    return (child for child in token.children if child.dep_ in relations)


def first_below(token: Token, relations: frozenset[str]) -> Token | None:
    """Return a token's first child in the given relations; none where there is none."""
    return next(below(token, relations), None)


def is_verb(token: Token) -> bool:
    """Return whether a token is a verb or an auxiliary."""
    return token.pos_ in ("VERB", "AUX")


def is_infinitive(token: Token) -> bool:
    """Return whether a verb is an infinitive."""
    if token.lang_ == "fr":
        return "Inf" in token.morph.get("VerbForm", [])
    return token.tag_ == "VB" and any(c.tag_ == "TO" for c in token.children)


def is_supposed(verb: Token) -> bool:
    """Return whether a verb stands in a condition: "if they promise to…" says nothing that was promised."""
    return any(c.lower_ in {"si", "s'", "s’", "if", "unless"} and c.dep_ in ("mark", "advmod") for c in verb.children)


def is_future(token: Token) -> bool:
    """Return whether a French verb is in the future, by its ending where the tagger errs; an English one never."""
    if "Fut" in token.morph.get("Tense", []):
        return True
    found = _FUTURE.match(token.lower_)
    lemma = token.lemma_.lower()
    return token.lang_ == "fr" and found is not None and found["stem"] in {lemma, lemma.removesuffix("e")}


def clause_verb(token: Token) -> Token | None:
    """Return the verb of the innermost clause that a token stands in; none where it stands in none."""
    for up in (token, *token.ancestors):
        if is_verb(up) and up.dep_ not in ("aux", "auxpass", "aux:tense", "aux:pass", "cop"):
            return up
        if any(child.dep_ == "cop" for child in up.children):
            return up
    return None
