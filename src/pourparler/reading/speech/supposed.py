"""Whether a French conditional reports what others say, or supposes, foresees, or asks politely."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from pourparler.reading.lexicon import lexicon
from pourparler.reading.report import Paragraph
from pourparler.reading.speech.conditional import Conditional, conditionals
from pourparler.reading.speech.grammar import is_verb

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_TENSED_PAST = ("Past", "Imp")
_QUE = {"que", "qu'", "qu’"}
_RELATIVE = {"qui", "où", "dont", "lequel", "laquelle", "lesquels", "lesquelles"}
_NEUTRAL = {"ce", "cela", "c'", "c’", "ça", "ceci"}


def hearsay(paragraph: Paragraph) -> Iterator[tuple[Conditional, bool]]:
    """Yield the conditionals of a paragraph, each with whether it is that of report."""
    last: tuple[Conditional, bool] | None = None
    for form in conditionals(paragraph.doc):
        told = _is_hearsay(form, paragraph, last)
        yield form, told
        last = (form, told)


def _is_hearsay(form: Conditional, paragraph: Paragraph, last: tuple[Conditional, bool] | None) -> bool:
    """Return whether a conditional is that of report.

    Notes
    -----
    In this order: modal verbs report nothing; within a quotation the speaker supposes; beside *si* or *en cas de* the
    author does; behind *que* and a verb in the past, a simple conditional is the future seen from the past. What is
    left is hearsay where it is told as over, where a source or another such conditional stands near, or where nothing
    near it supposes; in a row of them, a simple one is what the one before it was.
    """
    lemma = form.verb.lemma_.lower()
    if lemma in _listed("past_modals") or (lemma in _listed("modals") and not form.compound):
        return False
    if lemma == "vouloir" and not form.compound:
        return False
    if lemma in _listed("seeming"):
        return True
    if paragraph.quotation_at(form.finite.idx) is not None or _supposes(form.finite.sent):
        return False
    return _governed(form) if _opener(form) is not None else _free(form, paragraph, last)


def is_over(form: Conditional) -> bool:
    """Return whether it is told as over: *aurait accepté*, *serait parvenu*, *se serait plaint*; not *serait exclu*."""
    if not form.compound:
        return False
    if form.finite.lower_.startswith("aur"):
        return True
    before = [t.lower_ for t in form.finite.doc[max(0, form.finite.i - 2) : form.finite.i]]
    return form.verb.lemma_.lower() in _listed("être_verbs") or bool({"se", "s'", "s’"} & set(before))


def _supposes(sentence: Span) -> bool:
    if any(t.lower_ in {"si", "s'", "s’"} and _is_if(t) for t in sentence):
        return True
    return _matches("hypotheses", sentence.text)


def _is_if(token: Token) -> bool:
    """Return whether *si* opens a condition, not a question ("demander si") or a degree ("si grand")."""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    if after is None or after.pos_ in ("ADJ", "ADV"):
        return False
    if token.lower_ != "si":
        return after.lower_ in {"il", "ils"}
    return not (token.head.dep_ == "ccomp" and token.head.head.i < token.i)


def _opener(form: Conditional) -> Token | None:
    """Return the *que* of the clause that a conditional stands in; none where it stands in no such clause."""
    sentence = form.finite.sent
    for token in reversed(form.finite.doc[sentence.start : form.finite.i]):
        if token.lower_ in _QUE and token.pos_ in ("SCONJ", "PRON"):
            return None if _is_relative(token) or _is_negation(token) else token
        if (
            token.text in {";", ":"}
            or token.lower_ in {"qui", "dont", "où"}
            or token.lower_.endswith(("quel", "quels"))
        ):
            return None
        if (
            is_verb(token)
            and _is_finite(token)
            and token.head is not form.verb
            and not _conditional_beside(token, form)
        ):
            return None
    return None


def _is_relative(que: Token) -> bool:
    after = que.nbor() if que.i + 1 < len(que.doc) else que
    return que.pos_ == "PRON" and after.pos_ != "ADP"


def _is_negation(que: Token) -> bool:
    return any(t.lower_ in {"ne", "n'", "n’"} for t in que.doc[max(0, que.i - 4) : que.i])


def _conditional_beside(token: Token, form: Conditional) -> bool:
    """Return whether a verb stands in the same clause, coordinated with the conditional."""
    return form.verb.dep_ == "conj" or token.head is form.verb or form.verb in token.subtree


def _is_finite(token: Token) -> bool:
    return "Fin" in token.morph.get("VerbForm", [])


def _governed(form: Conditional) -> bool:
    """Return whether a conditional behind *que* reports: not the future seen from a verb in the past."""
    if is_over(form):
        return True
    opener = _opener(form)
    verb = _matrix(opener) if opener is not None else None
    return verb is None or not _is_past(verb)


def _matrix(opener: Token) -> Token | None:
    """Return the verb before a *que*; the verb it complements by the order of words."""
    for token in reversed(opener.doc[opener.sent.start : opener.i]):
        if is_verb(token):
            return token
    return None


def _is_past(verb: Token) -> bool:
    if "Part" in verb.morph.get("VerbForm", []):
        return "Pres" not in verb.morph.get("Tense", [])
    return any(tense in verb.morph.get("Tense", []) for tense in _TENSED_PAST)


def _free(form: Conditional, paragraph: Paragraph, last: tuple[Conditional, bool] | None) -> bool:
    """Return whether a conditional in a main or a relative clause reports."""
    if is_over(form):
        return True
    lemma, sentence = form.verb.lemma_.lower(), form.finite.sent
    if _matches("sources", sentence.text):
        return True
    if lemma in _listed("consequences") or _neutral_subject(form) or _of_plan(form):
        return False
    if last is not None and _next_to(last[0], form):
        return last[1]
    near = paragraph.text[max(0, sentence.start_char - 200) : sentence.end_char + 100]
    return _matches("sources", near) or not _supposes_near(form, paragraph)


def _next_to(before: Conditional, form: Conditional) -> bool:
    ends = sum(t.is_sent_start is True for t in form.finite.doc[before.finite.i + 1 : form.finite.i + 1])
    return ends <= 1


def _of_plan(form: Conditional) -> bool:
    """Return whether a conditional stands in a relative clause that says what a plan would bring."""
    doc = form.finite.doc
    for token in reversed(doc[form.finite.sent.start : form.finite.i]):
        if token.lower_ in _RELATIVE:
            noun = next(
                (t for t in reversed(doc[max(0, token.i - 8) : token.i]) if t.lemma_.lower() in _listed("plans")), None
            )
            return noun is not None
        if token.text == ",":
            return False
    return False


def _neutral_subject(form: Conditional) -> bool:
    before = form.finite.doc[max(0, form.finite.i - 3) : form.finite.i]
    return any(t.lower_ in _NEUTRAL for t in before)


def _supposes_near(form: Conditional, paragraph: Paragraph) -> bool:
    sentence = form.finite.sent
    before = [s for s in paragraph.doc.sents if s.end <= sentence.start][-3:]
    return any(_supposes(s) for s in before) or any(
        t.lower_ in {"une", "un"} and t.i == sentence.start for t in sentence[:1]
    )


def _matches(key: str, text: str) -> bool:
    return _pattern(key).search(text) is not None


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(lexicon("fr", "conditional")[key].split())


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile("|".join(lexicon("fr", "conditional")[key].split()), re.IGNORECASE)
