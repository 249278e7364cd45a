"""Direct speech: which cue a quotation belongs to, before it, behind it, or inserted into it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pourparler.domain.candidate import Speech
from pourparler.reading.grammar.extent import Extent, shifted, trimmed
from pourparler.reading.grammar.phrase import source_phrase, verb_group
from pourparler.reading.grammar.subject import subject_of
from pourparler.reading.grammar.verb import is_verb
from pourparler.reading.quotation import Quotation
from pourparler.reading.readers.statement.insertion import inserted_clause, is_inserted
from pourparler.reading.readers.statement.saying import Saying
from pourparler.reading.readers.statement.vocabulary import Vocabulary
from pourparler.reading.report import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEHIND, _BEFORE = 16, 22
_MARKS = '«»“”"„‘’‹›'
_SPEECH_WORDS = 4
_ENDS = frozenset(".!?")


def direct(paragraph: Paragraph, words: Vocabulary) -> list[Saying]:
    """Return the quotations of a paragraph that have a cue in it, the two parts around a cue together."""
    every: list[Saying] = []
    last: dict[int, int] = {}
    for quotation in paragraph.quotations:
        verb = cue_of(paragraph, quotation, words)
        if verb is None:
            continue
        parts = _parts(paragraph, quotation, verb, words)
        before = last.get(verb.i)
        if before is not None and before < verb.idx < quotation.start:
            every[-1] = replace(every[-1], content=(*every[-1].content, *parts))
        else:
            every.append(_saying(paragraph, verb, parts, words))
        last[verb.i] = quotation.end - 1
    return every


def _saying(paragraph: Paragraph, verb: Token, content: tuple[Extent, ...], words: Vocabulary) -> Saying:
    speaker = subject_of(verb, words.grammar)
    at = paragraph.start
    return Saying(
        content=content,
        speech=Speech.DIRECT,
        cue=shifted(verb_group(verb, words.grammar), at),
        source=shifted(source_phrase(speaker, verb), at) if speaker is not None else None,
        speaker=speaker,
        verb=verb,
        markers=("quotation",),
    )


def cue_of(paragraph: Paragraph, quotation: Quotation, words: Vocabulary) -> Token | None:
    """Return the verb that a quotation is attributed by; none where the paragraph holds none."""
    before, behind = tokens_before(paragraph, quotation), tokens_behind(paragraph, quotation)
    if _ends_with(before, ":"):
        verb = _cue_before(before, words, any_verb=True)
        if verb is not None:
            return verb
    return (
        _cue_inside(paragraph, quotation, words)
        or (None if _runs_into(before) else _cue_behind(paragraph, quotation, behind, words))
        or (_cue_before(before, words) if _is_speech(paragraph, quotation, before) else None)
    )


def _runs_into(before: list[Token]) -> bool:
    """Return whether the report's own words run into a quotation: it is then a part of what they say."""
    return bool(before) and not before[-1].is_punct and not before[-1].is_space and before[-1].pos_ != "CCONJ"


def tokens_before(paragraph: Paragraph, quotation: Quotation) -> list[Token]:
    """Return the tokens of the sentence before a quotation."""
    tokens: list[Token] = []
    for token in reversed(paragraph.tokens(0, quotation.start)):
        if token.text in _ENDS and paragraph.quotation_at(token.idx) is None:
            break
        tokens.append(token)
        if token.is_sent_start or len(tokens) > _BEFORE * 2:
            break
    return [] if _opens_sentence(paragraph, quotation, tokens) else tokens[::-1]


def _opens_sentence(paragraph: Paragraph, quotation: Quotation, tokens: list[Token]) -> bool:
    """Return whether a quotation starts a sentence of its own by the parse, and nothing leads into it."""
    first = next(iter(paragraph.tokens(quotation.start, quotation.end + 1)), None)
    return first is not None and bool(first.is_sent_start) and not (tokens and tokens[0].text in {":", ","})


def tokens_behind(paragraph: Paragraph, quotation: Quotation) -> list[Token]:
    """Return the tokens behind a quotation up to the end of its sentence or the next quotation."""
    tokens: list[Token] = []
    for token in paragraph.tokens(quotation.end, len(paragraph.text)):
        if token.text in {".", "!", "?"} or paragraph.quotation_at(token.idx) or len(tokens) > _BEHIND:
            break
        tokens.append(token)
    return tokens


