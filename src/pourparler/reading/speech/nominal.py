"""Nominal reports: what was said is an object, not a clause ("reiterated its position", "called for talks")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pourparler.domain.candidate import Speech
from pourparler.reading.report import Paragraph
from pourparler.reading.speech.grammar import below
from pourparler.reading.speech.phrase import clause, extent, noun_phrase, trimmed, verb_group
from pourparler.reading.speech.saying import Saying
from pourparler.reading.speech.speaker import speaker_of
from pourparler.reading.speech.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

_COMPLEMENTS = frozenset({"oprd", "xcomp", "obl:arg", "ccomp", "acl", "prep", "obl:mod", "dative", "advcl", "obl"})
_AWAY = frozenset({"obl:mod", "advcl", "prep"})


def nominal(paragraph: Paragraph, verb: Token, words: Vocabulary) -> Saying | None:
    """Return what a verb reports as its object or behind its preposition; none where it does not."""
    found = _prepositional(verb, words) or _objects(verb, words)
    if found is None:
        return None
    cue_end, tokens = found
    start, end = trimmed(paragraph.text, *extent(tokens))
    if end - start < 3:
        return None
    speaker = speaker_of(verb, words.grammar)
    if speaker is not None and speaker in tokens:
        return None
    group, at = verb_group(verb, words.grammar), paragraph.start
    source = noun_phrase(speaker) if speaker is not None else None
    return Saying(
        content=((start + at, end + at),),
        speech=Speech.NOMINAL,
        cue=(group[0] + at, max(group[1], cue_end) + at),
        source=(source[0] + at, source[1] + at) if source else None,
        speaker=speaker,
        verb=verb,
        markers=("nominal",),
    )


def _prepositional(verb: Token, words: Vocabulary) -> tuple[int, list[Token]] | None:
    wanted = words.prepositional.get(verb.lemma_.lower())
    if wanted is None:
        return None
    for token in verb.doc[verb.i + 1 : verb.i + 9]:
        if token.is_sent_start or token.text in {".", ";", ":"}:
            return None
        if token.lower_.replace("’", "'") in wanted or token.lemma_.lower() in wanted:
            held = _behind(token, verb)
            return (token.idx + len(token.text), held) if held else None
    return None


def _behind(preposition: Token, verb: Token) -> list[Token]:
    """Return what a preposition governs, in either way of hanging it."""
    if preposition.dep_ in ("prep", "prt", "agent", "advmod", "dative"):
        held = [t for t in preposition.subtree if t.i > preposition.i]
        return held or [t for c in below(verb, frozenset({"dobj", "pobj"})) for t in c.subtree]
    head = preposition.head
    return [t for t in head.subtree if t.i > preposition.i] if head != verb else []


def _objects(verb: Token, words: Vocabulary) -> tuple[int, list[Token]] | None:
    if not words.reports(verb):
        return None
    objects = [c for c in below(verb, words.grammar.objects) if c.i > verb.i and c.pos_ != "PRON"]
    if not objects:
        return None
    first = objects[0]
    held = clause(first, words.grammar)
    for child in verb.children:
        if child.i > first.i and child.dep_ in _COMPLEMENTS - _AWAY:
            held += list(child.subtree)
    return 0, held


