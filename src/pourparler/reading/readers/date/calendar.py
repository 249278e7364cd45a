"""Days counted on the calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from pourparler.domain.interval import Interval


def weekday_before(day: date, weekday: int, *, strictly: bool) -> date:
    """Return the latest day of the week (0 is Monday) on or before a day; before it, where asked strictly.

    Examples
    --------
    >>> weekday_before(date(2025, 12, 3), 3, strictly=False)
    datetime.date(2025, 11, 27)
    """
    back = (day.weekday() - weekday) % 7
    return day - timedelta(days=back or (7 if strictly else 0))


def weekday_after(day: date, weekday: int) -> date:
    """Return the first such day of the week after a day.

    Examples
    --------
    >>> weekday_after(date(2025, 12, 3), 3)
    datetime.date(2025, 12, 4)
    """
    return day + timedelta(days=(weekday - day.weekday()) % 7 or 7)


def month(year: int, number: int, first: int = 1, last: int = 31) -> Interval:
    """Return a month, or some days of it.

    Examples
    --------
    >>> str(month(2024, 2, 21))
    '2024-02-21/2024-02-29'
    """
    return Interval(date(year, number, first), date(year, number, min(last, monthrange(year, number)[1])))


def season(year: int, first: int) -> Interval:
    """Return the three months of a season that begins with a month; a winter runs into the next year.

    Examples
    --------
    >>> str(season(2024, 12))
    '2024-12-01/2025-02-28'
    """
    last = first + 2
    return Interval(month(year, first).earliest, month(year + (last > 12), (last - 1) % 12 + 1).latest)


def nearest_year(day: date, number: int, on: int = 15) -> int:
    """Return the year in which a day of a month is nearest to a day.

    Examples
    --------
    >>> nearest_year(date(2026, 1, 5), 12)
    2025
    """
    years = (day.year - 1, day.year, day.year + 1)
    return min(years, key=lambda year: abs((date(year, number, min(on, 28)) - day).days))


def week(day: date, away: int) -> Interval:
    """Return the week, Monday to Sunday, so many weeks from that of a day."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=away)
    return Interval(monday, monday + timedelta(days=6))
