"""The words of attribution of one language, ready to be looked up."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from pourparler.reading.grammar.relation import GRAMMARS, Grammar
from pourparler.reading.grammar.verb import is_verb
from pourparler.reading.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


class Vocabulary(Struct, frozen=True):
    """The words of attribution of one language; see ``words/*/cues.yaml``."""

    language: str
    grammar: Grammar
    clause: frozenset[str]
    quoting: frozenset[str]
    nominal: frozenset[str]
    prepositional: dict[str, frozenset[str]]
    adjectives: frozenset[str]
    nouns: frozenset[str]
    according: tuple[str, ...]
    not_sources: frozenset[str]
    not_speakers: frozenset[str]

    def says(self, token: Token) -> bool:
        """Return whether a token can introduce a clause of what was said."""
        return is_verb(token) and token.lemma_.lower() in self.clause

    def quotes(self, token: Token) -> bool:
        """Return whether a token can introduce a quotation."""
        return is_verb(token) and (token.lemma_.lower() in self.clause or token.lemma_.lower() in self.quoting)

    def reports(self, token: Token) -> bool:
        """Return whether a token's object can be what was said."""
        return is_verb(token) and token.lemma_.lower() in self.nominal

    def governs(self, token: Token) -> bool:
        """Return whether an infinitive behind a token is said, wished or planned by its subject."""
        return is_verb(token) and token.lemma_.lower() in self.clause | self.nominal


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return the words of a language.

    Examples
    --------
    >>> "say" in vocabulary("en").clause
    True
    """
    cues = lexicon(language, "cues")

    def words(key: str) -> frozenset[str]:
        return frozenset(cues.get(key, "").split())

    return Vocabulary(
        language=language,
        grammar=GRAMMARS[language],
        clause=words("clause"),
        quoting=words("quoting"),
        nominal=words("nominal"),
        prepositional={verb: frozenset(map(str, after)) for verb, after in cues["prepositional"].items()},
        adjectives=words("adjectives"),
        nouns=words("nouns"),
        according=tuple(cues["according"]),
        not_sources=words("not_sources"),
        not_speakers=words("not_speakers"),
    )
