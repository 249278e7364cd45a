"""Nominal reports: what was said is an object, not a clause ("reiterated its position", "called for talks")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pourparler.domain.candidate import Speech
from pourparler.reading.grammar.extent import extent, trimmed
from pourparler.reading.grammar.phrase import clause, source_phrase, verb_group
from pourparler.reading.grammar.relation import below
from pourparler.reading.grammar.speaker import can_speak
from pourparler.reading.grammar.subject import is_day, subject_of
from pourparler.reading.grammar.verb import is_future, is_supposed, is_verb
from pourparler.reading.readers.statement.saying import Saying
from pourparler.reading.readers.statement.vocabulary import Vocabulary
from pourparler.reading.report import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Token

_COMPLEMENTS = frozenset({"oprd", "xcomp", "obl:arg", "ccomp", "acl", "prep", "obl:mod", "dative", "advcl", "obl"})
_OF_NOUNS = frozenset({"sur", "contre", "envers", "concernant", "quant"})
_AWAY = frozenset({"obl:mod", "advcl", "prep"})


def nominal(paragraph: Paragraph, verb: Token, words: Vocabulary) -> Saying | None:
    """Return what a verb reports as its object or behind its preposition; none where it does not."""
    if is_bare(verb, words):
        return None
    complement = _prepositional(verb, words) or _objects(verb, words)
    if complement is None:
        return None
    cue_end, tokens = complement
    start, end = trimmed(paragraph.text, *extent(tokens))
    if end - start < 3:
        return None
    speaker = subject_of(verb, words.grammar)
    if speaker is not None and (speaker in tokens or not can_speak(speaker, words.language)):
        return None
    group, at = verb_group(verb, words.grammar), paragraph.start
    source = source_phrase(speaker, verb) if speaker is not None else None
    return Saying(
        content=((start + at, end + at),),
        speech=Speech.NOMINAL,
        cue=(group[0] + at, max(group[1], cue_end) + at),
        source=(source[0] + at, source[1] + at) if source else None,
        speaker=speaker,
        verb=verb,
        markers=("nominal",),
    )


def is_bare(verb: Token, words: Vocabulary) -> bool:
    """Return whether a verb is told as to come, or an infinitive that no verb governs."""
    if verb.lang_ == "fr":
        if is_future(verb):
            return True
        infinitive = "Inf" in verb.morph.get("VerbForm", [])
        return infinitive and not (verb.dep_ == "xcomp" and words.governs(verb.head) and not is_supposed(verb.head))
    infinitive = verb.tag_ == "VB" and any(c.tag_ == "TO" for c in verb.children)
    return infinitive and (verb.dep_ not in ("xcomp",) or not is_verb(verb.head))


def _prepositional(verb: Token, words: Vocabulary) -> tuple[int, list[Token]] | None:
    wanted = words.prepositional.get(verb.lemma_.lower())
    if wanted is None:
        return None
    for token in verb.doc[verb.i + 1 : verb.i + 9]:
        if token.is_sent_start or token.text in {".", ";", ":"}:
            return None
        if token.lower_.replace("’", "'") in wanted or token.lemma_.lower() in wanted:
            tokens = _behind(token, verb)
            between = [c for c in below(verb, words.grammar.objects) if verb.i < c.i < token.i and c.pos_ != "PRON"]
            if tokens and between:
                return 0, [*between[0].subtree, token, *tokens]
            return (token.idx + len(token.text), tokens) if tokens else None
    return None


def _behind(preposition: Token, verb: Token) -> list[Token]:
    """Return what a preposition governs, in either way of hanging it."""
    if preposition.dep_ in ("prep", "prt", "agent", "advmod", "dative"):
        tokens = [t for t in preposition.subtree if t.i > preposition.i]
        return tokens or [t for c in below(verb, frozenset({"dobj", "pobj"})) for t in c.subtree]
    head = preposition.head
    return [t for t in head.subtree if t.i > preposition.i] if head != verb else []


def _belongs(oblique: Token, tokens: list[Token]) -> bool:
    """Return whether words that the parser hung on the verb follow the object as its own: "la qualité… sur le fond"."""
    follows = oblique.left_edge.i == max(t.i for t in tokens) + 1
    return follows and oblique.left_edge.lower_ in _OF_NOUNS


def _objects(verb: Token, words: Vocabulary) -> tuple[int, list[Token]] | None:
    if not words.reports(verb):
        return None
    objects = [c for c in below(verb, words.grammar.objects) if c.i > verb.i and c.pos_ != "PRON"]
    if not objects:
        return None
    first = next((c for c in objects[0].children if c.dep_ == "acl"), objects[0]) if is_day(objects[0]) else objects[0]
    tokens = clause(first, words.grammar)
    for child in verb.children:
        belongs = child.dep_ in _COMPLEMENTS - _AWAY or (child.dep_ == "obl:mod" and _belongs(child, tokens))
        if child.i > first.i and belongs:
            tokens += list(child.subtree)
    return 0, tokens
