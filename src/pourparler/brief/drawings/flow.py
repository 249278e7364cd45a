"""How points flow from one draft to the next: columns are drafts, ribbons are links on record."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from pourparler.brief.words.wording import Wording, shortened
from pourparler.domain.draft import Point
from pourparler.domain.lineage import Lineage, PointChange

WIDTH = 1000
"""The width of the drawing, in its own units."""

_TOP, _LINE, _BOX = 44, 22, 18
_LETTER = 5.6


class Node(Struct, frozen=True):
    """A point in its draft's column; `sign` says that it is new, bracketed or an empty number."""

    x: float
    y: float
    width: float
    number: str
    label: str
    sign: str
    kind: str


class Ribbon(Struct, frozen=True):
    """A link, or the end of a point: `kind` is ``kept``, ``amended``, ``deleted`` or ``unlinked``."""

    path: str
    kind: str
    end: tuple[float, float]


class Flow(Struct, frozen=True):
    """The drawing: heads are (x, width, title)."""

    height: float
    heads: tuple[tuple[float, float, str], ...]
    nodes: tuple[Node, ...]
    ribbons: tuple[Ribbon, ...]
    box: float = _BOX


def chains(lineages: Sequence[Lineage]) -> list[list[Lineage]]:
    """Return lineages in chains, each draft beside the one it continues; a fork begins a chain of its own.

    Examples
    --------
    >>> [[l.later for l in c] for c in chains([Lineage("a", "b", ()), Lineage("b", "c", ()), Lineage("a", "d", ())])]
    [['b', 'c'], ['d']]
    """
    series: list[list[Lineage]] = []
    for lineage in lineages:
        chain = next((c for c in series if c[-1].later == lineage.earlier), None)
        if chain is None:
            series.append([lineage])
        else:
            chain.append(lineage)
    return series


def flow(wording: Wording, chain: Sequence[Lineage]) -> Flow:
    """Return the drawing of a chain of drafts."""
    drafts = [chain[0].earlier, *(lineage.later for lineage in chain)]
    gap = 190 if len(drafts) == 2 else 110
    width = (WIDTH - gap * (len(drafts) - 1)) / len(drafts)
    points = [_points(wording, name) for name in drafts]
    changes = _changes(chain)
    nodes: list[Node] = []
    place: dict[tuple[int, str], tuple[float, float, float]] = {}
    for column, (name, stack) in enumerate(zip(drafts, points, strict=True)):
        x = round(column * (width + gap), 1)
        for line, point in enumerate(stack):
            y = _TOP + line * _LINE
            place[column, point.number] = (x, x + width, y + _BOX / 2)
            nodes.append(_node(wording, point, x, y, width, changes.get((name, point.number), ())))
    ribbons = [r for column, lineage in enumerate(chain) for r in _ribbons(lineage, column, place)]
    heads = tuple(
        (round(column * (width + gap), 1), width, shortened(wording.draft(name), int(width / 7)))
        for column, name in enumerate(drafts)
    )
    return Flow(_TOP + max(map(len, points)) * _LINE + 6, heads, tuple(nodes), tuple(ribbons))


def _points(wording: Wording, draft: str) -> tuple[Point, ...]:
    recorded = wording.negotiation.drafts.get(draft)
    return recorded.value.points if recorded else ()


def _changes(chain: Sequence[Lineage]) -> dict[tuple[str, str], tuple[PointChange, ...]]:
    return {(lineage.later, p.number): row.changes for lineage in chain for row in lineage.rows for p in row.later}


def _node(wording: Wording, point: Point, x: float, y: float, width: float, changes: tuple[PointChange, ...]) -> Node:
    new = PointChange.NEW in changes
    sign = "+ " if new else ""
    if point.brackets or PointChange.BRACKETED in changes:
        sign += "[ ] "
    words = wording.say("struck out") if point.deleted else point.wording
    room = int((width - 40) / _LETTER) - len(sign)
    kind = "empty" if point.deleted else "new" if new else ""
    return Node(x, y, width, point.number, shortened(words, room), sign, kind)


def _ribbons(lineage: Lineage, column: int, place: dict[tuple[int, str], tuple[float, float, float]]) -> list[Ribbon]:
    ribbons = []
    for row in lineage.rows:
        ended = PointChange.DELETED in row.changes or PointChange.UNLINKED in row.changes
        kind = next((c.value for c in row.changes if c.value in ("kept", "amended", "deleted", "unlinked")), "kept")
        for before in row.earlier:
            _, right, y = place[column, before.number]
            if ended:
                ribbons.append(Ribbon(f"M{right:.1f} {y:.1f}h34", kind, (right + 42, y)))
                continue
            for after in row.later:
                left, _, there = place[column + 1, after.number]
                bend = (left - right) * 0.45
                turns = f"C{right + bend:.1f} {y:.1f} {left - bend:.1f} {there:.1f} {left:.1f} {there:.1f}"
                ribbons.append(Ribbon(f"M{right:.1f} {y:.1f}{turns}", kind, (left, there)))
    return ribbons
