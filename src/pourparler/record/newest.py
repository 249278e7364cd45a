"""The newest entries of each audience: what the next entry of that audience comes after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pourparler.record.audience import within
from pourparler.record.gate import shared

if TYPE_CHECKING:
    from pourparler.record.entry import Entry


class Newest:
    """Keeps, entry by entry, what the next entry of any audience comes after."""

    def __init__(self) -> None:
        self._taken: list[Entry] = []
        self._sets: dict[str, set[str]] = {}
        self._last: dict[str, str] = {}

    def take(self, entry: Entry) -> None:
        """Take in an entry; those that it stands on were taken in before."""
        self._taken.append(entry)
        self._last[entry.audience] = entry.hash
        for audience, newest in self._sets.items():
            if within(audience, entry.audience):
                newest.difference_update(entry.previous)
                newest.add(entry.hash)

    def before(self, audience: str, schema: int) -> tuple[str, ...]:
        """Return what an audience's next entry comes after; in schema 1, the last of its own chain."""
        if schema < 2:
            last = self._last.get(audience)
            return (last,) if last else ()
        if audience not in self._sets:
            newest: set[str] = set()
            for entry in shared(self._taken, audience):
                newest.difference_update(entry.previous)
                newest.add(entry.hash)
            self._sets[audience] = newest
        return tuple(sorted(self._sets[audience]))
