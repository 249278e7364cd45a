"""The order of entries: along the hashes that tie them, then by the moment of recording, then by hash.

What a viewer may see is closed under those ties, so the order of what he sees is the order of all, restricted.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pourparler.record.entry import Entry


def ordered(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries in the record's order.

    Parameters
    ----------
    entries : iterable of Entry
        In any order. A previous entry that is not among them binds nothing; entries in a circle, which only damage
        can make, come last.

    Examples
    --------
    >>> ordered([])
    []
    """
    plain = sorted(entries, key=attrgetter("recorded_at", "hash"))
    return plain if _is_topological(plain) else _along_the_ties(plain)


def _clock(entry: Entry) -> tuple[str, str]:
    return (entry.recorded_at, entry.hash)


def _is_topological(entries: list[Entry]) -> bool:
    before = ""
    placed: set[str] = set()
    doubtful: set[str] = set()
    for entry in entries:
        # Most stand on the one before them.
        if entry.previous != (before,):
            doubtful.update(hash_ for hash_ in entry.previous if hash_ not in placed)
        before = entry.hash
        placed.add(before)
    return doubtful.isdisjoint(placed)


def _along_the_ties(entries: list[Entry]) -> list[Entry]:
    by_hash = {entry.hash: entry for entry in entries}
    followers: dict[str, list[Entry]] = {}
    missing: dict[str, int] = {}
    for entry in entries:
        before = {hash_ for hash_ in entry.previous if hash_ in by_hash}
        missing[entry.hash] = len(before)
        for hash_ in before:
            followers.setdefault(hash_, []).append(entry)
    ready = [_clock(entry) for entry in entries if not missing[entry.hash]]
    heapq.heapify(ready)
    order: list[Entry] = []
    while ready:
        hash_ = heapq.heappop(ready)[1]
        order.append(by_hash[hash_])
        for entry in followers.get(hash_, ()):
            missing[entry.hash] -= 1
            if not missing[entry.hash]:
                heapq.heappush(ready, _clock(entry))
    placed = {entry.hash for entry in order}
    return order + [entry for entry in entries if entry.hash not in placed]
