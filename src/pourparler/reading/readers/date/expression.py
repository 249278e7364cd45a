"""The words that name days, resolved against the day a report bears."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

from msgspec import Struct

from pourparler.domain.candidate import Precision
from pourparler.domain.interval import Interval
from pourparler.reading.lexicon import lexicon
from pourparler.reading.readers.date.calendar import month, nearest_year, season, week, weekday_after, weekday_before


class Expression(Struct, frozen=True):
    """Words that name days: where they stand, what they mean; no days where there is nothing to count from."""

    start: int
    end: int
    precision: Precision
    days: Interval | None
    relative: bool


_Resolved = tuple[Precision, Interval | None, bool]
_Rule = tuple[re.Pattern[str], Callable[[re.Match[str], dict[str, Any], date | None], _Resolved | None]]


def expressions(text: str, language: str, day: date | None) -> Iterator[Expression]:
    """Yield the date expressions of a text, in order; of those that overlap, the one whose rule comes first."""
    words = lexicon(language, "dates")
    every: list[Expression] = []
    for pattern, resolve in _rules(language):
        for match in pattern.finditer(text):
            start, end = match.span("date")
            if any(start < other.end and other.start < end for other in every):
                continue
            try:
                resolved = resolve(match, words, day)
            except ValueError:
                continue
            if resolved is not None:
                every.append(Expression(start, end, *resolved))
    yield from sorted(every, key=lambda one: one.start)


@cache
def _rules(language: str) -> tuple[_Rule, ...]:
    words = lexicon(language, "dates")
    months, weekdays = "|".join(words["months"]), "|".join(words["weekdays"])
    weekday, year = rf"(?:\b(?:{weekdays}),? )?", r"(?:,? (?P<year>(?:19|20)\d\d))?"
    numbers = "|".join([r"\d{1,2}", *words["numbers"]])
    on = {
        "fr": rf"(?P<on>\d{{1,2}})(?:er)? (?P<month>{months}){year}",
        "en": rf"(?:(?P<month>{months}) (?P<on>\d{{1,2}})(?:st|nd|rd|th)?|"
        rf"(?P<on2>\d{{1,2}}) (?P<month2>{months})){year}",
    }[language]
    of = {"fr": r" (?:de )?", "en": r"(?: of|,)? "}[language]
    part = "|".join(words["parts"])
    side = {
        "fr": rf"\b(?P<day>{weekdays})(?: (?P<side>dernier|prochain))?",
        "en": rf"(?:\b(?P<side>last|next) )?\b(?P<day>{weekdays})",
    }[language]
    months_case = "(?-i:" + "|".join(m.capitalize() if language == "en" else m for m in words["months"]) + ")"
    every = (
        (rf"{weekday}\b{on}", _day),
        (rf"\b(?P<month>{months_case})(?:[-–]| à | to )(?P<until>{months_case}){of}(?P<year>(?:19|20)\d\d)", _months),
        (rf"(?:\b(?P<part>{part})[ -])?\b(?P<month>{months_case}){of}(?P<year>(?:19|20)\d\d)", _month),
        (rf"\b(?P<season>{'|'.join(words['seasons'])})(?: de(?: l['’]année)?| of|,)? (?P<year>(?:19|20)\d\d)", _season),
        (rf"\b(?:{'|'.join(words['month'])})", _month_away),
        (rf"\b(?:{'|'.join(words['whole_year'])})", _year_away),
        (rf"\b(?P<part>{part})[ -](?P<month>{months_case})", _month),
        (rf"(?:(?<=\ben )|(?<=\bin )|(?<=\bdepuis )|(?<=\bsince ))(?P<month>{months_case})\b", _month),
        (rf"\b(?:{'|'.join(words['week'])})", _week),
        (rf"\b{words['ago'].replace('NUMBER', numbers)}", _ago),
        (rf"\b(?:{'|'.join(words['relative'])})", _near),
        (side, _weekday),
        (r"\b(?P<first>(?:19|20)\d\d)[-–](?P<last>(?:19|20)\d\d)", _years),
        (rf"(?<=\b)(?:{words['year']}) (?:the )?(?P<date>(?P<first>(?:19|20)\d\d))\b(?! ?%)", _years),
    )
    return tuple(
        (re.compile(rule if "(?P<date>" in rule else rf"(?P<date>{rule})\b", re.IGNORECASE), resolve)
        for rule, resolve in every
    )


def _day(match: re.Match[str], words: dict[str, Any], day: date | None) -> _Resolved | None:
    groups = match.groupdict()
    on, name = int(groups["on"] or groups.get("on2") or 0), (groups["month"] or groups.get("month2") or "").lower()
    number = words["months"].index(name) + 1
    if not groups["year"] and day is None:
        return Precision.DAY, None, True
    year = int(groups["year"]) if groups["year"] else nearest_year(day, number, on) if day else 0
    return Precision.DAY, Interval.day(date(year, number, on)), not groups["year"]


def _month(match: re.Match[str], words: dict[str, Any], day: date | None) -> _Resolved | None:
    groups = match.groupdict()
    number = words["months"].index(groups["month"].lower()) + 1
    if not groups.get("year") and day is None:
        return Precision.MONTH, None, True
    year = int(groups["year"]) if groups.get("year") else nearest_year(day, number) if day else 0
    first, last = words["parts"].get((groups.get("part") or "").lower(), (1, 31))
    return (
        Precision.SPAN if groups.get("part") else Precision.MONTH,
        month(year, number, first, last),
        not groups.get("year"),
    )


def _months(match: re.Match[str], words: dict[str, Any], day: date | None) -> _Resolved | None:
    first, last = (words["months"].index(match[name].lower()) + 1 for name in ("month", "until"))
    year = int(match["year"])
    return Precision.SPAN, Interval(month(year, first).earliest, month(year, last).latest), False


def _season(match: re.Match[str], words: dict[str, Any], day: date | None) -> _Resolved | None:
    return Precision.SEASON, season(int(match["year"]), words["seasons"][match["season"].lower()]), False


def _month_away(match: re.Match[str], words: dict[str, Any], day: date | None) -> _Resolved | None:
    if day is None:
        return Precision.MONTH, None, True
    count = 12 * day.year + day.month - 1 + words["month"][match["date"].lower()]
    return Precision.MONTH, month(count // 12, count % 12 + 1), True


def _year_away(match: re.Match[str], words: dict[str, Any], day: date | None) -> _Resolved | None:
    if day is None:
        return Precision.YEAR, None, True
    year = day.year + words["whole_year"][match["date"].lower()]
    return Precision.YEAR, Interval(date(year, 1, 1), date(year, 12, 31)), True


def _week(match: re.Match[str], words: dict[str, Any], day: date | None) -> _Resolved | None:
    return Precision.WEEK, week(day, words["week"][match["date"].lower()]) if day else None, True


def _ago(match: re.Match[str], words: dict[str, Any], day: date | None) -> _Resolved | None:
    count = words["numbers"].get(match["count"].lower()) or int(match["count"])
    unit = next(days for name, days in words["units"].items() if match["unit"].lower().startswith(name))
    if day is None:
        return Precision.SPAN, None, True
    around, slack = day - timedelta(days=count * unit), timedelta(days=unit // 2)
    return (Precision.DAY if unit == 1 else Precision.SPAN), Interval(around - slack, around + slack), True


def _near(match: re.Match[str], words: dict[str, Any], day: date | None) -> _Resolved | None:
    away = timedelta(days=words["relative"][match["date"].lower()])
    return Precision.DAY, Interval.day(day + away) if day else None, True


def _weekday(match: re.Match[str], words: dict[str, Any], day: date | None) -> _Resolved | None:
    if day is None:
        return Precision.DAY, None, True
    weekday, side = words["weekdays"].index(match["day"].lower()), (match["side"] or "").lower()
    if side == words["next"]:
        return Precision.DAY, Interval.day(weekday_after(day, weekday)), True
    return Precision.DAY, Interval.day(weekday_before(day, weekday, strictly=side == words["last"])), True


def _years(match: re.Match[str], words: dict[str, Any], day: date | None) -> _Resolved | None:
    first, last = int(match["first"]), int(match.groupdict().get("last") or match["first"])
    return Precision.YEAR if first == last else Precision.SPAN, Interval(date(first, 1, 1), date(last, 12, 31)), False
