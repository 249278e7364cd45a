"""Names of which only so many are told, the others counted."""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.brief.words.language import Language


def some_issues(say: Language, titles: Sequence[str], most: int) -> list[str]:
    """Return so many titles of issues, then how many more there are.

    Examples
    --------
    >>> from pourparler.brief.words.language import language
    >>> some_issues(language("en"), ["Army", "Border", "Flag"], 1)
    ['Army', 'and 2 more issues']
    """
    rest = len(titles) - most
    more = [say.count("and {n} more issue", "and {n} more issues", rest)] if rest > 0 else []
    return [*titles[:most], *more]


def some_parties(say: Language, names: Sequence[str], most: int) -> list[str]:
    """Return so many names of parties, then how many others there are.

    Examples
    --------
    >>> from pourparler.brief.words.language import language
    >>> some_parties(language("en"), ["North", "South"], 1)
    ['North', '1 other party']
    """
    rest = len(names) - most
    more = [say.count("{n} other party", "{n} other parties", rest)] if rest > 0 else []
    return [*names[:most], *more]
