"""Each kind of block in the Word document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, assert_never

from docx.document import Document
from msgspec import structs

from pourparler.brief.document import RUN_IN, Block, Bullets, Count, Figure, Heading, Line, Paper, Section, Table
from pourparler.brief.docx.line import bookmark, write_line
from pourparler.brief.docx.table import FILLS, add_rows, add_table, shade, soften
from pourparler.brief.words.citation import bracketed


def add_blocks(document: Any, brief: Paper, blocks: Iterable[Block]) -> None:
    """Add blocks to a document or a cell, in their order.

    Pictures are left out: what they show stands as text beside them.
    """
    for block in blocks:
        match block:
            case Heading():
                bookmark(document.add_heading(bracketed(block.text), 2), block.key)
            case Line():
                add_line(document, brief, block)
            case Bullets():
                _add_items(document, brief, block)
            case Table() if block.kind in RUN_IN:
                add_rows(document, brief, block)
            case Table():
                add_table(document, brief, block)
            case Figure():
                pass
            case _:
                assert_never(block)


def _add_items(document: Any, brief: Paper, block: Bullets) -> None:
    if block.kind == "run":
        _add_run(document, brief, block)
        return
    numbered = block.kind == "numbered"
    for number, line in enumerate(block.items, 1):
        bullet = structs.replace(line, head=f"{number}. {line.head}".strip()) if numbered else line
        own_sign = numbered or block.kind in ("options", "points") or line.kind == "challenge"
        add_line(document, brief, bullet, "Normal" if own_sign else "List Bullet")


def _add_run(document: Any, brief: Paper, block: Bullets) -> None:
    """Add lines that follow one another as one paragraph."""
    paragraph = document.add_paragraph()
    for place, line in enumerate(block.items):
        paragraph.add_run(" • " if place else "• ")
        write_line(paragraph, brief, line)


def add_line(document: Any, brief: Paper, line: Line, style: str = "Normal") -> None:
    """Add a line as a paragraph."""
    write_line(document.add_paragraph(style=style), brief, line)


def count_table(document: Document, brief: Paper, counts: Iterable[Count]) -> None:
    """Add the issues by class, side by side."""
    classes = list(counts)
    table = document.add_table(1, len(classes), "Table Grid")
    soften(table)
    for cell, count in zip(table.rows[0].cells, classes, strict=True):
        shade(cell._tc.get_or_add_tcPr(), FILLS.get(count.standing, ""))
        write_line(cell.paragraphs[0], brief, Line(count.word, head=str(count.number)))


def side_by_side(document: Document, brief: Paper, sections: Iterable[Section]) -> None:
    """Add short sections in columns."""
    columns = list(sections)
    table = document.add_table(1, len(columns))
    for cell, section in zip(table.rows[0].cells, columns, strict=True):
        cell.paragraphs[0].style = document.styles["Heading 2"]
        cell.paragraphs[0].add_run(section.title)
        add_blocks(cell, brief, section.blocks)
