"""Words that stand for somebody named before, or for the speaker again: "she", "our delegation"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pourparler.reading.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_pronoun(words: str, language: str) -> bool:
    """Return whether words stand for somebody named before.

    Examples
    --------
    >>> is_pronoun("a-t-elle", "fr"), is_pronoun("She", "en"), is_pronoun("Odile Marchal", "fr")
    (False, True, False)
    """
    return words.casefold().strip("-").removeprefix("t-") in _standing(language)


def is_own(holder: Token, language: str) -> bool:
    """Return whether a subject within what somebody says is the speaker, or speaks for the speaker's side."""
    if holder.lower_.lstrip("-").removeprefix("t-") in _listed(language, "owners"):
        return True
    possessed = any("Yes" in c.morph.get("Poss", []) or c.tag_ == "PRP$" for c in holder.children)
    return possessed and holder.lemma_.lower() in _listed(language, "own")


@cache
def _listed(language: str, key: str) -> frozenset[str]:
    return frozenset(lexicon(language, "speakers")[key].split())


@cache
def _standing(language: str) -> frozenset[str]:
    return frozenset(lexicon(language, "speakers")["standing"])
