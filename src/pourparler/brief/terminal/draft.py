"""Drafts side by side on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from pourparler.brief.terminal.state_of_play import headline
from pourparler.brief.words.language import Language
from pourparler.brief.words.references import References
from pourparler.brief.words.wording import Wording
from pourparler.domain.draft import Draft, Extent, Point
from pourparler.domain.lineage import Lineage, PointChange
from pourparler.domain.negotiation import Recorded
from pourparler.domain.state_of_play import StateOfPlay


def render_drafts(state: StateOfPlay, say: Language) -> RenderableType:
    """Return every draft: its provenance, the rival claims about it, and its points beside its parents'."""
    words = Wording(state.negotiation, say, References(state.negotiation))
    return Group(*headline(state.negotiation, say), *_drafts(state, words))


def _drafts(state: StateOfPlay, words: Wording) -> Iterator[RenderableType]:
    for key, draft in state.negotiation.drafts.items():
        yield _draft(draft, words)
        claims = [claim for group in state.rivals for claim in group.claims if claim.value.draft == key]
        for claim in claims:
            yield Text(
                f"  {words.say('claimed:')} {claim.value.figure or claim.value.content} — "
                f"{words.voice(claim.value.said)}, {words.say.days(claim.happened_on)}"
            )
        for lineage in state.lineages:
            if lineage.later == key:
                yield from _lineage(lineage, words)


def _draft(draft: Recorded[Draft], words: Wording) -> Text:
    say, value = words.say, draft.value
    by = value.tabled_by_words or words.parties(value.tabled_by) or say("nobody named")
    extent = {
        Extent.WHOLE: say("whole text on record"),
        Extent.PARTIAL: say("text on record in part"),
        Extent.UNKNOWN: say("text not on record"),
    }[value.extent]
    points = say.count("{n} point", "{n} points", sum(1 for p in value.points if not p.deleted))
    status = f"\n  {say('status, as reported:')} {value.status}" if value.status else ""
    title = Text(f"\n{say.of(value.title)} ({value.id})", style="bold")
    return title.append(f"\n  {say.days(draft.happened_on)}, {by}; {points}, {extent}{status}", style="not bold")


def _lineage(lineage: Lineage, words: Wording) -> Iterator[RenderableType]:
    counts: dict[PointChange, int] = {}
    for row in lineage.rows:
        for change in row.changes:
            counts[change] = counts.get(change, 0) + 1
    summary = ", ".join(f"{words.point_change(change)} {n}" for change, n in counts.items())
    yield Text(f"  {words.say('beside {draft}:', draft=words.draft(lineage.earlier))} {summary}")
    table = Table(box=None, padding=(0, 1), show_edge=False, expand=True)
    table.add_column(escape(words.draft(lineage.earlier)), ratio=5, header_style="dim")
    table.add_column("", ratio=2)
    table.add_column(escape(words.draft(lineage.later)), ratio=5, header_style="dim")
    for row in lineage.rows:
        changes = ", ".join(words.point_change(change) for change in row.changes)
        if PointChange.DELETED in row.changes and lineage.deleted_by:
            changes += f" ({words.parties(lineage.deleted_by)})"
        table.add_row(_points(row.earlier), Text(changes, style="bold"), _points(row.later))
    yield table


def _points(points: tuple[Point, ...]) -> Text:
    return Text("\n".join(f"{p.number}. {p.wording}" for p in points) or "—")
