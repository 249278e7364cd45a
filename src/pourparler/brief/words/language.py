"""The language in which a reader is spoken to: every fixed word stands in a gettext catalogue."""

from __future__ import annotations

import gettext
import os
from datetime import date
from functools import cache
from pathlib import Path

from pourparler.domain.interval import Interval
from pourparler.domain.words import Words, in_language
from pourparler.errors import InputError

LANGUAGES = ("en", "fr")
"""The languages spoken; the words of the code are English."""

_CATALOGUES = Path(__file__).parent.parent.parent / "locale"


class Language:
    """A language in which a reader is spoken to.

    Parameters
    ----------
    code : str
        ``en`` or ``fr``.

    Raises
    ------
    InputError
        If the language is not spoken.

    Examples
    --------
    >>> Language("fr")("contested")
    'contestée'
    >>> Language("fr").day(date(2025, 12, 1))
    '1er décembre 2025'
    """

    def __init__(self, code: str) -> None:
        if code not in LANGUAGES:
            raise InputError(
                "no such language: {code}", mend="choose one of {known}", code=code, known=", ".join(LANGUAGES)
            )
        self.code = code
        self._catalogue = gettext.translation("pourparler", _CATALOGUES, [code], fallback=code == "en")

    def __call__(self, words: str, **fields: object) -> str:
        """Return words of the code in this language, their placeholders filled."""
        text = self._catalogue.gettext(words) if words else ""
        return text.format(**fields) if fields else text

    def count(self, one: str, many: str, number: int, **fields: object) -> str:
        """Return the form that goes with a number, the number filled in as ``{n}``, other placeholders by name."""
        return self._catalogue.ngettext(one, many, number).format(n=number, **fields)

    def of(self, words: Words) -> str:
        """Return words of the record in this language, where the record has them."""
        return in_language(words, self.code)

    def day(self, day: date) -> str:
        """Return a day in words."""
        number = "1er" if self.code == "fr" and day.day == 1 else str(day.day)
        return f"{number} {self._months()[day.month - 1]} {day.year}"

    def days(self, days: Interval) -> str:
        """Return an interval in words, without repeating what is the same at both ends."""
        first, last = days.earliest, days.latest
        if first == last:
            return self.day(last)
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{self.day(last)}"
        return f"{self.day(first)} – {self.day(last)}"

    def days_ago(self, days: int) -> str:
        """Return how long ago something was, in words; empty for the day itself.

        Examples
        --------
        >>> Language("en").days_ago(41), Language("fr").days_ago(1), Language("en").days_ago(0)
        ('41 days ago', 'il y a 1 jour', '')
        """
        return self.count("{n} day ago", "{n} days ago", days) if days > 0 else ""

    def short_day(self, day: date) -> str:
        """Return a day and its month, shortened."""
        number = "1er" if self.code == "fr" and day.day == 1 else str(day.day)
        month = self._months()[day.month - 1]
        if len(month) <= 4:
            return f"{number} {month}"
        letters = 4 if self.code == "fr" and day.month in (1, 2, 7, 9) else 3
        return f"{number} {month[:letters]}{'.' if self.code == 'fr' else ''}"

    def _months(self) -> tuple[str, ...]:
        return (
            self("January"),
            self("February"),
            self("March"),
            self("April"),
            self("May"),
            self("June"),
            self("July"),
            self("August"),
            self("September"),
            self("October"),
            self("November"),
            self("December"),
        )

    @property
    def colon(self) -> str:
        """The language's colon, with the spaces around it."""
        return "\u202f: " if self.code == "fr" else ": "

    @property
    def semicolon(self) -> str:
        """The language's semicolon, with the spaces around it."""
        return "\u202f; " if self.code == "fr" else "; "

    def list(self, items: list[str]) -> str:
        """Return items as a list in a sentence: ``a, b and c``."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self('and')} {items[-1]}"


@cache
def language(code: str) -> Language:
    """Return a language, its catalogue read once."""
    return Language(code)


def spoken() -> Language:
    """Return the language that the environment asks for; English where it asks for none that is spoken."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "")[:2].lower()
        if code in LANGUAGES:
            return language(code)
        if code:
            break
    return language("en")
