"""Clauses inserted into what somebody said, or set behind it: «…, a déclaré X, …», known by commas and word order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pourparler.reading.grammar.extent import Extent
from pourparler.reading.grammar.phrase import source_phrase, verb_group
from pourparler.reading.grammar.speaker import can_speak
from pourparler.reading.grammar.subject import subject_behind, subject_of
from pourparler.reading.grammar.verb import is_participle
from pourparler.reading.readers.statement.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

_COMMAS = frozenset(",–—")
_FARTHEST = 16
"""From a verb to its subject, in words."""


def is_inserted(verb: Token) -> bool:
    """Return whether a verb group opens an inserted clause with its subject behind it, by the order of words alone."""
    at = _comma_before(verb)
    if at is None:
        return False
    doc = verb.doc
    clitic = any(t.text.startswith("-") and t.pos_ == "PRON" for t in doc[at + 1 : verb.i + 2])
    after = doc[verb.i + 1] if verb.i + 1 < len(doc) else None
    named = after is not None and after.pos_ in ("PROPN", "DET", "NOUN") and verb.lang_ == "fr"
    return clitic or (named and _closed_by_comma(verb))


def is_set_behind(verb: Token) -> bool:
    """Return whether an inserted clause ends the sentence, as in «…, a déclaré X.»."""
    if _comma_before(verb) is None:
        return False
    after = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    opens = after is not None and after.pos_ in ("PROPN", "DET", "NOUN", "PRON", "ADP")
    return opens and (not _has_left_subject(verb) or _speaks_behind(verb))


def inserted_clause(verb: Token, words: Vocabulary) -> Extent:
    """Return an inserted clause with the commas around it."""
    group = verb_group(verb, words.grammar)
    speaker = subject_of(verb, words.grammar)
    extents = (
        [group] if speaker is None or abs(speaker.i - verb.i) > _FARTHEST else [group, source_phrase(speaker, verb)]
    )
    start, end = min(e[0] for e in extents), max(e[1] for e in extents)
    sentence = verb.sent
    rest = sentence.text[end - sentence.start_char :] if end >= sentence.start_char else ""
    closed = next((at for at, mark in enumerate(rest) if mark in ",–—."), len(rest))
    return start, end + closed


def _comma_before(verb: Token) -> int | None:
    """Return where the comma or dash stands that opens a verb's clause; none where none does, or for a participle."""
    if is_participle(verb):
        return None
    doc, at = verb.doc, verb.i - 1
    while at >= 0 and (doc[at].pos_ == "AUX" or doc[at].text.startswith("-")):
        at -= 1
    return at if at >= 0 and doc[at].text in _COMMAS else None


def _closed_by_comma(verb: Token) -> bool:
    return any(t.text in _COMMAS for t in verb.doc[verb.i + 1 : verb.i + 12])


def _speaks_behind(verb: Token) -> bool:
    """Return whether somebody who can speak stands behind the verb, although the parser hung a subject before it."""
    behind = subject_behind(verb)
    return behind is not None and can_speak(behind, verb.lang_)


def _has_left_subject(verb: Token) -> bool:
    return any(c.dep_.startswith("nsubj") and c.i < verb.i and not c.text.startswith("-") for c in verb.children)
