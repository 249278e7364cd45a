"""What is said according to somebody: the source stands behind a preposition, what is said around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from pourparler.domain.candidate import Speech
from pourparler.reading.grammar.extent import Extent, trimmed
from pourparler.reading.grammar.phrase import noun_phrase
from pourparler.reading.grammar.verb import clause_verb
from pourparler.reading.readers.statement.saying import Saying
from pourparler.reading.readers.statement.vocabulary import Vocabulary, vocabulary
from pourparler.reading.report import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Token

_STOPS = {",", ".", ";", ":", "?", "!", "–", "—", "…"}


def according(paragraph: Paragraph, words: Vocabulary) -> Iterator[Saying]:
    """Yield what a paragraph says according to somebody."""
    for match in _pattern(words.language).finditer(paragraph.text):
        if paragraph.quotation_at(match.start()) is not None:
            continue
        saying = _saying(paragraph, match.span(), words)
        if saying is not None:
            yield saying


@cache
def _pattern(language: str) -> re.Pattern[str]:
    ways = "|".join(re.escape(way).replace("'", "['’]") for way in vocabulary(language).according)
    return re.compile(rf"\b(?:{ways})(?=[\s'’])|\b(?:{ways})(?<=['’])", re.IGNORECASE)


def _saying(paragraph: Paragraph, cue: Extent, words: Vocabulary) -> Saying | None:
    tokens = [t for t in paragraph.tokens(cue[1], len(paragraph.text)) if not t.is_space]
    head = _head(tokens, cue)
    if head is None or head.lemma_.lower() in words.not_sources or head.lower_ == "que":
        return None
    source = noun_phrase(head)
    source = (max(source[0], tokens[0].idx), source[1])
    content = _content(paragraph, head, (cue[0], source[1]), words)
    if not content:
        return None
    at = paragraph.start
    return Saying(
        content=tuple((start + at, end + at) for start, end in content),
        speech=Speech.INDIRECT,
        cue=(cue[0] + at, cue[1] + at),
        source=(source[0] + at, source[1] + at),
        speaker=head,
        markers=("according-to",),
    )


def _head(tokens: list[Token], cue: Extent) -> Token | None:
    """Return the head of the noun phrase right behind the cue."""
    for token in tokens[:8]:
        if token.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            at = token
            while at.head is not at and at.head.i > at.i and at.head.pos_ in ("NOUN", "PROPN") and at.head.i - at.i < 6:
                at = at.head
            return at
        if token.text in _STOPS or token.pos_ == "VERB":
            return None
    return None


def _content(paragraph: Paragraph, head: Token, left_out: Extent, words: Vocabulary) -> tuple[Extent, ...]:
    """Return the clause around the source, without what names it."""
    sentence = head.sent
    start, end = _clause_bounds(head, sentence.start_char, sentence.end_char, left_out, words)
    pieces = (
        trimmed(paragraph.text, start, left_out[0]),
        trimmed(paragraph.text, left_out[1], end),
    )
    return tuple(piece for piece in pieces if piece[1] - piece[0] > 2)


def _clause_bounds(head: Token, start: int, end: int, left_out: Extent, words: Vocabulary) -> Extent:
    """Return the bounds of the clause that the source stands in: a relative clause, or the sentence."""
    verb = clause_verb(head)
    while verb is not None and verb.dep_ not in (*words.grammar.relatives, "ROOT") and verb.head is not verb:
        if verb.dep_ in words.grammar.clauses and verb.head.i < verb.i:
            break
        verb = verb.head
    if verb is None or verb.dep_ == "ROOT":
        return start, end
    tokens = list(verb.subtree)
    first, last = tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)
    if first <= left_out[0] and left_out[1] <= last:
        return first, last
    return start, end
