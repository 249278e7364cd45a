"""The relations of two parsers' trees: what each language's parser calls them, and how to follow them down."""

from __future__ import annotations

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
GRAMMARS = {"en": ENGLISH, "fr": FRENCH}


def below(token: Token, relations: frozenset[str]) -> Iterator[Token]:
    """Yield a token's children in the given relations."""
    return (child for child in token.children if child.dep_ in relations)


def first_below(token: Token, relations: frozenset[str]) -> Token | None:
    """Return a token's first child in the given relations; none where there is none."""
    return next(below(token, relations), None)
