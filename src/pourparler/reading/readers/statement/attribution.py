"""How a report attributes what was said: on record, by a text, by somebody unnamed, by its author."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

from pourparler.domain.evidence import Attribution
from pourparler.reading.grammar.phrase import noun_phrase, words_of
from pourparler.reading.lexicon import lexicon
from pourparler.reading.readers.statement.saying import Saying

if TYPE_CHECKING:
    from spacy.tokens import Token

_BY_NOUN = (
    ("leaks", Attribution.LEAK),
    ("readouts", Attribution.OFFICIAL_READOUT),
    ("texts", Attribution.OFFICIAL_TEXT),
    ("analysts", Attribution.ANALYSTS_INFERENCE),
    ("anonymous", Attribution.ANONYMOUS),
)


def attribution_of(saying: Saying, language: str) -> Attribution:
    """Return how a statement is attributed.

    Notes
    -----
    Nobody named: anonymous. The author's *I*: the author's inference. A state's own outlet, then the noun that heads
    the source, decide what is left; a rank without a name is background. Everybody else is on record.
    """
    head = saying.speaker
    if head is None:
        return Attribution.ANONYMOUS
    if is_author(head, language):
        return Attribution.AUTHORS_INFERENCE
    words = words_of(head, noun_phrase(head))
    if is_state_media(words):
        return Attribution.STATE_MEDIA
    if _covered(language).search(head.sent.text):
        return Attribution.BACKGROUND
    if _is_name(head):
        return Attribution.ON_RECORD
    lemma = head.lemma_.lower()
    for key, attribution in _BY_NOUN:
        if lemma in _listed(language, key):
            return attribution
    if lemma in _listed(language, "background") and _is_indefinite(head, language) and not _names(head):
        return Attribution.BACKGROUND
    return Attribution.ON_RECORD


def is_state_media(words: str) -> bool:
    """Return whether words name an outlet that a state owns or runs.

    Examples
    --------
    >>> is_state_media("the agency TASS"), is_state_media("the Gazette")
    (True, False)
    """
    return _state_media().search(words) is not None


def is_author(head: Token, language: str) -> bool:
    """Return whether a word is the report's own *I*."""
    return head.lower_ in _listed(language, "author")


def _is_name(head: Token) -> bool:
    return head.pos_ == "PROPN" and head.lower_ != head.text


def _names(head: Token) -> bool:
    """Return whether a noun phrase holds a name in apposition."""
    start, end = noun_phrase(head)
    return any(t.pos_ == "PROPN" and t.ent_type_ in ("PER", "PERSON") for t in head.doc if start <= t.idx < end)


def _is_indefinite(head: Token, language: str) -> bool:
    determiners = [c.lower_ for c in head.children if c.dep_ in ("det", "nummod", "amod")]
    first = head.doc[head.left_edge.i]
    return bool({*determiners, first.lower_} & _listed(language, "indefinite")) or not determiners


@cache
def _listed(language: str, key: str) -> frozenset[str]:
    return frozenset(lexicon(language, "attribution")[key].split())


@cache
def _covered(language: str) -> re.Pattern[str]:
    return re.compile("|".join(lexicon(language, "attribution")["covered"]), re.IGNORECASE)


@cache
def _state_media() -> re.Pattern[str]:
    text = files("pourparler.reading").joinpath("words", "state_media.yaml").read_text(encoding="utf-8")
    listed = yaml.safe_load(text)
    names = "|".join(map(re.escape, listed["names"]))
    return re.compile(rf"\b(?:{names})\b|(?i:{'|'.join(listed['kinds'])})")
