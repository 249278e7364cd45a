"""Every rendering shows every kind of block: what there is, is found by walking."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, get_args

import docx
import pytest
from msgspec import Struct, structs
from rich.console import Console

from pourparler.brief.document import Block, Box, Brief, Bullets, Figure, Heading, Line, Table, cell, row
from pourparler.brief.docx.block import add_blocks
from pourparler.brief.page.brief import page_of
from pourparler.brief.sections.contents import SECTIONS, brief_of, part_of
from pourparler.brief.terminal.block import rendered
from pourparler.brief.terminal.brief import render_part
from pourparler.brief.words.citation import bracketed
from pourparler.domain.state_of_play import StateOfPlay

EXAMPLES: tuple[Block, ...] = (
    Line("a line of words"),
    Bullets((Line("first of two"), Line("second of two", head="About it")), "numbered"),
    Bullets((Line("an option", head="a"),), "options"),
    Table("a caption", ("one", "two"), (row("in the table", cell("beside it", boxes=(Box("a", "✓", "", ""),))),)),
    Heading("a heading within"),
)


def figures(state: StateOfPlay, say: Any) -> list[Figure]:
    return [b for s in brief_of(state, say).sections for b in s.blocks if isinstance(b, Figure)]


def words(value: Any) -> Iterator[str]:
    """Yield the words of a block."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from words(one)
    elif isinstance(value, Struct):
        for field in structs.fields(value):
            if field.name not in ("kind", "key", "link", "verdict", "widths"):
                yield from words(getattr(value, field.name))


def on_terminal(brief: Brief, say: Any, block: Block, width: int = 120) -> str:
    written = io.StringIO()
    Console(file=written, width=width, highlight=False).print(*rendered([block]))
    return written.getvalue()


def on_page(brief: Brief, say: Any, block: Block) -> str:
    section = structs.replace(brief.sections[0], blocks=(block,))
    return page_of(structs.replace(brief, sections=(section,)), say)


def in_word(brief: Brief, say: Any, block: Block) -> str:
    document = docx.Document()
    add_blocks(document, brief, [block])
    tables = [c.text for table in document.tables for r in table.rows for c in r.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *tables])


RENDERINGS = (on_terminal, on_page, in_word)


def test_there_is_an_example_of_every_kind(state, english):
    made = {type(block) for block in (*EXAMPLES, *figures(state, english))}
    assert made == set(get_args(Block))


@pytest.mark.parametrize("rendering", RENDERINGS)
@pytest.mark.parametrize("block", EXAMPLES, ids=lambda block: type(block).__name__)
def test_no_rendering_drops_words(rendering, block, state, english):
    shown = rendering(brief_of(state, english), english, block)
    assert not [one for one in words(block) if one and one not in shown]


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_no_rendering_breaks_at_a_figure(rendering, state, english):
    for figure in figures(state, english):
        rendering(brief_of(state, english), english, figure)


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_a_kind_that_a_rendering_does_not_know_is_refused(rendering, state, english):
    class Sound(Struct, frozen=True):
        text: str

    with pytest.raises(AssertionError):
        rendering(brief_of(state, english), english, Sound("a bell"))


@pytest.mark.parametrize("width", [24, 40, 80, 200])
def test_a_narrow_terminal_keeps_all_the_words_of_a_table(width, state, english):
    brief = brief_of(state, english)
    tables = [block for section in brief.sections for block in section.blocks if isinstance(block, Table)]
    assert tables
    for table in tables:
        shown = on_terminal(brief, english, table, width)
        told = [
            words
            for line in (line for r in table.rows for c in r.cells for line in c.lines)
            for words in words_of(line)
        ]
        assert not [one for one in told if one not in shown]


def words_of(line: Line) -> list[str]:
    """Return the words of a line that no narrow column breaks."""
    return [word for word in bracketed(line.text).split() if len(word) < 12 and "-" not in word]


@pytest.mark.parametrize("key", SECTIONS)
def test_a_section_alone_is_the_one_of_the_brief(key, state, english):
    whole = {section.key: section for section in brief_of(state, english).sections}
    part = part_of(state, english, key)
    if part is None:
        assert key not in whole
        return
    assert part.section.key == key
    assert part.section.title == whole[key].title
    assert uncited(part.section.blocks) == uncited(whole[key].blocks)
    written = io.StringIO()
    Console(file=written, width=120, highlight=False).print(render_part(part, english))
    assert part.section.title in written.getvalue()


def uncited(blocks: Any) -> str:
    return re.sub("\x02[0-9]+\x03", "", "\n".join(words(blocks)))


def test_the_sections_of_the_brief_stand_in_the_order_told(state, english):
    keys = [section.key for section in brief_of(state, english).sections]
    assert keys == [key for key in SECTIONS if key in keys]
