"""Each kind of block in the Word document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from pourparler.brief.citation import bracketed, pieces
from pourparler.brief.document import Block, Box, Brief, Bullets, Count, Heading, Line, Section, Table, TableCell

_FILLS = {
    "acceptable": "D9ECDC", "conditional": "FBF0CC", "objected": "FBDFCD", "refused": "F2C9C9",
    "agreed": "D9ECDC", "deadlocked": "F2C9C9", "convergent": "D8EAF0", "contested": "FBDFCD",
}  # fmt: skip
_SOFT = RGBColor(0x55, 0x56, 0x5A)


def add_blocks(document: Any, brief: Brief, blocks: Iterable[Block]) -> None:
    """Add blocks to a document or a cell, in their order; pictures are left out, since what they show stands as text beside them."""
    for block in blocks:
        if isinstance(block, Heading):
            _bookmark(document.add_heading(bracketed(block.text), 2), block.key)
        elif isinstance(block, Line):
            add_line(document, brief, block)
        elif isinstance(block, Bullets):
            for number, line in enumerate(block.items, 1):
                numbered = block.kind == "numbered"
                shown = Line(line.text, line.kind, head=f"{number}.") if numbered else line
                own_sign = numbered or block.kind in ("options", "points") or line.kind == "challenge"
                add_line(document, brief, shown, "Normal" if own_sign else "List Bullet")
        elif isinstance(block, Table):
            _table(document, brief, block)


def add_line(document: Any, brief: Brief, line: Line, style: str = "Normal") -> None:
    """Add a line as a paragraph."""
    _line(document.add_paragraph(style=style), brief, line)


def count_table(document: Document, brief: Brief, counts: Iterable[Count]) -> None:
    """Add the issues by class, side by side."""
    found = list(counts)
    table = document.add_table(1, len(found), "Table Grid")
    _soften(table)
    for cell, count in zip(table.rows[0].cells, found, strict=True):
        _shade(cell._tc.get_or_add_tcPr(), _FILLS.get(count.standing, ""))
        _line(cell.paragraphs[0], brief, Line(count.word, head=str(count.number)))


def side_by_side(document: Document, brief: Brief, sections: Iterable[Section]) -> None:
    """Add short sections in columns."""
    found = list(sections)
    table = document.add_table(1, len(found))
    for cell, section in zip(table.rows[0].cells, found, strict=True):
        cell.paragraphs[0].style = document.styles["Heading 2"]
        cell.paragraphs[0].add_run(section.title)
        add_blocks(cell, brief, section.blocks)


def _line(paragraph: Any, brief: Brief, line: Line, size: float = 0) -> None:
    if line.head:
        paragraph.add_run(f"{bracketed(line.head)} ").bold = True
    for piece in pieces(line.text):
        if isinstance(piece, int) and 0 < piece <= brief.cited:
            _link(paragraph, f"[{piece}]", f"source-{piece}")
            continue
        run = paragraph.add_run(str(piece))
        run.bold = line.kind == "strong" or None
        run.font.strike = line.kind == "struck" or None
        run.italic = line.kind in ("question", "challenge") or None
        if line.kind in ("small", "record", "muted", "locator", "option", "intro"):
            run.font.color.rgb = _SOFT
    if line.kind == "challenge":
        paragraph.paragraph_format.left_indent = Pt(8)
    for run in paragraph.runs if size else ():
        run.font.size = Pt(size)


def _table(document: Document, brief: Brief, block: Table) -> None:
    columns = len(block.head) or max((len(r.cells) for r in block.rows), default=1)
    caption = document.add_paragraph()
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before = Pt(4)
    run = caption.add_run(bracketed(block.caption))
    run.bold, run.font.size, run.font.color.rgb = True, Pt(8.5), _SOFT
    table = document.add_table(0, columns, "Table Grid")
    table.autofit = False
    _soften(table)
    size = 7 if block.kind == "matrix" else 8.5
    if block.head:
        _head(table, block, size)
    for row in block.rows:
        made = table.add_row()
        _flag(made._tr.get_or_add_trPr(), "w:cantSplit")
        for cell, content in zip(made.cells, row.cells, strict=False):
            _cell(cell, brief, content, size)
        _bookmark(made.cells[0].paragraphs[0], row.key)
    _widths(document, table, block.widths or (1,) * columns)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _head(table: Any, block: Table, size: float) -> None:
    row = table.add_row()
    _flag(row._tr.get_or_add_trPr(), "w:tblHeader")
    _flag(row._tr.get_or_add_trPr(), "w:cantSplit")
    for cell, words in zip(row.cells, block.head, strict=True):
        _shade(cell._tc.get_or_add_tcPr(), "ECEAE5")
        run = cell.paragraphs[0].add_run(bracketed(words))
        run.bold, run.font.size = True, Pt(size)


def _cell(cell: Any, brief: Brief, content: TableCell, size: float) -> None:
    fill = next((_FILLS[word] for word in content.kind.split() if word in _FILLS), "")
    _shade(cell._tc.get_or_add_tcPr(), fill)
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    for box in content.boxes:
        _box(paragraph, box, size)
    for index, line in enumerate(content.lines):
        if index or content.boxes:
            paragraph = cell.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
        _line(paragraph, brief, line, size)


def _box(paragraph: Any, box: Box, size: float) -> None:
    run = paragraph.add_run(f"\u00a0{box.letter}\u00a0{box.sign}\u00a0" if box.letter else f"\u00a0{box.sign}\u00a0")
    run.font.size = Pt(size)
    run.bold = box.verdict == "refused" or None
    _shade(run._r.get_or_add_rPr(), _FILLS.get(box.verdict, ""))
    paragraph.add_run(" ").font.size = Pt(size)


def _widths(document: Document, table: Any, shares: tuple[int, ...]) -> None:
    section = document.sections[-1]
    room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    for column, share in zip(table.columns, shares, strict=True):
        width = int(room * share / sum(shares))
        column.width = width
        for cell in column.cells:
            cell.width = width


def _shade(properties: Any, fill: str) -> None:
    if fill:
        shading = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
            shading.set(qn(f"w:{name}"), value)
        properties.append(shading)


def _soften(table: Any) -> None:
    """Draw the table's lines thin and grey, and leave a little air in its cells."""
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "C9C7C1")):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", "30"), ("left", "70"), ("bottom", "30"), ("right", "70")):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), width)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    # The schema fixes the order of these elements: borders, layout, margins, look.
    look = properties.find(qn("w:tblLook"))
    layout = properties.find(qn("w:tblLayout"))
    (layout if layout is not None else look).addprevious(borders)
    look.addprevious(margins)


def _flag(properties: Any, name: str) -> None:
    properties.append(OxmlElement(name))


def _link(paragraph: Any, words: str, anchor: str) -> None:
    """Add words that lead to a place in the document."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), _name(anchor))
    run = paragraph.add_run(words)
    run.font.size, run.font.color.rgb = Pt(7), RGBColor(0x1F, 0x3A, 0x52)
    link.append(run._r)
    paragraph._p.append(link)


def _bookmark(paragraph: Any, key: str) -> None:
    """Mark a place that links lead to."""
    if not key:
        return
    number = str(sum(1 for _ in paragraph.part.element.iter(qn("w:bookmarkStart"))))
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), number)
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), _name(key))
        paragraph._p.append(mark)


def _name(key: str) -> str:
    """Return a key as a bookmark's name: letters, digits and underscores, at most forty."""
    return re.sub(r"[^A-Za-z0-9]", "_", key)[:40]
