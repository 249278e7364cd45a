"""Who speaks: the subject of a cue, by grammar first and by the order of words where the parser errs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pourparler.reading.speech.grammar import Grammar, first_below, is_verb
from pourparler.reading.speech.phrase import RELATIVE

if TYPE_CHECKING:
    from spacy.tokens import Token

_INHERITING = {"conj", "xcomp", "advcl", "acl", "pcomp", "prep", "ccomp", "pobj", "dep", "parataxis"}
_STEPS = 6


def speaker_of(verb: Token, grammar: Grammar) -> Token | None:
    """Return the head of the words that say who speaks; none where the text does not.

    Parameters
    ----------
    verb : Token
        The cue's verb.
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
    if _is_passive(verb, grammar):
        return _agent(verb, grammar)
    own = _own(verb, grammar)
    if own is not None:
        return antecedent(own, verb, grammar)
    return _following(verb) or _inherited(verb, grammar)


def _is_passive(verb: Token, grammar: Grammar) -> bool:
    return first_below(verb, grammar.passives) is not None or first_below(verb, grammar.passive_subjects) is not None


def _agent(verb: Token, grammar: Grammar) -> Token | None:
    agent = first_below(verb, grammar.agents)
    if agent is None:
        return None
    return next((c for c in agent.children if c.dep_ == "pobj"), agent)


def _own(verb: Token, grammar: Grammar) -> Token | None:
    found = [c for c in verb.children if c.dep_ in grammar.subjects and c.dep_ not in grammar.passive_subjects]
    behind = [c for c in found if c.i > verb.i]
    if behind and _is_inserted(verb):
        return behind[0]
    return _clitic(verb) or (found[0] if found else None)


def _clitic(verb: Token) -> Token | None:
    """Return the inverted pronoun of "a-t-elle dit"; none where there is none."""
    return next((c for c in verb.children if c.pos_ == "PRON" and c.text.startswith("-") and c.lower_ != "-t"), None)


def antecedent(subject: Token, verb: Token, grammar: Grammar) -> Token:
    """Return what a relative pronoun stands for; any other subject as it is."""
    if subject.lower_ in RELATIVE and verb.dep_ in (*grammar.relatives, "acl", "relcl"):
        return verb.head
    return subject


def _following(verb: Token) -> Token | None:
    """Return a subject that stands right behind the verb, although the parser took it for something else."""
    doc = verb.doc
    before = doc[verb.i - 1] if verb.i else None
    group_starts = before is None or before.pos_ in ("PUNCT", "AUX", "ADV", "PRON") or before.is_punct
    after = doc[verb.i + 1] if verb.i + 1 < len(doc) else None
    if not group_starts or after is None or after.is_sent_start:
        return None
    return _inverted(verb, after) if _is_inserted(verb) else None


def _is_inserted(verb: Token) -> bool:
    """Return whether the verb group opens a clause inserted after a comma or a closing mark."""
    at = verb.i - 1
    doc = verb.doc
    while at >= 0 and doc[at].pos_ in ("AUX", "ADV", "PRON") and not doc[at].is_sent_start:
        at -= 1
    return at >= 0 and doc[at].text in {",", "»", "”", '"', "–", "—", "…", "!", "?"}


def _inverted(verb: Token, after: Token) -> Token | None:
    at = after
    for _ in range(3):
        if at.pos_ in ("PROPN", "NOUN", "PRON"):
            return _head(at, verb)
        if at.pos_ not in ("DET", "ADJ", "ADV", "NUM") or at.i + 1 >= len(at.doc):
            return None
        at = at.nbor()
    return None


def _head(token: Token, verb: Token) -> Token:
    """Return the head of the noun phrase that a token opens."""
    while token.head not in (token, verb) and token.head.i > token.i and token.head.pos_ in ("PROPN", "NOUN"):
        token = token.head
    return token


def _inherited(verb: Token, grammar: Grammar) -> Token | None:
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
            subject = first_below(at, grammar.subjects) if passive else _own(at, grammar)
            if subject is not None:
                return antecedent(subject, at, grammar)
    return None
