"""What is new to somebody who looked before: told by the newest entries of that time, whatever the clocks say."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec import structs

from pourparler.domain.request import Request
from pourparler.domain.state_of_play import Change
from pourparler.record.entry import Entry
from pourparler.standing.change import changes
from pourparler.standing.state_of_play import state_of_play
from pourparler.workbench.record import opened
from pourparler.workbench.state import entries_are_told, shown


def heads(request: Request) -> tuple[str, ...]:
    """Return the hashes of the newest entries that a viewer may see: those that no other of them builds on.

    Parameters
    ----------
    request : Request
        Which record, seen by whom.

    Returns
    -------
    tuple of str
        Sorted; empty where terms of release keep entries from being told one by one.
    """
    view = opened(request.location, request.viewer, request.record)
    if not entries_are_told(view, request.for_others):
        return ()
    built_on = {hash_ for entry in view.entries for hash_ in entry.previous}
    return tuple(sorted(entry.hash for entry in view.entries if entry.hash not in built_on))


def news(request: Request, before: Collection[str]) -> tuple[Change, ...]:
    """Return what changed in the state of play by the entries that came since.

    What came since may tell of earlier days: it is new all the same.

    Parameters
    ----------
    request : Request
        Which record, seen by whom, as of when, on what evidence.
    before : collection of str
        What :func:`heads` returned then; what is no longer there is passed over.
    """
    view = opened(request.location, request.viewer, request.record)
    if not entries_are_told(view, request.for_others):
        return ()
    known = _up_to(view.entries, before)
    if len(known) == len(view.entries):
        return ()
    request = structs.replace(request, since=None)
    earlier = shown(structs.replace(view, entries=known), request)
    later = shown(view, request)
    since = earlier.counted_to() or later.counted_to()
    if since is None:
        return ()
    told = changes(state_of_play(earlier, request.level), state_of_play(later, request.level), since)
    return tuple(structs.replace(one, late=False) for one in told)


def _up_to(entries: Sequence[Entry], heads: Collection[str]) -> tuple[Entry, ...]:
    """Return the entries that were there when some were the newest: they, and all on which they build."""
    by_hash = {entry.hash: entry for entry in entries}
    left, there = [hash_ for hash_ in heads if hash_ in by_hash], set[str]()
    while left:
        hash_ = left.pop()
        if hash_ in there:
            continue
        there.add(hash_)
        left += [one for one in by_hash[hash_].previous if one in by_hash]
    return tuple(entry for entry in entries if entry.hash in there)
