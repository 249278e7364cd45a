"""Which issue and options on record some words touch."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from pourparler.domain.ids import IssueId, OptionId
from pourparler.reading.lexicon import lexicon
from pourparler.reading.vocabulary import KnownIssue, Vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:[.,]\d+)*")
_TELLING = 4


class IssueMatch(Struct, frozen=True):
    """An issue on record that words touch, and the options they name.

    Parameters
    ----------
    issue : str, optional
        None where nothing on record is touched: the question is new.
    options : tuple of str
        Those named most fully; empty where the issue is touched and no option named.
    """

    issue: IssueId | None = None
    options: tuple[OptionId, ...] = ()


def issue_in(words: str, vocabulary: Vocabulary, language: str) -> IssueMatch:
    """Return the issue that words touch most, with the options that they name.

    Parameters
    ----------
    words : str
        What a stance is about.
    vocabulary : Vocabulary
        What is on record.
    language : str
        ``en`` or ``fr``: whose small words are passed over.

    Examples
    --------
    >>> from pourparler.reading.vocabulary import KnownIssue, KnownOption
    >>> share = KnownIssue("flow", ("Summer flow",), (KnownOption("flow.half", ("half of the flow",)),))
    >>> issue_in("they would take half of it", Vocabulary(issues=(share,)), "en")
    IssueMatch(issue='flow', options=('flow.half',))
    >>> issue_in("the schools", Vocabulary(issues=(share,)), "en")
    IssueMatch(issue=None, options=())
    """
    roots = stems(words, language)
    scores = [(issue, *_score(issue, roots, language)) for issue in vocabulary.issues]
    best = max(scores, key=lambda one: one[1], default=None)
    if best is None or not best[1]:
        return IssueMatch()
    return IssueMatch(best[0].id, best[2])


def _score(issue: KnownIssue, roots: frozenset[str], language: str) -> tuple[int, tuple[OptionId, ...]]:
    """Return how many telling words of an issue and its options are said, and the options named most fully."""
    own = frozenset[str]().union(*(stems(words, language) for words in issue.words))
    counts: dict[OptionId, int] = {}
    for option in issue.options:
        for words in option.words:
            telling = stems(words, language) - own
            if telling and telling <= roots:
                counts[option.id] = max(counts.get(option.id, 0), len(telling))
    most = max(counts.values(), default=0)
    options = tuple(option for option, count in counts.items() if count == most)
    general = sum(len(word) >= _TELLING for word in own & roots)
    return 2 * most + general, options


def stems(words: str, language: str) -> frozenset[str]:
    """Return the words that matter, in small letters, without the endings of gender and number.

    Examples
    --------
    >>> sorted(stems("Les deux tiers du débit", "fr"))
    ['deux', 'débit', 'tier']
    """
    every = (match.group().casefold() for match in _WORD.finditer(words))
    return frozenset(_stem(word) for word in every if word not in _stopwords(language))


def _stem(word: str) -> str:
    for ending in ("es", "s", "e", "x"):
        if word.endswith(ending) and len(word) - len(ending) >= _TELLING:
            return word.removesuffix(ending)
    return word


@cache
def _stopwords(language: str) -> frozenset[str]:
    return frozenset(lexicon(language, "stances")["stopwords"].split())
