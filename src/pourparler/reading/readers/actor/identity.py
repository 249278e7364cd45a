"""The names that are one person's."""

from __future__ import annotations

import unicodedata


def plain(name: str) -> str:
    """Return a name without accents and case.

    Examples
    --------
    >>> plain("Sergueï")
    'serguei'
    """
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).casefold()


def is_same(one: str, other: str) -> bool:
    """Return whether two names of persons may be one's: the same surname, and first names that do not differ.

    Examples
    --------
    >>> is_same("Odile Marchal", "Marchal"), is_same("Odile Marchal", "Hugo Marchal"), is_same("", "Marchal")
    (True, False, False)
    """
    first, second = plain(one).split(), plain(other).split()
    if not first or not second or first[-1] != second[-1]:
        return False
    if len(first) == 1 or len(second) == 1:
        return True
    return first[0][:4] == second[0][:4]
