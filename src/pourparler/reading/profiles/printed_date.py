"""Days as reports print them, in French and English."""

from __future__ import annotations

import re
from datetime import date

_FRENCH = ("janv", "fév", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc")
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?i:janvier|janv|février|fevrier|févr|fév|mars|avril|avr|mai|juin|juillet|juil|août|aout|septembre|sept|octobre"
    r"|oct|novembre|nov|décembre|decembre|déc|january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul|august"
    r"|aug|september|sep|october|november|december|dec)\.?"
)
_WEEKDAY = (
    r"(?:(?i:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday"
    r"|sunday|mon|tue|wed|thu|fri|sat|sun)\.?,?\s+)?"
)
_SHAPES = (
    r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)",
    r"(?P<y>(?:19|20)\d\d)/(?P<m>\d\d?)/(?P<d>\d\d?)(?!\d)",
    rf"{_WEEKDAY}(?P<d>\d\d?)(?i:er|st|nd|rd|th)?\s+(?:of\s+)?(?P<w>{_MONTH}),?\s+(?P<y>(?:19|20)\d\d)(?!\d)",
    rf"{_WEEKDAY}(?P<w>{_MONTH})\s+(?P<d>\d\d?)(?i:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)(?!\d)",
    r"(?P<a>\d\d?)(?P<s>[/.-])(?P<b>\d\d?)(?P=s)(?P<y>(?:19|20)\d\d)(?!\d)",
)
DATE = "(?:" + "|".join(re.sub(r"\(\?P=s\)", "[/.-]", re.sub(r"\(\?P<\w>", "(?:", shape)) for shape in _SHAPES) + ")"
"""A regular expression, without named groups, for a printed day with its year."""

_COMPILED = tuple(re.compile(shape) for shape in _SHAPES)


def printed_date(words: str, *, day_first: bool | None) -> date | None:
    """Return the day that words name.

    Parameters
    ----------
    words : str
        A day with its year.
    day_first : bool or None
        Whether ``03/12/2025`` is 3 December; none where the source's habit is not known.

    Returns
    -------
    datetime.date or None
        None where the words name no day, no day of the calendar, or one of two.

    Examples
    --------
    >>> printed_date("mercredi 3 décembre 2025", day_first=None)
    datetime.date(2025, 12, 3)
    >>> printed_date("03/12/2025", day_first=True)
    datetime.date(2025, 12, 3)
    >>> print(printed_date("03/12/2025", day_first=None))
    None
    """
    words = " ".join(words.split())
    for shape in _COMPILED:
        if match := shape.fullmatch(words):
            return _day(match.groupdict(), day_first)
    return None


def _day(parts: dict[str, str], day_first: bool | None) -> date | None:
    year = int(parts["y"])
    if "a" in parts:
        return _either(year, int(parts["a"]), int(parts["b"]), day_first)
    return _calendar(year, _month(parts["w"]) if "w" in parts else int(parts["m"]), int(parts["d"]))


def _either(year: int, first: int, second: int, day_first: bool | None) -> date | None:
    """Return the day of two numbers; where both orders are possible and the habit is not known, none."""
    if first > 12 or second > 12 or first == second:
        day_first = first > 12
    if day_first is None:
        return None
    return _calendar(year, second, first) if day_first else _calendar(year, first, second)


def _month(words: str) -> int:
    word = words.lower().replace("û", "u").replace("é", "e")
    for names in (_FRENCH, _ENGLISH):
        for number, name in enumerate(names, start=1):
            if word.startswith(name.replace("û", "u").replace("é", "e")):
                return number
    return 0


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
