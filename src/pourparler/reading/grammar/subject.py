"""Who does what a verb tells: its subject, by grammar first and by the order of words where the parser errs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pourparler.reading.grammar.phrase import RELATIVE
from pourparler.reading.grammar.relation import Grammar, first_below
from pourparler.reading.grammar.verb import is_participle, is_verb
from pourparler.reading.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_INHERITING = {"conj", "xcomp", "advcl", "acl", "pcomp", "prep", "ccomp", "pobj", "dep", "parataxis"}
_OPENS = {"AUX", "VERB", "PRON", "ADV"}
_STEPS = 6
_INVERTED = 8


def subject_of(verb: Token, grammar: Grammar) -> Token | None:
    """Return the head of the words that say who does what a verb tells; none where the text does not.

    Parameters
    ----------
    verb : Token
        For instance a verb of saying: its subject is who speaks.
    grammar : Grammar
        The language's relations.

    Notes
    -----
    In order: an agent ("par X"), the verb's own subject (a relative pronoun stands for its antecedent), a subject
    that follows it, and the subject of the verb it hangs on.
    """
    clitic = _clitic(verb)
    if clitic is not None:
        return clitic
    if is_participle(verb):
        return _inherited_subject(verb, grammar) or _subject_before(verb, grammar)
    if _is_passive(verb, grammar):
        return _agent(verb, grammar)
    own = _own_subject(verb, grammar) or subject_cut_off(verb)
    if own is not None:
        return _antecedent(own, verb, grammar)
    return subject_behind(verb) or _inherited_subject(verb, grammar)


def _subject_before(verb: Token, grammar: Grammar) -> Token | None:
    """Return the last subject of a finite verb before a participle in its sentence; none where there is none."""
    for token in reversed(verb.doc[verb.sent.start : verb.i]):
        if token.dep_ in grammar.subjects and token.head.i < verb.i and token.lower_ not in RELATIVE:
            return token
    return None


def _is_passive(verb: Token, grammar: Grammar) -> bool:
    return first_below(verb, grammar.passives) is not None or first_below(verb, grammar.passive_subjects) is not None


def _agent(verb: Token, grammar: Grammar) -> Token | None:
    agent = first_below(verb, grammar.agents)
    if agent is None:
        return None
    return next((c for c in agent.children if c.dep_ == "pobj"), agent)


def _own_subject(verb: Token, grammar: Grammar) -> Token | None:
    own = [c for c in verb.children if c.dep_ in grammar.subjects and c.dep_ not in grammar.passive_subjects]
    behind = [c for c in own if c.i > verb.i]
    if behind and _is_inserted(verb):
        return behind[0]
    return _clitic(verb) or (own[0] if own else None)


def _clitic(verb: Token) -> Token | None:
    """Return the inverted pronoun of "a-t-elle dit"; none where there is none."""
    for child in verb.children:
        if child.text.startswith("-") and child.pos_ in ("PRON", "ADP", "X", "PART", "NOUN"):
            after = child.nbor() if child.i + 1 < len(child.doc) else child
            return after if child.lower_ in {"-t", "-t-"} and after.i < verb.i else child
    return None


def subject_cut_off(verb: Token) -> Token | None:
    """Return a subject that the parser took for a sentence of its own, as in "A and B | have met"; else none."""
    sentence = verb.sent
    if (
        not sentence.start
        or any(c.dep_.startswith("nsubj") for c in verb.children)
        or sentence.start < verb.left_edge.i
    ):
        return None
    before = sentence.doc[sentence.start - 1]
    fragment = before.sent
    nominal = fragment.root.pos_ in ("PROPN", "NOUN") and not any(is_verb(t) for t in fragment)
    return fragment.root if before.pos_ in ("PROPN", "NOUN") and nominal and sentence[0].pos_ in _OPENS else None


def _antecedent(subject: Token, verb: Token, grammar: Grammar) -> Token:
    """Return what a relative pronoun stands for; any other subject as it is."""
    if subject.lower_ not in RELATIVE:
        return subject
    if verb.dep_ in (*grammar.relatives, "acl", "relcl"):
        return verb.head
    before = [t for t in verb.doc[max(0, subject.i - 3) : subject.i] if t.pos_ in ("PROPN", "NOUN")]
    return before[-1] if before else subject


def subject_behind(verb: Token) -> Token | None:
    """Return a subject that stands right behind the verb, although the parser took it for something else."""
    doc = verb.doc
    before = doc[verb.i - 1] if verb.i else None
    group_starts = before is None or before.pos_ in ("PUNCT", "AUX", "ADV", "PRON") or before.is_punct
    after = doc[verb.i + 1] if verb.i + 1 < len(doc) else None
    if not group_starts or after is None or after.is_sent_start:
        return None
    return _inverted_subject(verb, after) if _is_inserted(verb) else None


def _is_inserted(verb: Token) -> bool:
    """Return whether the verb group opens a clause inserted after a comma or a closing mark."""
    at = verb.i - 1
    doc = verb.doc
    while at >= 0 and doc[at].pos_ in ("AUX", "ADV", "PRON") and not doc[at].is_sent_start:
        at -= 1
    return at >= 0 and doc[at].text in {",", "»", "”", '"', "–", "—", "…", "!", "?"}


def _inverted_subject(verb: Token, after: Token) -> Token | None:
    at, addressed = after, False
    for _ in range(_INVERTED):
        named = at.pos_ in ("PROPN", "NOUN", "PRON") and not is_day(at)
        if named and not addressed:
            return _head_of_phrase(at, verb)
        if at.pos_ in ("PUNCT", "VERB", "SCONJ") or at.i + 1 >= len(at.doc):
            return None
        # "a dit aux journalistes X": whom it was said to stands between.
        addressed = at.pos_ == "ADP" or (addressed and not named)
        at = at.nbor()
    return None


def is_day(token: Token) -> bool:
    """Return whether a noun only says when: "a déclaré mardi le ministre"."""
    return token.lower_ in _days(token.lang_)


@cache
def _days(language: str) -> frozenset[str]:
    """Return the words that say when, and may stand between a verb and its subject: "a déclaré mardi le ministre"."""
    return frozenset(lexicon(language, "dates")["weekdays"]) | {"soir", "matin", "après-midi", "hier"}


def _head_of_phrase(token: Token, verb: Token) -> Token:
    """Return the head of the noun phrase that a token opens."""
    while token.head not in (token, verb) and token.head.i > token.i and token.head.pos_ in ("PROPN", "NOUN"):
        token = token.head
    return token


def _inherited_subject(verb: Token, grammar: Grammar) -> Token | None:
    """Return the subject of the nearest verb above that has one."""
    at = verb
    for _ in range(_STEPS):
        if at.dep_ not in _INHERITING or at.head is at:
            return None
        if at.dep_ in ("acl",) and not is_verb(at.head):
            return at.head
        at = at.head
        if is_verb(at) or at.pos_ == "ADJ":
            passive = _is_passive(at, grammar)
            subject = first_below(at, grammar.subjects) if passive else _own_subject(at, grammar)
            if subject is not None:
                return _antecedent(subject, at, grammar)
    return None
