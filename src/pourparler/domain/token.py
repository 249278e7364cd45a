"""The words of a text as a search compares them: whole words, accents and case folded."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f])*")
_QUOTED = re.compile(r"[\"“„«]([^\"”“»]*)[\"”»]")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")
"""Scripts that set no space between words: each of their characters is a word of its own here."""
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})

Term = tuple[str, ...]
"""Words that must stand one behind the other; mostly a single one."""


class Token(Struct, frozen=True, gc=False):
    """A word where it stands in a text: folded, with its offsets in characters, end exclusive."""

    word: str
    start: int
    end: int


def folded(words: str) -> str:
    """Return words without accents and capitals.

    Examples
    --------
    >>> folded("Élysée"), folded("Cœur"), folded("STRASSE") == folded("Straße")
    ('elysee', 'coeur', True)
    """
    letters = unicodedata.normalize("NFKD", words.casefold().translate(_LETTERS))
    return "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text in order.

    Examples
    --------
    >>> [token.word for token in tokens("l’Ukraine: 800,000 – jusqu'à Kiev")]
    ['l', 'ukraine', '800', '000', 'jusqu', 'a', 'kiev']
    """
    for match in _WORD.finditer(text):
        if not _UNSPACED.search(match[0]):
            yield Token(folded(match[0]), match.start(), match.end())
            continue
        for at, letter in enumerate(match[0], match.start()):
            yield Token(folded(letter), at, at + 1)


def terms(words: str) -> tuple[Term, ...]:
    """Return what somebody looks for: each word alone, those between quotation marks together.

    Examples
    --------
    >>> terms('Prisoners "safe passage"')
    (('safe', 'passage'), ('prisoners',))
    """
    together = [_words(quoted) for quoted in _QUOTED.findall(words)]
    alone = [_words(one) for one in _QUOTED.sub(" ", words).split()]
    return tuple(dict.fromkeys(term for term in (*together, *alone) if term))


def _words(text: str) -> Term:
    return tuple(token.word for token in tokens(text))


def holds(texts: Iterable[Sequence[str]], sought: Iterable[Term]) -> bool:
    """Return whether every term stands in one of several texts, each given as its folded words.

    Examples
    --------
    >>> holds([("all", "for", "all")], [("for", "all")]), holds([("all", "for")], [("for", "all")])
    (True, False)
    """
    kept = list(texts)
    return all(any(_stands(term, text) for text in kept) for term in sought)


def _stands(term: Term, text: Sequence[str]) -> bool:
    if len(term) == 1:
        return term[0] in text
    return any(tuple(text[at : at + len(term)]) == term for at in range(len(text) - len(term) + 1))


def marked(text: str, sought: Iterable[Term]) -> list[tuple[str, bool]]:
    """Return a text in pieces, and whether each is what somebody looks for.

    Examples
    --------
    >>> marked("No Élysée today", [("elysee",)])
    [('No ', False), ('Élysée', True), (' today', False)]
    """
    words = list(tokens(text))
    spans = sorted(
        (words[at].start, words[at + len(term) - 1].end)
        for term in sought
        for at in range(len(words) - len(term) + 1)
        if tuple(token.word for token in words[at : at + len(term)]) == term
    )
    pieces: list[tuple[str, bool]] = []
    done = 0
    for start, end in spans:
        if start >= done:
            pieces += [(text[done:start], False), (text[start:end], True)]
            done = end
    return [piece for piece in (*pieces, (text[done:], False)) if piece[0]]
