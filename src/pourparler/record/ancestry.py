"""Whether one entry was on record when another was made, along the hashes that tie them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pourparler.record.entry import Entry


def grew_apart(entries: Iterable[Entry]) -> bool:
    """Return whether entries of one audience were made beside each other, in copies that did not know of one another.

    Parameters
    ----------
    entries : iterable of Entry
        In the record's order.
    """
    last: dict[str, str] = {}
    for entry in entries:
        before = last.get(entry.audience)
        if before is not None and before not in entry.previous:
            return True
        last[entry.audience] = entry.hash
    return False


class Ancestry:
    """Answers who came before whom, in constant time for each question.

    Entries are laid on lines, each of which follows one tie at a time; every entry knows how far along each line its
    past reaches (the vector clocks of Fidge 1988 and Mattern 1989). One writer makes one line.

    Parameters
    ----------
    entries : iterable of Entry
        In the record's order.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._at: dict[str, tuple[int, int]] = {}
        self._past: dict[str, dict[int, int]] = {}
        ends: list[str] = []
        for entry in entries:
            past: dict[int, int] = {}
            for hash_ in entry.previous:
                for line, reach in self._past.get(hash_, {}).items():
                    past[line] = max(reach, past.get(line, -1))
            own = next((line for line, end in enumerate(ends) if end in entry.previous), len(ends))
            if own == len(ends):
                ends.append("")
            ends[own] = entry.hash
            past[own] = past.get(own, -1) + 1
            self._at[entry.hash] = (own, past[own])
            self._past[entry.hash] = past

    def before(self, earlier: str, later: str) -> bool:
        """Return whether the later entry's writer could see the earlier one; an entry is not before itself."""
        if earlier == later or earlier not in self._at or later not in self._past:
            return False
        line, place = self._at[earlier]
        return self._past[later].get(line, -1) >= place

    def apart(self, one: str, other: str) -> bool:
        """Return whether neither of two entries was there when the other was made."""
        return one != other and not self.before(one, other) and not self.before(other, one)
