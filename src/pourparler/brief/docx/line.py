"""Lines of text in the Word document, with links to the sources."""

from __future__ import annotations

import re
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from pourparler.brief.document import Line, Paper
from pourparler.brief.words.citation import bracketed, pieces

SOFT = RGBColor(0x55, 0x56, 0x5A)
"""The grey of words that matter less than those beside them."""

_DEEP = RGBColor(0x1F, 0x3A, 0x52)
_CITE = 7.0


def write_line(paragraph: Any, brief: Paper, line: Line, size: float = 0, *, indented: bool = True) -> None:
    """Write a line into a paragraph; `size` in points, 0: the paragraph's own; indented where its kind asks for it."""
    if line.head:
        paragraph.add_run(bracketed(line.head)).bold = True
        paragraph.add_run(" — " if line.kind == "lead" else " ")
    if line.address:
        _outside(paragraph, line.address, size)
    for piece in () if line.address else pieces(line.text):
        if isinstance(piece, int) and 0 < piece <= brief.cited:
            _link(paragraph, f"[{piece}]", f"source-{piece}", size)
            continue
        run = paragraph.add_run(str(piece))
        run.bold = line.kind == "strong" or None
        run.font.strike = line.kind == "struck" or None
        run.italic = line.kind in ("question", "challenge") or None
        if line.kind in ("small", "record", "muted", "locator", "option", "intro"):
            run.font.color.rgb = SOFT
    if line.kind == "challenge" and indented:
        paragraph.paragraph_format.left_indent = Pt(8)
    for run in paragraph.runs if size else ():
        run.font.size = Pt(size)


def _link(paragraph: Any, words: str, anchor: str, size: float) -> None:
    """Add words that lead to a place in the document."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), _name(anchor))
    run = paragraph.add_run(words)
    run.font.size, run.font.color.rgb = Pt(min(size or _CITE, _CITE)), _DEEP
    link.append(run._r)
    paragraph._p.append(link)


def _outside(paragraph: Any, address: str, size: float) -> None:
    """Add an address as words that open it."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(address)
    run.font.color.rgb, run.font.size = SOFT, Pt(size) if size else None
    link.append(run._r)
    paragraph._p.append(link)


def bookmark(paragraph: Any, key: str) -> None:
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
