"""Days in the forms that spreadsheets write; which of two numbers is the month is declared, never guessed."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from enum import Enum

from pourparler.errors import SpreadsheetError


class Order(Enum):
    """In which order a sheet's days are written where they are written in numbers, the year last."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv",
            "february feb fevrier fevr fev",
            "march mar mars",
            "april apr avril avr",
            "may mai",
            "june jun juin",
            "july jul juillet juil",
            "august aug aout",
            "september sept sep septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec decembre",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon lundi lun",
            "tuesday tue tues mardi",
            "wednesday wed mercredi mer",
            "thursday thu thurs jeudi jeu",
            "friday fri vendredi ven",
            "saturday sat samedi sam",
            "sunday sun dimanche dim",
        )
    )
    for name in names.split()
}
_LONGEST = 60
_TIME = re.compile(r"(?:t|\s+)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:am|pm|z|[+-]\d{2}:?\d{2})?$")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4})")
_SHORT_YEAR = re.compile(r"\d{1,2}\s*[-/. ]\s*(?:\d{1,2}|[a-z]+)\.?\s*[-/. ]\s*\d{2}|[a-z]+\.? \d{1,2}, ?\d{2}")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|\.)?[\s-]+([a-z]+)\.?,?[\s-]+(\d{4})")
_MONTH_DAY = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_WEEKDAY = re.compile(r"([a-z]+)\.?,?\s+(?=.*\d)")


def read_days(words: str, order: Order | None = None) -> tuple[date, date]:
    """Return the first and the last day that a cell names: one day, or two joined by a slash.

    Parameters
    ----------
    words : str
        ``2025-12-03``, ``3 Dec 2025``, ``3 décembre 2025``, ``December 3, 2025``, each with or without a time of day;
        ``3/12/2025``, ``03.12.2025`` where an order is declared.
    order : Order, optional
        What the sheet's user declared; none: nothing.

    Raises
    ------
    SpreadsheetError
        If it is no day, or one that can be read in two ways and nothing is declared.

    Examples
    --------
    >>> read_days("2025-12-01/2025-12-03")
    (datetime.date(2025, 12, 1), datetime.date(2025, 12, 3))
    >>> read_days("03.12.2025", Order.MONTH_FIRST)[0], read_days("3 Dec 2025")[0]
    (datetime.date(2025, 3, 12), datetime.date(2025, 12, 3))
    """
    whole = _simple(words)
    halves = [(whole[:at], whole[at + 1 :]) for at, mark in enumerate(whole) if mark == "/"]
    for first, last in halves:
        if _looks_like_a_day(first) and _looks_like_a_day(last):
            return _day(first, words, order), _day(last, words, order)
    day = _day(whole, words, order)
    return day, day


def _simple(words: str) -> str:
    if len(words) > _LONGEST:
        raise _no_day(f"{words[:_LONGEST]}…")
    plain = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())


def _looks_like_a_day(words: str) -> bool:
    words = _TIME.sub("", words.strip())
    matches = any(form.fullmatch(words) for form in (_YEAR_FIRST, _NUMBERS, _DAY_MONTH, _MONTH_DAY))
    weekday = _WEEKDAY.match(words)
    return matches or bool(weekday and weekday[1] in _WEEKDAYS and _looks_like_a_day(words[weekday.end() :]))


def _day(simple: str, words: str, order: Order | None) -> date:
    simple = _TIME.sub("", simple.strip())
    weekday = _WEEKDAY.match(simple)
    if weekday and weekday[1] in _WEEKDAYS:
        day = _day(simple[weekday.end() :], words, order)
        if day.weekday() != _WEEKDAYS[weekday[1]]:
            raise SpreadsheetError(
                "the day {words!r} does not fall on that day of the week", mend="mend it", words=words
            )
        return day
    try:
        return date(*_numbers(simple, words, order))
    except ValueError:
        raise _no_day(words, order) from None


def _numbers(simple: str, words: str, order: Order | None) -> tuple[int, int, int]:
    """Return year, month and day."""
    if match := _YEAR_FIRST.fullmatch(simple):
        return int(match[1]), int(match[3]), int(match[4])
    if match := _NUMBERS.fullmatch(simple):
        if order is None:
            raise SpreadsheetError(
                "the day {words!r} can be read in two ways",
                mend="say which with {option[dates]}, day-first or month-first, or write it as 2025-12-03",
                words=words,
            )
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        return (year, second, first) if order is Order.DAY_FIRST else (year, first, second)
    if (match := _DAY_MONTH.fullmatch(simple)) and match[2] in _MONTHS:
        return int(match[3]), _MONTHS[match[2]], int(match[1])
    if (match := _MONTH_DAY.fullmatch(simple)) and match[1] in _MONTHS:
        return int(match[3]), _MONTHS[match[1]], int(match[2])
    if _SHORT_YEAR.fullmatch(simple):
        raise SpreadsheetError(
            "the year of {words!r} has two digits only", mend="write all four, as in 2025-12-03", words=words
        )
    if re.fullmatch(r"\d+([.,]\d+)?", simple):
        raise SpreadsheetError(
            "a number stands where a day should: {words}",
            mend="format the cell as a date, or write it as 2025-12-03",
            words=words,
        )
    raise _no_day(words, order)


def _no_day(words: str, order: Order | None = None) -> SpreadsheetError:
    if order is None:
        return SpreadsheetError("not a day: {words!r}", mend="write it as 2025-12-03", words=words)
    return SpreadsheetError(
        "not a day: {words!r}, read {order}", mend="write it as 2025-12-03", words=words, order=order.value
    )
