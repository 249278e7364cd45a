"""States, by their names, people and capitals."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, cast

from pourparler.reading.lexicon import lexicon


@cache
def by_word(language: str) -> dict[str, str]:
    """Return the state that each name, adjective or capital stands for.

    Examples
    --------
    >>> by_word("fr")["russe"], by_word("en")["Moscow"]
    ('Russie', 'Russia')
    """
    return {
        word: state["names"][0]
        for state in cast("list[dict[str, Any]]", lexicon(language, "states"))
        for word in (*state["people"], *state["capitals"], *state["names"])
    }


@cache
def pattern(language: str) -> re.Pattern[str]:
    """Return the pattern of the names and capitals of states."""
    states = cast("list[dict[str, Any]]", lexicon(language, "states"))
    words = sorted((w for s in states for w in (*s["names"], *s["capitals"])), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, words)) + r")(?![\w-])")


def state_in(words: str, language: str) -> str:
    """Return the first state that some words name; empty where they name none.

    Examples
    --------
    >>> state_in("le ministre russe", "fr")
    'Russie'
    """
    table = by_word(language)
    for word in re.findall(r"[\w.’'-]+", words):
        if word in table:
            return table[word]
    return ""
