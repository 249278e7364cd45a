"""Whether an encounter took place, is planned, or is only possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pourparler.domain.candidate import Happening
from pourparler.reading.grammar.verb import clause_verb, is_future
from pourparler.reading.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


def happening(trigger: Token, language: str) -> Happening:
    """Return how far an encounter is told as having happened."""
    words = lexicon(language, "meetings")
    verb = clause_verb(trigger)
    near = [trigger, *trigger.children]
    if verb is not None:
        near += [verb, *verb.children]
        near += [verb.head] if verb.dep_ == "xcomp" else []
    forms = {word for t in near for word in (t.lower_, t.lemma_.lower())}
    if forms & {*words["possible"], *words["negations"]} or any("Cnd" in t.morph.get("Mood", []) for t in near):
        return Happening.POTENTIAL
    if forms & {"would", "could", "might", "may"} and language == "en":
        return Happening.POTENTIAL
    if forms & {*words["planned"]} or (language == "en" and "will" in forms):
        return Happening.PLANNED
    return Happening.PLANNED if any(is_future(t) for t in near) else Happening.HELD
