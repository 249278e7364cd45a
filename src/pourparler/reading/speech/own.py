"""Whether a subject is the speaker again: a pronoun, "our delegation", «son gouvernement»."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pourparler.reading.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_own(holder: Token, language: str) -> bool:
    """Return whether a subject within what somebody says is the speaker, or speaks for the speaker's side."""
    if holder.lower_.lstrip("-").removeprefix("t-") in _listed(language, "owners"):
        return True
    possessed = any("Yes" in c.morph.get("Poss", []) or c.tag_ == "PRP$" for c in holder.children)
    return possessed and holder.lemma_.lower() in _listed(language, "own")


@cache
def _listed(language: str, key: str) -> frozenset[str]:
    return frozenset(lexicon(language, "speakers")[key].split())
