"""Tables in the Word document."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from msgspec import structs

from pourparler.brief.document import LABELLED, Box, Paper, Table, TableCell
from pourparler.brief.docx.line import SOFT, bookmark, write_line
from pourparler.brief.docx.style import width
from pourparler.brief.words.citation import bracketed

FILLS = {
    "acceptable": "D9ECDC",
    "conditional": "FBF0CC",
    "objected": "FBDFCD",
    "refused": "F2C9C9",
    "agreed": "D9ECDC",
    "deadlocked": "F2C9C9",
    "convergent": "D8EAF0",
    "contested": "FBDFCD",
}
"""What a cell is shaded with; its words or signs say the same."""


_SIZE = 7.2
_SIZES = {"positions": 6.2, "lineage": 6.6, "sources": 6.2}
"""How large the words of a table are, in points."""

_ONE_PARAGRAPH = ("room",)
"""Tables all of whose rows stand in one paragraph."""


def add_table(document: Document, brief: Paper, block: Table) -> None:
    """Add a table with its caption."""
    columns = len(block.head) or max((len(r.cells) for r in block.rows), default=1)
    caption = document.add_paragraph()
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before = Pt(4)
    run = caption.add_run(bracketed(block.caption))
    run.bold, run.font.size, run.font.color.rgb = True, Pt(_SIZE), SOFT
    table = document.add_table(0, columns, "Table Grid")
    table.autofit = False
    soften(table)
    size = _SIZES.get(block.kind, _SIZE)
    if block.head:
        _head(table, block, size)
    for row in block.rows:
        target = table.add_row()
        _flag(target._tr.get_or_add_trPr(), "w:cantSplit")
        for cell, content in zip(target.cells, row.cells, strict=False):
            _cell(cell, brief, content, size)
        bookmark(target.cells[0].paragraphs[0], row.key)
    _widths(document, table, block.widths or (1,) * columns)
    after = document.add_paragraph()
    after.paragraph_format.space_after, after.paragraph_format.line_spacing = Pt(0), Pt(4)


def add_rows(document: Document, brief: Paper, block: Table) -> None:
    """Add a table whose rows read as paragraphs: the first cell bold, what stands in the others after it."""
    size = _SIZES.get(block.kind, 0)
    paragraph = None
    for row in block.rows:
        if paragraph is None or block.kind not in _ONE_PARAGRAPH:
            paragraph = document.add_paragraph()
            bookmark(paragraph, row.key)
        else:
            paragraph.add_run("; ")
        for place, cell in enumerate(row.cells):
            if place and (cell.lines or cell.boxes):
                label = f"{bracketed(block.head[place])}: " if block.kind in LABELLED else ""
                paragraph.add_run(f" · {label}")
            for box in cell.boxes:
                _box(paragraph, box, size or _SIZE)
            for index, line in enumerate(cell.lines):
                if index:
                    paragraph.add_run(" ")
                shown = line if place or index else structs.replace(line, kind="strong")
                write_line(paragraph, brief, shown, size, indented=False)
        for run in paragraph.runs if size else ():
            run.font.size = Pt(size)


def _head(table: Any, block: Table, size: float) -> None:
    row = table.add_row()
    _flag(row._tr.get_or_add_trPr(), "w:tblHeader")
    _flag(row._tr.get_or_add_trPr(), "w:cantSplit")
    for cell, words in zip(row.cells, block.head, strict=True):
        shade(cell._tc.get_or_add_tcPr(), "ECEAE5")
        run = cell.paragraphs[0].add_run(bracketed(words))
        run.bold, run.font.size = True, Pt(size)


def _cell(cell: Any, brief: Paper, content: TableCell, size: float) -> None:
    fill = next((FILLS[word] for word in content.kind.split() if word in FILLS), "")
    shade(cell._tc.get_or_add_tcPr(), fill)
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    for box in content.boxes:
        _box(paragraph, box, size)
    for index, line in enumerate(content.lines):
        if index or content.boxes:
            paragraph = cell.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
        write_line(paragraph, brief, line, size)


def _box(paragraph: Any, box: Box, size: float) -> None:
    run = paragraph.add_run(f"\u00a0{box.letter}\u00a0{box.sign}\u00a0" if box.letter else f"\u00a0{box.sign}\u00a0")
    run.font.size = Pt(size)
    run.bold = box.verdict == "refused" or None
    shade(run._r.get_or_add_rPr(), FILLS.get(box.verdict, ""))
    paragraph.add_run(" ").font.size = Pt(size)


def _widths(document: Document, table: Any, shares: tuple[int, ...]) -> None:
    room = width(document)
    for column, share in zip(table.columns, shares, strict=True):
        wide = int(room * share / sum(shares))
        column.width = wide
        for cell in column.cells:
            cell.width = wide


def shade(properties: Any, fill: str) -> None:
    """Shade a cell or a run; empty: leave it as it is."""
    if fill:
        shading = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
            shading.set(qn(f"w:{name}"), value)
        properties.append(shading)


def soften(table: Any) -> None:
    """Draw the table's lines thin and grey, and leave a little air in its cells."""
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "C9C7C1")):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    margins = OxmlElement("w:tblCellMar")
    for side, air in (("top", "30"), ("left", "70"), ("bottom", "30"), ("right", "70")):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), air)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    # The schema fixes the order of these elements: borders, layout, margins, look.
    look = properties.find(qn("w:tblLook"))
    layout = properties.find(qn("w:tblLayout"))
    (layout if layout is not None else look).addprevious(borders)
    look.addprevious(margins)


def _flag(properties: Any, name: str) -> None:
    properties.append(OxmlElement(name))
