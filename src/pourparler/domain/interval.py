"""When something happened: an interval of days."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Interval(Struct, frozen=True, array_like=True, forbid_unknown_fields=True, gc=False):
    """The days on which something may have happened, ends included.

    Parameters
    ----------
    earliest, latest : datetime.date
        The first and the last possible day. Something counts as having happened from its
        latest possible day on.

    Raises
    ------
    ValueError
        If `latest` is before `earliest`.

    Examples
    --------
    >>> Interval.of("2025-12-02").latest
    datetime.date(2025, 12, 2)
    >>> Interval.of("2025-12-02/2025-12-03").overlaps(Interval.of("2025-12-03"))
    True
    """

    earliest: date
    latest: date

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise ValueError(f"an interval that ends ({self.latest}) before it begins ({self.earliest})")

    @classmethod
    def of(cls, text: str) -> Interval:
        """Read ``2025-12-02`` or ``2025-12-02/2025-12-03``."""
        first, _, last = text.partition("/")
        return cls(date.fromisoformat(first), date.fromisoformat(last or first))

    @classmethod
    def day(cls, day: date) -> Interval:
        """Return the interval of a single day."""
        return cls(day, day)

    def __str__(self) -> str:
        return f"{self.earliest}" if self.earliest == self.latest else f"{self.earliest}/{self.latest}"

    def overlaps(self, other: Interval) -> bool:
        """Return whether the two may have been on the same day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def after(self, other: Interval) -> bool:
        """Return whether every possible day of this one is later than every one of the other."""
        return self.earliest > other.latest
