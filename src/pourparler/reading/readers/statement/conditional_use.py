"""Whether a French conditional reports what others say, or supposes, foresees, or asks politely."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pourparler.reading.grammar.verb import is_verb
from pourparler.reading.readers.statement.conditional import Conditional, conditionals
from pourparler.reading.readers.statement.supposition import (
    listed,
    matches,
    supposed_beside,
    supposed_by_subject,
    supposes,
)
from pourparler.reading.report import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Token

_TENSED_PAST = ("Past", "Imp")
_QUE = {"que", "qu'", "qu’"}


def conditional_uses(paragraph: Paragraph) -> Iterator[tuple[Conditional, bool]]:
    """Yield the conditionals of a paragraph, each with whether it is that of report."""
    last: tuple[Conditional, bool] | None = None
    for form in conditionals(paragraph.doc):
        hearsay = _is_hearsay(form, paragraph, last)
        yield form, hearsay
        last = (form, hearsay) if _opener(form) is None else None


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
    if lemma in listed("past_modals") or (lemma in listed("modals") and not form.compound):
        return False
    if lemma == "vouloir" and not form.compound:
        return False
    if lemma in listed("seeming") or _is_said_of_words(form):
        return True
    if paragraph.quotation_at(form.finite.idx) is not None or supposed_beside(form) or _appraises(form):
        return False
    return _governed(form) if _opener(form) is not None else _free(form, paragraph, last)


def is_over(form: Conditional) -> bool:
    """Return whether it is told as over: *aurait accepté*, *serait parvenu*, *se serait plaint*; not *serait exclu*."""
    if not form.compound:
        return False
    if form.finite.lower_.startswith("aur"):
        return True
    before = [t.lower_ for t in form.finite.doc[max(0, form.finite.i - 2) : form.finite.i]]
    return form.verb.lemma_.lower() in listed("être_verbs") or bool({"se", "s'", "s’"} & set(before))


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
    if verb is None:
        return True
    return not _is_past(verb) and verb.lemma_.lower() not in listed("opinions")


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
    if matches("sources", sentence.text):
        return True
    if lemma in listed("consequences") or supposed_by_subject(form):
        return False
    if last is not None and _next_to(last[0], form):
        return last[1]
    near = paragraph.text[max(0, sentence.start_char - 200) : sentence.end_char + 100]
    return matches("sources", near) or not _supposes_near(form, paragraph)


def _next_to(before: Conditional, form: Conditional) -> bool:
    ends = sum(t.is_sent_start is True for t in form.finite.doc[before.finite.i + 1 : form.finite.i + 1])
    return ends <= 1


def _supposes_near(form: Conditional, paragraph: Paragraph) -> bool:
    sentence = form.finite.sent
    before = [s for s in paragraph.doc.sents if s.end <= sentence.start][-3:]
    return any(supposes(s) for s in before)


def _is_said_of_words(form: Conditional) -> bool:
    """Return whether its clause says what some words say: "les informations selon lesquelles il aurait…"."""
    before = form.finite.doc[max(form.finite.sent.start, form.finite.i - 8) : form.finite.i]
    return any(t.lower_ == "selon" and t.nbor().lower_.startswith(("laquel", "lesquel", "lequel")) for t in before)


def _appraises(form: Conditional) -> bool:
    """Return whether it judges what might have been: "il aurait été possible"."""
    after = form.verb.doc[form.verb.i + 1 : form.verb.i + 3]
    been = form.verb.lower_ == "été" or form.verb.lemma_.lower() == "être"
    return been and any(t.lemma_.lower() in listed("appraisals") for t in after)
