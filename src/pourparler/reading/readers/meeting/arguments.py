"""Who takes part in an encounter, by the grammar of its trigger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pourparler.reading.grammar.relation import GRAMMARS, below
from pourparler.reading.grammar.subject import subject_cut_off
from pourparler.reading.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


def members(head: Token) -> Iterator[Token]:
    """Yield whose delegations met: of "the delegations of A and of B" the two; of any other noun itself."""
    of = [c for c in head.children if c.dep_ == "nmod" and any(j.dep_ == "conj" for j in c.children)]
    if head.pos_ == "NOUN" and "Plur" in head.morph.get("Number", []) and of:
        yield from coordinated(of[0])
    else:
        yield head


def coordinated(head: Token) -> Iterator[Token]:
    """Yield a noun and those joined to it."""
    yield head
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON"):
            yield from coordinated(child)
        elif child.dep_ == "nmod" and head.pos_ == "NOUN":
            # The parser hangs "and the B's C" on the nearest noun, one level too deep.
            yield from (n for n in child.children if n.dep_ == "conj" and any(c.dep_ == "cc" for c in n.children))


def under(token: Token, prepositions: Iterable[str]) -> Iterator[Token]:
    """Yield the nouns that hang on a word by one of some prepositions, in either parse."""
    words = frozenset(prepositions)
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in words:
            yield from (noun for noun in child.children if noun.dep_ == "pobj")
        elif any(case.dep_ == "case" and case.lower_ in words for case in child.children):
            yield child
        elif child.pos_ == "ADJ" or child.ent_type_ in ("DATE", "TIME"):
            yield from under(child, words)


def subjects(verb: Token, language: str) -> Iterator[Token]:
    """Yield the subjects of a verb, its own or those of the verb it is joined to or hangs on."""
    grammar, at = GRAMMARS[language], verb
    lost = subject_cut_off(verb)
    if lost is not None:
        yield lost
        return
    for _ in range(4):
        own = [s for s in below(at, grammar.subjects) if s.lower_ not in ("qui", "who", "which", "that")]
        if own:
            yield from own
            return
        if at.dep_ in (*grammar.relatives, "acl"):
            yield at.head
            return
        if at.dep_ not in ("conj", "xcomp", "advcl", "acl", "obl:mod") or at.head is at:
            return
        at = at.head


def arguments(trigger: Token, language: str) -> list[Token]:
    """Return the heads of those who take part."""
    words, grammar = lexicon(language, "meetings"), GRAMMARS[language]
    heads = list(under(trigger, words["with"]))
    verb = trigger if trigger.pos_ in ("VERB", "AUX") else _light(trigger, language)
    if verb is not None:
        heads += subjects(verb, language)
        heads += under(verb, words["with"])
        heads += [n for c in verb.children if c.dep_ == "obl:mod" and c.pos_ == "NOUN" for n in under(c, words["with"])]
        if verb.lemma_.lower() in words["to"]:
            heads += under(verb, ("à", "au", "aux", "to"))
        if verb is trigger:
            heads += [o for o in below(verb, grammar.objects) if o.pos_ in ("NOUN", "PROPN", "PRON")]
            heads += [n for agent in below(verb, grammar.agents) for n in (agent, *below(agent, frozenset({"pobj"})))]
    elif trigger.pos_ == "NOUN":
        heads += under(trigger, ("de", "du", "d'", "d’", "of"))
        beside = ("compound", "nmod", "poss", "appos")
        heads += [c for c in trigger.children if c.pos_ == "PROPN" and c.dep_ in beside and not _is_cased(c)]
    if verb is trigger:
        heads += _named_next(trigger)
    joined = (token for head in heads for token in coordinated(head) if token is not trigger)
    every = {member.i: member for token in joined for member in members(token)}
    return [every[i] for i in sorted(every)]


def _is_cased(noun: Token) -> bool:
    return any(c.dep_ == "case" for c in noun.children)


def _named_next(verb: Token) -> list[Token]:
    """Return the name right behind a verb, wherever the parser hung it."""
    after = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    return [after] if after.pos_ == "PROPN" and after.dep_ in ("appos", "nsubj", "dep", "nmod") else []


def _light(noun: Token, language: str) -> Token | None:
    verb = noun.head
    is_object = noun.dep_ in GRAMMARS[language].objects
    return verb if is_object and verb.lemma_.lower() in lexicon(language, "meetings")["light"] else None
