"""Counts of the parts of a draft: "from 28 to 19 points", "a 28-point plan", «un plan en 28 points»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from pourparler.reading.grammar.extent import Extent
from pourparler.reading.lexicon import lexicon

_NEAR = 160


@dataclass(frozen=True)
class Count:
    """A count of parts; extents are offsets in the text looked at.

    Parameters
    ----------
    whole : Extent
        All its words.
    topic : Extent
        What is counted.
    figure : Extent
        The number asserted for now.
    earlier, draft : Extent, optional
        The number before, and the draft as written; none where neither is told.
    """

    whole: Extent
    topic: Extent
    figure: Extent
    earlier: Extent | None = None
    draft: Extent | None = None


def counts(text: str, language: str) -> Iterator[Count]:
    """Yield the counts of a draft's parts in a text, none within another.

    Examples
    --------
    >>> text = "The plan was cut from 12 to 9 points."
    >>> [text[slice(*count.figure)] for count in counts(text, "en")]
    ['9']
    >>> list(counts("The party lost 9 points in the polls.", "en"))
    []
    """
    extents: list[Extent] = []
    for pattern in _patterns(language):
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in extents):
                continue
            draft = _held(match, "draft") or _draft_near(text, match.span(), language)
            if draft is None or _is_other(text, match.end(), language):
                continue
            extents.append(match.span())
            yield Count(match.span(), match.span("topic"), match.span("figure"), _held(match, "earlier"), draft)


def number(words: str, language: str) -> str:
    """Return a number in digits.

    Examples
    --------
    >>> number("Dix-neuf", "fr"), number("28", "fr")
    ('19', '28')
    """
    return str(_numbers(language).get(words.casefold(), words))


def _held(match: re.Match[str], name: str) -> Extent | None:
    return match.span(name) if name in match.re.groupindex and match[name] is not None else None


def _draft_near(text: str, at: Extent, language: str) -> Extent | None:
    """Return the draft named nearest, before the count first; none where none is named near it."""
    before = list(_drafts(language).finditer(text, max(0, at[0] - _NEAR), at[0]))
    if before:
        return before[-1].span()
    after = _drafts(language).search(text, at[1], at[1] + _NEAR // 2)
    return after.span() if after else None


def _is_other(text: str, end: int, language: str) -> bool:
    """Return whether what follows shows that no draft is counted: "points in the polls"."""
    return any(
        word.rstrip("s.,") in _words(language, "not_parts") for word in text[end : end + 40].casefold().split()[:4]
    )


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    part = rf"(?P<topic>(?:{_any(language, 'parts')})s?)"
    draft = rf"(?P<draft>(?:\w+\s)?(?:{_any(language, 'drafts')})s?)"
    figure, earlier = (rf"(?P<{name}>{_number(language)})" for name in ("figure", "earlier"))
    holding = rf"(?:(?:{_any(language, 'holding')})\s)"
    now = rf"(?:(?:{_any(language, 'now')})\s){{0,2}}"
    against = _any(language, "against").replace(r"\-", r"\s").replace("-", r"\s")
    ways = [
        rf"\b(?:{_any(language, 'from')})\s{earlier}(?:\s\w+)?\s(?:{_any(language, 'to')})\s{figure}\s{part}\b",
        rf"\b{figure}\s{part},?\s(?:{against})\s{earlier}\b",
        rf"\b{draft}(?:\s[^\W\d]+){{0,3}}?\s{now}{holding}{now}{figure}\s{part}\b",
        rf"\b(?:les|the)\s{figure}\s(?:\w+\s)?{part}(?:\s\w+)?\s(?:du|de\sla|de\sce|de\sl['’]|of\sthe|in\sthe)\s?{draft}",
    ]
    if language == "en":
        ways.insert(2, rf"\b{figure}-{part}\s(?:\w+\s)?{draft}\b")
    return tuple(re.compile(way, re.IGNORECASE) for way in ways)


@cache
def _drafts(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(language, 'drafts')})s?\b", re.IGNORECASE)


def _any(language: str, key: str) -> str:
    return "|".join(re.escape(word) for word in sorted(_words(language, key), key=len, reverse=True))


def _number(language: str) -> str:
    words = "|".join(sorted(map(re.escape, _numbers(language)), key=len, reverse=True))
    return rf"(?:\d{{1,3}}|{words})"


@cache
def _words(language: str, key: str) -> frozenset[str]:
    return frozenset(lexicon(language, "claims")[key].split())


@cache
def _numbers(language: str) -> dict[str, int]:
    text = files("pourparler.reading").joinpath("words", "numbers.yaml").read_text(encoding="utf-8")
    languages: dict[str, Any] = yaml.safe_load(text)
    return {str(word): int(value) for word, value in languages[language].items()}
