"""The drafts: what each is said to be, how points flow between them, and every point side by side."""

from __future__ import annotations

from pourparler.brief.document import (
    Block,
    Bullets,
    Figure,
    Heading,
    Line,
    Section,
    Table,
    TableCell,
    TableRow,
    cell,
    row,
)
from pourparler.brief.drawings.flow import chains, flow
from pourparler.brief.words.party import Case
from pourparler.brief.words.wording import Wording
from pourparler.domain.draft import Draft, Extent, Point
from pourparler.domain.lineage import Lineage, LineageRow, PointChange
from pourparler.domain.negotiation import Recorded
from pourparler.domain.state_of_play import StateOfPlay


def drafts(wording: Wording, state: StateOfPlay) -> Section:
    """Return the section of drafts."""
    say = wording.say
    record = wording.negotiation.drafts
    if not record:
        return Section("drafts", say("Drafts"), (Line(say("No draft is on record."), "muted"),))
    head = (say("Draft"), say("Tabled by"), say("Status, as reported"), say("On record"))
    rows = tuple(_draft(wording, recorded) for recorded in record.values())
    blocks: list[Block] = [Table(say("Drafts on record"), head, rows, (26, 22, 32, 20), "drafts")]
    for chain in chains(state.lineages):
        names = [wording.draft(chain[0].earlier), *(wording.draft(x.later) for x in chain)]
        caption = say("How points flow: {drafts}", drafts=" → ".join(names))
        blocks.append(Heading(caption))
        if any(pair.earlier and (pair.later or PointChange.DELETED in pair.changes) for x in chain for pair in x.rows):
            caption = say("Columns are drafts, ribbons are links on record. The same stands below as a table.")
            blocks.append(Figure(flow(wording, chain), caption))
        blocks += [_side_by_side(wording, lineage) for lineage in chain]
    members = {name for x in state.lineages for name in (x.earlier, x.later)}
    for key, recorded in record.items():
        if key not in members and recorded.value.points:
            blocks += [
                Heading(wording.draft(key)),
                Bullets(tuple(_point(wording, p) for p in recorded.value.points), "points"),
            ]
    return Section("drafts", say("Drafts and their points"), tuple(blocks), "across")


def _draft(wording: Wording, recorded: Recorded[Draft]) -> TableRow:
    say, draft = wording.say, recorded.value
    by = draft.tabled_by_words or wording.parties(draft.tabled_by) or say("nobody named")
    extent = {
        Extent.WHOLE: say("whole text"),
        Extent.PARTIAL: say("text in part"),
        Extent.UNKNOWN: say("text not on record"),
    }
    live = sum(not p.deleted for p in draft.points)
    points = say.count("{n} point", "{n} points", live) if draft.points else ""
    content = ", ".join(part for part in (extent[draft.extent], points) if part)
    parents = (
        say("continues {drafts}", drafts=say.list([wording.draft(p) for p in draft.parents])) if draft.parents else ""
    )
    status = wording.quoted(draft.status) if draft.status else say("none reported")
    title = f"{wording.draft(draft.id)} {wording.cite(recorded.passages)}".strip()
    return row(
        cell(Line(title, "strong"), Line(say.days(recorded.happened_on), "small"), Line(parents, "small")),
        by,
        Line(status, "record"),
        content,
    )


def _side_by_side(wording: Wording, lineage: Lineage) -> Table:
    say = wording.say
    caption = say(
        "Side by side: {earlier} and {later}. Every deletion is shown.",
        earlier=wording.draft(lineage.earlier),
        later=wording.draft(lineage.later),
    )
    head = (wording.draft(lineage.earlier), say("What became of it"), wording.draft(lineage.later))
    rows = tuple(_pair(wording, lineage, pair) for pair in lineage.rows)
    return Table(caption, head, rows, (31, 38, 31), "lineage")


def _pair(wording: Wording, lineage: Lineage, pair: LineageRow) -> TableRow:
    say = wording.say
    deleted = PointChange.DELETED in pair.changes
    words = ", ".join(wording.point_change(change) for change in pair.changes)
    if deleted and lineage.deleted_by:
        words = say("deleted by {parties}", parties=wording.parties(lineage.deleted_by, Case.NOUN))
    gone = Line(say("no longer: {options}", options=wording.options(pair.dropped)) if pair.dropped else "", "small")
    added = Line(
        say("added: {options}", options=wording.options(pair.added)) if pair.added and pair.earlier else "", "small"
    )
    what = cell(Line(f"{_sign(pair)} {words} {wording.cite(pair.passages)}".strip(), "strong"), gone, added)
    return row(
        _points(wording, pair.earlier, deleted), what, _points(wording, pair.later, False), kind=pair.changes[0].value
    )


def _sign(pair: LineageRow) -> str:
    signs = {
        PointChange.KEPT: "=",
        PointChange.AMENDED: "≠",
        PointChange.DELETED: "✕",
        PointChange.NEW: "+",
        PointChange.UNLINKED: "?",
    }
    return signs.get(pair.changes[0], "")


def _points(wording: Wording, points: tuple[Point, ...], struck: bool) -> TableCell:
    if not points:
        return cell(Line("—", "muted"))
    kinds = ("struck" if struck else "muted" if p.deleted else "record" for p in points)
    return cell(*(Line(_point(wording, p).text, kind) for p, kind in zip(points, kinds, strict=True)))


def _point(wording: Wording, point: Point) -> Line:
    words = wording.say("struck out") if point.deleted and not point.wording else point.wording
    brackets = [
        f"[{b.wording}{f' — {wording.parties(b.proposed_by)}' if b.proposed_by else ''}]" for b in point.brackets
    ]
    return Line(f"{point.number}. {' '.join([words, *brackets])} {wording.cite(point.passages)}".strip(), "record")