def _ends_with(tokens: list[Token], mark: str) -> bool:
    return bool(tokens) and tokens[-1].text == mark


def _cue_behind(paragraph: Paragraph, quotation: Quotation, behind: list[Token], words: Vocabulary) -> Token | None:
    last = paragraph.text[quotation.last - 1 : quotation.last]
    comma = bool(behind) and behind[0].text in {",", "–", "—"}
    if not comma and (last == "." or (last in "!?…" and not behind) or (behind and behind[0].pos_ == "CCONJ")):
        return None
    for token in behind:
        if words.quotes(token) and _can_introduce(token):
            return token
        if is_verb(token) and token.pos_ == "VERB" and token.dep_ not in ("relcl", "acl", "acl:relcl", "amod"):
            return None
        if token.text in {";", ":"}:
            return None
    return None


def _cue_before(before: list[Token], words: Vocabulary, *, any_verb: bool = False) -> Token | None:
    for token in reversed(before[-_BEFORE:]):
        if token.text in _MARKS and not any_verb:
            return None
        if words.quotes(token) and _can_introduce(token):
            return None if _leads_a_clause(token, before, words) else token
        if token.pos_ == "VERB" and not any_verb and token.dep_ not in ("acl", "amod", "acl:relcl", "relcl"):
            return None
    return None


def _can_introduce(verb: Token) -> bool:
    """Return whether a verb can introduce a quotation: no auxiliary, and no French passive without an agent."""
    if verb.dep_ in ("aux", "auxpass", "aux:tense") or (verb.lang_ == "fr" and "Inf" in verb.morph.get("VerbForm", [])):
        return False
    relations = {c.dep_ for c in verb.children}
    return "aux:pass" not in relations or "obl:agent" in relations


def _leads_a_clause(verb: Token, before: list[Token], words: Vocabulary) -> bool:
    """Return whether a clause with a subject of its own starts between the verb and the quotation."""
    return any(t.i > verb.i + 1 and t.dep_ in words.grammar.subjects and t.head is not verb for t in before)


def _cue_inside(paragraph: Paragraph, quotation: Quotation, words: Vocabulary) -> Token | None:
    """Return the verb of a clause inserted into the quotation itself: «We are, said X, ready»."""
    for token in paragraph.tokens(quotation.first + 1, quotation.last):
        if words.quotes(token) and is_inserted(token):
            return token
    return None


def _is_speech(paragraph: Paragraph, quotation: Quotation, before: list[Token]) -> bool:
    words = paragraph.text[quotation.first : quotation.last].split()
    if before and before[-1].text in {",", ":"}:
        return True
    return len(words) >= _SPEECH_WORDS and before and before[-1].pos_ in ("VERB", "AUX")  # type: ignore[return-value]


def _parts(paragraph: Paragraph, quotation: Quotation, verb: Token, words: Vocabulary) -> tuple[Extent, ...]:
    """Return the words of a quotation, without a clause inserted into it."""
    if verb.idx not in quotation:
        return (shifted((quotation.first, quotation.last), paragraph.start),)
    start, end = inserted_clause(verb, words)
    pieces = (trimmed(paragraph.text, quotation.first, start), trimmed(paragraph.text, end, quotation.last))
    return tuple(shifted(piece, paragraph.start) for piece in pieces if piece[0] < piece[1])


def lone_quotations(paragraph: Paragraph, used: tuple[Extent, ...]) -> Iterator[Quotation]:
    """Yield the quotations that make up a whole sentence and that no cue has claimed."""
    for quotation in paragraph.quotations:
        inside = (paragraph.start + quotation.first, paragraph.start + quotation.last)
        if any(start <= inside[0] < end or inside[0] <= start < inside[1] for start, end in used):
            continue
        before, behind = tokens_before(paragraph, quotation), tokens_behind(paragraph, quotation)
        words = paragraph.text[quotation.first : quotation.last].split()
        alone = not [t for t in (*before, *behind) if not t.is_punct and not t.is_space]
        if alone and len(words) >= _SPEECH_WORDS:
            yield quotation
