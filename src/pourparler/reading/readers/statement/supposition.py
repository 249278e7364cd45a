"""What shows that a French conditional supposes: *si*, *en cas de*, an indefinite subject, what a plan would bring."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pourparler.reading.grammar.speaker import can_speak
from pourparler.reading.lexicon import lexicon
from pourparler.reading.readers.statement.conditional import Conditional

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_RELATIVE = {"qui", "où", "dont", "lequel", "laquelle", "lesquels", "lesquelles"}
_NEUTRAL = {"ce", "cela", "c'", "c’", "ça", "ceci"}
_FIRST = {"je", "j'", "j’", "nous"}
_INDEFINITE = {"un", "une", "tout", "toute", "tel", "telle", "aucun", "aucune"}
_PLUPERFECT = re.compile(r"\b(?:avai(?:s|t|ent)|avions|étai(?:s|t|ent)|étions|eût|fût)\b", re.IGNORECASE)


def supposed_beside(form: Conditional) -> bool:
    """Return whether a condition, or a question, in its own sentence shows that a conditional supposes.

    A conditional told as over goes with *si* and a pluperfect only: «s'il avait plu, le débit aurait suffi».
    """
    sentence = form.finite.sent
    if sentence.text.rstrip().endswith("?"):
        return True
    opened = next((t for t in sentence if t.lower_ in {"si", "s'", "s’"} and _is_if(t)), None)
    if opened is not None:
        rest = sentence.text[opened.idx - sentence.start_char :]
        if not form.compound or _PLUPERFECT.search(rest):
            return True
    before = sentence.text[: form.finite.idx - sentence.start_char]
    return matches("cases", sentence.text) or matches("hypotheses", before)


def supposes(sentence: Span) -> bool:
    """Return whether a sentence opens a supposition that the next may go on with."""
    opened = any(t.lower_ in {"si", "s'", "s’"} and _is_if(t) for t in sentence)
    return opened or matches("cases", sentence.text) or matches("hypotheses", sentence.text)


def _is_if(token: Token) -> bool:
    """Return whether *si* opens a condition, not a question ("demander si"), a degree ("si grand"), or *même si*."""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    before = token.nbor(-1).lower_ if token.i else ""
    if after is None or after.pos_ in ("ADJ", "ADV") or before in {"même", "comme"}:
        return False
    if token.lower_ != "si":
        return after.lower_ in {"il", "ils"}
    return not (token.head.dep_ == "ccomp" and token.head.head.i < token.i)


def supposed_by_subject(form: Conditional) -> bool:
    """Return whether the subject of a simple conditional supposes: *cela*, *nous*, *une sortie*, a plan's *qui*."""
    doc = form.finite.doc
    near = {t.lower_ for t in doc[max(form.finite.sent.start, form.finite.i - 3) : form.finite.i]}
    return bool(near & (_NEUTRAL | _FIRST)) or _is_indefinite(form) or _of_plan(form)


def _is_indefinite(form: Conditional) -> bool:
    """Return whether the subject is a thing that is not known to be: "une sortie serait…", "toute attaque…"."""
    subject = next((c for c in form.verb.children if c.dep_.startswith("nsubj") and c.i < form.finite.i), None)
    if subject is None or subject.pos_ == "PRON" or can_speak(subject, "fr"):
        return False
    return any(c.lower_ in _INDEFINITE for c in subject.children)


def _of_plan(form: Conditional) -> bool:
    """Return whether a conditional stands in a relative clause that says what a plan would bring."""
    doc = form.finite.doc
    for token in reversed(doc[form.finite.sent.start : form.finite.i]):
        if token.lower_ in _RELATIVE:
            before = doc[max(0, token.i - 8) : token.i]
            return any(t.lemma_.lower() in listed("plans") for t in before)
        if token.text == ",":
            return False
    return False


def matches(key: str, text: str) -> bool:
    """Return whether a text holds one of the listed expressions."""
    return _pattern(key).search(text) is not None


@cache
def listed(key: str) -> frozenset[str]:
    """Return the words listed under a key of ``conditional.yaml``."""
    return frozenset(lexicon("fr", "conditional")[key].split())


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile("|".join(lexicon("fr", "conditional")[key].split()), re.IGNORECASE)
