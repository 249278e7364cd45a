"""A brief on the terminal: the first page, its sections, the sources they cite."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from pourparler.brief.document import Brief, Line, Part, Section, Summary
from pourparler.brief.terminal.block import COLOURS, rendered
from pourparler.brief.terminal.line import line
from pourparler.brief.words.citation import whole
from pourparler.brief.words.language import Language


def render_brief(brief: Brief, say: Language) -> RenderableType:
    """Return a brief for the terminal.

    Parameters
    ----------
    brief : Brief
        What to show; sections that were left out of it are not told.
    say : Language
        In which language.
    """
    top = head(brief.title, brief.summary.facts, say)
    sections = (part for section in (*brief.sections, brief.sources) for part in render_section(section))
    remarks = (line(Line(remark, "small")) for remark in brief.remarks)
    return Group(*top, *_first_page(brief.summary, say), Text(), *remarks, *sections)


def render_part(part: Part, say: Language) -> RenderableType:
    """Return one section alone, under the record's title, with the sources that it cites."""
    sections = (part.section, part.sources) if part.cited else (part.section,)
    top = head(part.title, part.facts, say)
    cautions = (line(Line(caution)) for caution in part.cautions)
    return Group(*top, *cautions, *(one for section in sections for one in render_section(section)))


def render_section(section: Section) -> Iterator[RenderableType]:
    """Yield a section's title and blocks."""
    indent = 2 if section.title else 0
    if section.title:
        yield Text(f"\n{whole(section.title)}", style="bold underline")
    for block in rendered(section.blocks):
        yield Padding(block, (0, 0, 0, indent), expand=False)


def head(title: str, facts: tuple[tuple[str, str], ...], say: Language) -> Iterator[RenderableType]:
    """Yield a title, and below it what the page was made of."""
    yield Text(whole(title), style="bold")
    if facts:
        yield Text(whole(" · ".join(f"{label}{say.colon}{value}" for label, value in facts)), style="dim")


def _first_page(summary: Summary, say: Language) -> Iterator[RenderableType]:
    issues = sum(count.number for count in summary.counts)
    counts = Text(" · ").join(
        Text(f"{count.number} {count.word}", style=COLOURS.get(count.standing, "") if count.number else "")
        for count in summary.counts
    )
    yield Text.assemble(say.count("{n} issue", "{n} issues", issues), say.colon, counts)
    for caution in summary.cautions:
        yield line(Line(caution, "strong"))
    if summary.changes:
        yield from render_section(summary.changes)
    yield Text(f"\n{say('Where the issues stand')}", style="bold underline")
    for count, lines, others in summary.groups:
        title = Text(f"{count.word} — {count.meaning}", style=f"bold {COLOURS.get(count.standing, '')}".strip())
        listed = (*lines, *((Line(others, "small"),) if others else ()))
        yield Padding(Group(title, *(Padding(line(one), (0, 0, 0, 2)) for one in listed)), (0, 0, 0, 2), expand=False)
    if summary.possibilities:
        yield from render_section(Section("", say("What could be agreed"), summary.possibilities))
    for short in (summary.room, summary.moves, summary.preconditions):
        if short:
            yield from render_section(short)
