"""From a word of the parse to the words of the text: noun phrases, verb groups, clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pourparler.reading.grammar.extent import Extent, extent
from pourparler.reading.grammar.relation import Grammar
from pourparler.reading.grammar.verb import is_verb

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

_OUTSIDE = frozenset({"relcl", "acl:relcl", "acl", "parataxis", "advcl", "ccomp", "punct", "dep", "cc", "prep_clause"})
RELATIVE = frozenset({"who", "that", "which", "qui", "lequel", "laquelle", "lesquels", "lesquelles"})
_CIRCUMSTANCES = frozenset(
    {
        "à",
        "en",
        "dans",
        "lors",
        "depuis",
        "après",
        "avant",
        "devant",
        "sur",
        "chez",
        "pour",
        "in",
        "at",
        "on",
        "during",
        "after",
        "before",
        "since",
    }
)
_LONGEST = 40


def noun_phrase(head: Token) -> Extent:
    """Return a noun with its articles, titles, appositions and what belongs to it, without relative clauses.

    Parameters
    ----------
    head : Token
        The noun, name or pronoun.
    """
    return extent(contiguous(head, list(_nominal(head))))


def words_of(head: Token, stretch: Extent) -> str:
    """Return the words of a phrase by its head's sentence: a whole text's words are put together anew at every call."""
    sentence = head.sent
    words: str = sentence.text[stretch[0] - sentence.start_char : stretch[1] - sentence.start_char]
    return words


def source_phrase(head: Token, verb: Token | None) -> Extent:
    """Return a speaker's noun phrase, with the relative pronoun that stands for it before the verb."""
    start, end = _with_apposition(head, *noun_phrase(head))
    if verb is not None and verb.i > head.i:
        for token in verb.doc[head.i + 1 : verb.i]:
            if token.lower_ in RELATIVE and token.head is verb and token.idx - end <= 3:
                return start, token.idx + len(token.text)
    return start, end


def _with_apposition(head: Token, start: int, end: int) -> Extent:
    """Return a noun phrase with the name that stands behind it between commas."""
    doc = head.doc
    behind = [t for t in doc if t.idx >= end][:2]
    if len(behind) < 2 or behind[0].text != "," or behind[1].pos_ != "PROPN" or head.pos_ == "PROPN":
        return start, end
    last = behind[1]
    while last.i + 1 < len(doc) and doc[last.i + 1].pos_ == "PROPN":
        last = doc[last.i + 1]
    closed = last.i + 1 < len(doc) and doc[last.i + 1].text == ","
    return (start, last.idx + len(last.text)) if closed else (start, end)


def _nominal(head: Token) -> Iterable[Token]:
    yield head
    for child in head.children:
        if _is_circumstance(head, child):
            continue
        if child.dep_ not in _OUTSIDE and not (is_verb(child) and child.dep_ not in ("amod", "compound")):
            yield from _nominal(child)
        elif child.dep_ in ("cc",) or (child.dep_ == "punct" and child.i < head.i + _LONGEST):
            yield child


def _is_circumstance(head: Token, child: Token) -> bool:
    """Return whether words hung on a name say where or when: "Odile Marchal à Genève"; and not a relative's "ce"."""
    if child.pos_ == "PRON" and child.dep_ == "appos":
        return True
    return head.pos_ == "PROPN" and child.i > head.i and child.left_edge.lower_ in _CIRCUMSTANCES


def contiguous(head: Token, tokens: list[Token]) -> list[Token]:
    """Return those of some tokens that stand in one unbroken run around a token, without marks at the ends."""
    places = {t.i: t for t in tokens}
    left = right = head.i
    while left - 1 in places:
        left -= 1
    while right + 1 in places:
        right += 1
    while left < head.i and (places[left].is_punct or places[left].dep_ == "cc"):
        left += 1
    while right > head.i and (places[right].is_punct or places[right].dep_ == "cc"):
        right -= 1
    return [places[i] for i in range(left, right + 1)]


def verb_group(verb: Token, grammar: Grammar) -> Extent:
    """Return a verb with its auxiliaries, negation, clitics and particles, as far as they stand together."""
    tokens = [verb]
    for child in verb.children:
        if (
            child.dep_ in grammar.auxiliaries
            or child.dep_ == "prt"
            or child.tag_ == "TO"
            or (child.pos_ == "PRON" and child.text.startswith("-"))
        ):
            tokens.append(child)
    return extent(_near(verb, tokens))


def _near(verb: Token, tokens: list[Token]) -> list[Token]:
    """Return the tokens that stand by the verb with nothing but adverbs and clitics between."""
    near = [verb]
    for token in sorted(tokens, key=lambda t: abs(t.i - verb.i)):
        low, high = sorted((token.i, verb.i))
        between = verb.doc[low + 1 : high]
        if len(between) <= 4 and all(b.pos_ in ("ADV", "PRON", "AUX", "PART", "SCONJ") or b in tokens for b in between):
            near.append(token)
    return near


def clause(verb: Token, grammar: Grammar, without: Iterable[Token] = ()) -> list[Token]:
    """Return the tokens of a clause in order, without its conjunction and without the subtrees of some tokens."""
    left_out: set[int] = set()
    for token in without:
        left_out.update(t.i for t in token.subtree)
    tokens = [t for t in verb.subtree if t.i not in left_out]
    while (
        tokens and (tokens[0].dep_ in grammar.marks or tokens[0].is_punct or tokens[0].is_space) and tokens[0] != verb
    ):
        tokens = tokens[1:]
    while tokens and (tokens[-1].is_punct or tokens[-1].is_space) and tokens[-1].text not in '»”"’)':
        tokens = tokens[:-1]
    return tokens
