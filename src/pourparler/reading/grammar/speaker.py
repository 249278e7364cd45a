"""Whether a word can name somebody who speaks: a person, a country, a body, a document; not a war or an idea."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pourparler.reading.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMED = {"PER", "PERSON", "ORG", "GPE", "LOC", "NORP", "MISC", "FAC"}
_AGENTS = {
    "fr": re.compile(r"(?:teur|trice|eur|euse|ien|ienne|iste|logue|crate|ant|aire|ier|ière)s?$"),
    "en": re.compile(r"(?:er|or|ist|ian|man|woman|crat|ee|ant)s?$"),
}


def can_speak(head: Token, language: str) -> bool:
    """Return whether a noun, name or pronoun can name a speaker.

    Parameters
    ----------
    head : Token
        The head of a noun phrase.
    language : str
        ``en`` or ``fr``.
    """
    word = head.lower_.lstrip("-")
    pronouns = _listed(language, "pronouns")
    if word in pronouns or (head.pos_ == "PRON" and not head.is_title):
        return word.removeprefix("t-") in pronouns or head.lemma_.lower() in _listed(language, "nouns")
    if head.ent_type_ in _NAMED or head.pos_ == "PROPN" or (head.pos_ == "PRON" and head.is_title):
        return True
    return known_noun(head, language) or _AGENTS[language].search(word) is not None


def known_noun(head: Token, language: str) -> bool:
    """Return whether a noun is listed among those who can speak."""
    nouns = _listed(language, "nouns")
    word = head.lower_
    return head.lemma_.lower() in nouns or word in nouns or word.removesuffix("s") in nouns


@cache
def _listed(language: str, key: str) -> frozenset[str]:
    return frozenset(lexicon(language, "speakers")[key].split())
