"""What became of each point from one draft to the next, by continues-links; a shared number says nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from pourparler.domain.draft import Continuation, Draft, Extent, Point
from pourparler.domain.lineage import Lineage, LineageRow, PointChange
from pourparler.domain.negotiation import Negotiation, Recorded
from pourparler.domain.source import Passage


def lineages(negotiation: Negotiation) -> tuple[Lineage, ...]:
    """Return each draft beside each parent it continues, where points of both are on record."""
    descent = []
    for recorded in negotiation.drafts.values():
        later = recorded.value
        linked = (link.value.earlier for link in negotiation.continuations.values() if link.value.later == later.id)
        for name in dict.fromkeys((*later.parents, *linked)):
            earlier = negotiation.drafts.get(name)
            if earlier and earlier.value.points and later.points:
                descent.append(_lineage(negotiation, earlier.value, later))
    return tuple(descent)


def _lineage(negotiation: Negotiation, earlier: Draft, later: Draft) -> Lineage:
    links = [
        link
        for link in negotiation.continuations.values()
        if (link.value.earlier, link.value.later) == (earlier.id, later.id)
    ]
    steady = _steady(earlier, later, [link.value for link in links])
    rows = [_row(link, earlier, later, steady) for link in links]
    left = {n for link in links for n in link.value.earlier_points}
    right = {n for link in links for n in link.value.later_points}
    whole = later.extent is Extent.WHOLE
    rows += [LineageRow((p,), (), (PointChange.UNLINKED,)) for p in earlier.points if p.number not in left and whole]
    rows += [_new(p) for p in later.points if p.number not in right and not p.deleted]
    order = {p.number: i for i, p in enumerate(earlier.points)}
    late = {p.number: i for i, p in enumerate(later.points)}
    rows.sort(key=lambda r: (order[r.earlier[0].number] if r.earlier else late[r.later[0].number], not r.earlier))
    return Lineage(earlier.id, later.id, tuple(rows), later.tabled_by)


def _new(point: Point) -> LineageRow:
    changes = (PointChange.NEW, PointChange.BRACKETED) if point.brackets else (PointChange.NEW,)
    return LineageRow((), (point,), changes, (), tuple(sorted(point.expresses())), point.passages)


def _row(link: Recorded[Continuation], earlier: Draft, later: Draft, steady: frozenset[str]) -> LineageRow:
    before = _points(earlier, link.value.earlier_points)
    after = _points(later, link.value.later_points)
    standing = tuple(p for p in after if not p.deleted)
    old = frozenset[str]().union(*(p.expresses() for p in before))
    new = frozenset[str]().union(*(p.expresses() for p in standing))
    same = old == new and (bool(old) or _wording(before) == _wording(standing))
    changes = _changes(before, standing, same, steady)
    passages: Iterable[Passage] = (*link.passages, *(q for p in after for q in p.passages))
    return LineageRow(
        before, after, changes, tuple(sorted(old - new)), tuple(sorted(new - old)), tuple(dict.fromkeys(passages))
    )


def _wording(points: Sequence[Point]) -> list[str]:
    """Return the words of points, white space aside: all there is to compare where no option is expressed."""
    return [" ".join(point.wording.split()) for point in points]


def _points(draft: Draft, numbers: Sequence[str]) -> tuple[Point, ...]:
    return tuple(p for p in (draft.point(n) for n in numbers) if p is not None)


def _changes(
    before: Sequence[Point], after: Sequence[Point], same: bool, steady: frozenset[str]
) -> tuple[PointChange, ...]:
    if not after:
        return (PointChange.DELETED,)
    changes = [PointChange.KEPT if same and not any(p.brackets for p in after) else PointChange.AMENDED]
    if len(after) > len(before):
        changes.append(PointChange.SPLIT)
    if len(after) < len(before):
        changes.append(PointChange.MERGED)
    if any(p.number not in steady for p in after):
        changes.append(PointChange.MOVED)
    elif [p.number for p in before] != [p.number for p in after] and len(before) == len(after):
        changes.append(PointChange.RENUMBERED)
    if any(p.brackets for p in after):
        changes.append(PointChange.BRACKETED)
    return tuple(changes)


def _steady(earlier: Draft, later: Draft, links: Sequence[Continuation]) -> frozenset[str]:
    """Return the later points that kept their place in the order: a longest increasing run of them."""
    place = {p.number: i for i, p in enumerate(earlier.points)}
    came_from = {n: min(place.get(e, 0) for e in link.earlier_points) for link in links for n in link.later_points}
    numbers = [p.number for p in later.points if p.number in came_from]
    # Patience sorting, with back-pointers; equal places (a split) may follow each other.
    tails: list[float] = []
    at: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        key = came_from[number] + index / (len(numbers) + 1)
        slot = bisect_left(tails, key)
        before.append(at[slot - 1] if slot else -1)
        tails[slot : slot + 1] = [key]
        at[slot : slot + 1] = [index]
    steady: set[str] = set()
    index = at[-1] if at else -1
    while index >= 0:
        steady.add(numbers[index])
        index = before[index]
    return frozenset(steady)
