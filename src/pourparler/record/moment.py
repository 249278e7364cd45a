"""Moments: when an entry was appended, as records write it. The text sorts as the time does."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from pourparler.errors import StoreError

_LAST = "9000"
"""From this year on nothing is taken for a moment: what is reckoned from it would leave the calendar."""

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")


def moment(when: datetime) -> str:
    """Return a time as records write it: UTC, to the microsecond.

    Examples
    --------
    >>> moment(datetime(2025, 12, 22, 9, tzinfo=UTC))
    '2025-12-22T09:00:00.000000Z'
    """
    return when.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def now() -> str:
    """Return this moment."""
    return moment(datetime.now(UTC))


def later(text: str, **span: int) -> str:
    """Return the moment that is some time after another.

    Examples
    --------
    >>> later("2025-12-22T09:00:00.000000Z", microseconds=1)
    '2025-12-22T09:00:00.000001Z'
    """
    return moment(_read(text) + timedelta(**span))


def day_of(text: str) -> date:
    """Return the day of a moment."""
    return _read(text).date()


def is_moment(text: str) -> bool:
    """Return whether a text is a moment as records write it.

    Examples
    --------
    >>> is_moment("2025-12-22T09:00:00.000000Z"), is_moment("2025-12-22"), is_moment("2025-13-01T09:00:00.000000Z")
    (True, False, False)
    >>> is_moment("9999-12-31T00:00:00.000000Z")
    False
    """
    if not _MOMENT.fullmatch(text) or text >= _LAST:
        return False
    try:
        return bool(datetime.fromisoformat(text))
    except ValueError:
        return False


def _read(text: str) -> datetime:
    if not is_moment(text):
        raise StoreError("not a moment: {text!r}", mend="run {verb[verify]}", text=text)
    return datetime.fromisoformat(text)
