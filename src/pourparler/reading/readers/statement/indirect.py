"""Indirect speech: a clause that a verb of saying governs, or that it is inserted into or set behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pourparler.domain.candidate import Speech
from pourparler.reading.grammar.extent import Extent, extent, shifted, trimmed
from pourparler.reading.grammar.phrase import clause, source_phrase, verb_group
from pourparler.reading.grammar.relation import below, first_below
from pourparler.reading.grammar.subject import subject_of
from pourparler.reading.grammar.verb import is_participle, is_verb
from pourparler.reading.readers.statement.insertion import inserted_clause, is_inserted, is_set_behind
from pourparler.reading.readers.statement.saying import Saying
from pourparler.reading.readers.statement.vocabulary import Vocabulary
from pourparler.reading.report import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_COMPOUND = frozenset(
    "tant alors pour afin avant après dès parce lors bien sans ce aussi plus moins autre même so such now".split()  # noqa: SIM905
)
"""Words that make a conjunction of another kind with *que* or *that*: "tant que", "alors que", "so that"."""
_OPENERS = {"that", "que", "qu'", "qu’", "si", "s'", "s’"}


def indirect(paragraph: Paragraph, verb: Token, words: Vocabulary) -> Saying | None:
    """Return what a verb of saying reports as a clause; none where it governs no clause."""
    content = _governed(paragraph, verb, words) or _around(paragraph, verb, words)
    content = tuple((start, end) for start, end in content if end - start > 1)
    if not content:
        return None
    speaker = subject_of(verb, words.grammar)
    if speaker is not None and speaker.lemma_.lower() in words.not_speakers:
        return None
    at = paragraph.start
    return Saying(
        content=tuple((start + at, end + at) for start, end in content),
        speech=Speech.INDIRECT,
        cue=shifted(verb_group(verb, words.grammar), at),
        source=shifted(source_phrase(speaker, verb), at) if speaker is not None else None,
        speaker=speaker,
        verb=verb,
        markers=("clause",),
    )


def _governed(paragraph: Paragraph, verb: Token, words: Vocabulary) -> tuple[Extent, ...]:
    """Return the clause that a verb governs and that stands behind it."""
    grammar = words.grammar
    for child in below(verb, grammar.clauses | grammar.open_clauses):
        if child.i < verb.i or not (is_verb(child) or _has_subject(child, words)) or _is_other_clause(verb, child):
            continue
        tokens = clause(child, grammar)
        if not tokens:
            continue
        start, end = extent(_before_next_cue(tokens, words))
        end = _with_joined(verb, max(end, _quoted_to(paragraph, start, end), _with_purpose(verb, end)))
        return (trimmed(paragraph.text, _behind_opener(verb, child, start), end),)
    return _after_opener(paragraph, verb)


def _before_next_cue(tokens: list[Token], words: Vocabulary) -> list[Token]:
    """Return the tokens of a clause up to a participle that goes on with what was said: ", adding that…"."""
    for at, token in enumerate(tokens):
        if at and tokens[at - 1].text == "," and is_participle(token) and (words.says(token) or words.reports(token)):
            return tokens[: at - 1]
    return tokens


def _quoted_to(paragraph: Paragraph, start: int, end: int) -> int:
    """Return where a quotation ends that a clause begins with: the clause does not end within it."""
    return max((q.end for q in paragraph.quotations if start - 2 <= q.start <= start + 8 and q.end > end), default=end)


def _with_purpose(verb: Token, end: int) -> int:
    """Return where words of purpose end that follow a clause, but that the parser hung on the verb of saying."""
    after = next((t for t in verb.doc[verb.i : verb.sent.end] if t.idx >= end), None)
    if after is None or after.lower_ not in {"pour", "afin"}:
        return end
    head = next((t for t in after.ancestors if is_verb(t) and t.i > after.i), None)
    return max(end, extent(head.subtree)[1]) if head is not None else end


def _with_joined(verb: Token, end: int) -> int:
    """Return where the clauses that are joined by another *que* end: "qu'il vient, mais que l'autre reste"."""
    following = [t for t in verb.doc[verb.i : verb.sent.end] if t.idx >= end][:4]
    words = [t.lower_ for t in following if not t.is_punct]
    if (
        len(words) < 2
        or words[0] not in {"et", "mais", "ou", "and", "but"}
        or words[1] not in {"que", "qu'", "qu’", "that"}
    ):
        return end
    opener = next(t for t in following if t.lower_ == words[1])
    head = next((t for t in opener.ancestors if is_verb(t) and t.i > opener.i), None)
    return max(end, extent(head.subtree)[1]) if head is not None else end


def _is_other_clause(verb: Token, child: Token) -> bool:
    """Return whether the clause is opened by another conjunction: "tant que", "alors que"."""
    opener = next((t for t in verb.doc[verb.i + 1 : child.i] if t.lower_ in _OPENERS), None)
    return opener is not None and opener.nbor(-1).lower_ in _COMPOUND


def _has_subject(token: Token, words: Vocabulary) -> bool:
    return first_below(token, words.grammar.subjects | frozenset({"cop"})) is not None


def _behind_opener(verb: Token, head: Token, start: int) -> int:
    """Return where a clause starts behind its conjunction, wherever the parser hung that."""
    for token in verb.doc[verb.i + 1 : head.i + 1]:
        if token.lower_ in _OPENERS and token.idx >= start - 5:
            return max(start, token.idx + len(token.text))
    return start


def _after_opener(paragraph: Paragraph, verb: Token) -> tuple[Extent, ...]:
    """Return what follows a conjunction right behind the verb, where the parser found no clause."""
    doc = verb.doc
    for token in doc[verb.i + 1 : verb.i + 5]:
        if token.is_sent_start:
            return ()
        if token.lower_ in {"que", "qu'", "qu’", "that"} and token.pos_ == "SCONJ":
            if token.nbor(-1).lower_ in _COMPOUND:
                return ()
            end = _sentence_end(token)
            return (trimmed(paragraph.text, token.idx + len(token.text), end),)
        if token.is_punct and token.text != ",":
            return ()
    return ()


def _sentence_end(token: Token) -> int:
    return int(token.sent.end_char)


def _around(paragraph: Paragraph, verb: Token, words: Vocabulary) -> tuple[Extent, ...]:
    """Return the clause that a verb of saying is inserted into or set behind."""
    if words.language == "fr":
        return _pieces(paragraph, verb, words) if is_inserted(verb) or is_set_behind(verb) else ()
    head = _hung_on(verb, words)
    return _pieces(paragraph, verb, words) if head is not None else ()


def _hung_on(verb: Token, words: Vocabulary) -> Token | None:
    """Return the head of the clause before the verb that the verb comments on."""
    ahead = [c for c in below(verb, words.grammar.clauses) if c.i < verb.i]
    if ahead:
        return ahead[0]
    if verb.dep_ == "parataxis" and verb.head.i < verb.i:
        return verb.head
    return None


def _pieces(paragraph: Paragraph, verb: Token, words: Vocabulary) -> tuple[Extent, ...]:
    """Return the sentence around an inserted clause, without it."""
    sentence = verb.sent
    start, end = inserted_clause(verb, words)
    first = _clause_start(paragraph, _opening(sentence), start)
    pieces = (trimmed(paragraph.text, first, start), trimmed(paragraph.text, end, sentence.end_char))
    return tuple(piece for piece in pieces if piece[1] - piece[0] > 1)


def _opening(sentence: Span) -> int:
    """Return where a sentence starts: one that begins with a comma goes on with the one before it."""
    if sentence[0].text == "," and sentence.start:
        return int(sentence.doc[sentence.start - 1].sent.start_char)
    return int(sentence.start_char)


def _clause_start(paragraph: Paragraph, start: int, before: int) -> int:
    """Return where what an inserted clause comments on starts: behind a semicolon, if there is one."""
    at = paragraph.text.rfind(";", start, before)
    return start if at < 0 else at + 1
