"""The look of the Word document: paper, fonts, header and footer."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from pourparler.brief.document import Paper
from pourparler.brief.words.citation import bracketed

_DEEP = RGBColor(0x1F, 0x3A, 0x52)
_HEADINGS = {"Title": 18, "Heading 1": 14, "Heading 2": 11.5, "Heading 3": 10}
_LANGUAGES = {"en": "en-GB", "fr": "fr-FR"}


def furnish(document: Document, brief: Paper) -> None:
    """Set paper, fonts, language, header and footer."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(18), Mm(18)
    styles: Any = document.styles
    for name, size in {"Normal": 9.0, "List Bullet": 9.0}.items():
        _font(styles[name], "Arial", size)
        styles[name].paragraph_format.space_after = Pt(2)
    for name, size in _HEADINGS.items():
        _font(styles[name], "Times New Roman", size)
        styles[name].font.color.rgb, styles[name].font.bold = _DEEP, True
        styles[name].paragraph_format.space_before = Pt({"Title": 0, "Heading 3": 5}.get(name, 9))
        styles[name].paragraph_format.space_after = Pt(3)
        styles[name].paragraph_format.keep_with_next = True
    _language(styles["Normal"], _LANGUAGES.get(brief.language, brief.language))
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    _small(header.add_run(bracketed(brief.title)))
    _small(footer.add_run(f"{bracketed(brief.footer)} · "))
    for field in ("PAGE", "NUMPAGES"):
        _field(footer, field)
        if field == "PAGE":
            _small(footer.add_run(" / "))


def turn(document: Document, landscape: bool) -> None:
    """Begin a new page, upright or across; header and footer go on."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))


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
