"""The look of the Word document: paper, fonts, header and footer."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from pourparler.brief.document import Paper
from pourparler.brief.words.citation import bracketed

_DEEP = RGBColor(0x1F, 0x3A, 0x52)
_HEADINGS = {"Title": 15, "Heading 1": 11.5, "Heading 2": 9, "Heading 3": 9}
_BEFORE = {"Title": 0, "Heading 1": 6}
_TEXT = 7.7
_GAP = Mm(6)
_LANGUAGES = {"en": "en-GB", "fr": "fr-FR"}


def furnish(document: Document, brief: Paper) -> None:
    """Set paper, fonts, language, header and footer."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(12)
    section.top_margin, section.bottom_margin = Mm(14), Mm(12)
    section.header_distance = section.footer_distance = Mm(6)
    styles: Any = document.styles
    for name in ("Normal", "List Bullet"):
        _font(styles[name], "Arial", _TEXT)
        styles[name].paragraph_format.space_after = Pt(1)
        styles[name].paragraph_format.line_spacing = 1.0
    styles["List Bullet"].paragraph_format.left_indent = Mm(3.5)
    styles["List Bullet"].paragraph_format.first_line_indent = Mm(-3.5)
    for name, size in _HEADINGS.items():
        _font(styles[name], "Times New Roman", size)
        styles[name].font.color.rgb, styles[name].font.bold = _DEEP, True
        styles[name].paragraph_format.space_before = Pt(_BEFORE.get(name, 3))
        styles[name].paragraph_format.space_after = Pt(1)
        styles[name].paragraph_format.keep_with_next = True
    _language(styles["Normal"], _LANGUAGES.get(brief.language, brief.language))
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    _small(header.add_run(bracketed(brief.title)))
    _small(footer.add_run(f"{bracketed(brief.footer)} · "))
    for field in ("PAGE", "NUMPAGES"):
        _field(footer, field)
        if field == "PAGE":
            _small(footer.add_run(" / "))


def columns(document: Document, number: int) -> None:
    """Go on in so many columns on the same page, if there are not as many already; header and footer go on too."""
    if _columns(document) == number:
        return
    section = document.add_section(WD_SECTION.CONTINUOUS)
    for old in section._sectPr.findall(qn("w:cols")):
        section._sectPr.remove(old)
    columns = OxmlElement("w:cols")
    columns.set(qn("w:num"), str(number))
    columns.set(qn("w:space"), str(_GAP.twips))
    # The schema fixes the order of these elements: margins, then columns.
    section._sectPr.find(qn("w:pgMar")).addnext(columns)


def width(document: Document) -> int:
    """Return how wide a column is at the end of the document."""
    section = document.sections[-1]
    number = _columns(document)
    room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    return int((room - _GAP * (number - 1)) / number)


def _columns(document: Document) -> int:
    there = document.sections[-1]._sectPr.find(qn("w:cols"))
    return int(there.get(qn("w:num"), "1")) if there is not None else 1


def _font(style: Any, name: str, size: float) -> None:
    style.font.name, style.font.size = name, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), name)


def _language(style: Any, code: str) -> None:
    properties = style.element.get_or_add_rPr()
    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), code)
    properties.append(lang)


def _small(run: Any) -> None:
    run.font.size, run.font.color.rgb = Pt(8), RGBColor(0x55, 0x56, 0x5A)


def _field(paragraph: Any, name: str) -> None:
    """Add a field that Word fills: the page's number, or how many pages there are."""
    for kind, words in (("begin", ""), ("", name), ("end", "")):
        run = paragraph.add_run()
        _small(run)
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = words
        run._r.append(element)
