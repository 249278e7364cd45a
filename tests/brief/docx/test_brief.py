from __future__ import annotations

import io
import sys
import zipfile

import pytest

from pourparler.brief.docx.brief import render_word
from pourparler.errors import MissingExtra

docx = pytest.importorskip("docx")


@pytest.fixture(scope="module")
def written(state, english):
    return render_word(state, english)


@pytest.fixture(scope="module")
def document(written):
    return docx.Document(io.BytesIO(written))


def heads(document):
    return [p.text for p in document.paragraphs if p.style.name.startswith(("Heading", "Title"))]


def table_words(document):
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def test_the_document_opens_and_holds_every_issue(document):
    for title in ("Army — contested", "Trade — agreed", "Port — unknown", "Archives — convergent"):
        assert title in heads(document)


def test_the_grid_is_a_table_with_words_signs_evidence_and_ages(document):
    grid = next(t for t in document.tables if t.rows[0].cells[0].text == "Issue and standing")
    army = next(row for row in grid.rows if row.cells[0].text.startswith("Army"))
    told = "".join(cell.text for cell in army.cells)
    assert "● ⊘ insists on “<script>alert('x')</script> small”" in told
    assert "own word, 7 days ago" in told
    assert "w:shd" in grid._tbl.xml


def test_what_reads_as_text_stands_in_columns_and_tables_across_the_page(document):
    columns = document.element.xpath("//w:cols/@w:num")
    assert {"1", "2", "3"} <= set(columns)
    assert all(section.page_width < section.page_height for section in document.sections)


def test_the_address_of_a_source_opens_and_stands_there_in_words(document):
    outside = {r.rId: r.target_ref for r in document.part.rels.values() if r.is_external}
    assert list(outside.values()) == ["https://example.org/a?b=1&c=2"]
    (link,) = (x for x in document.element.xpath("//w:hyperlink[@r:id]"))
    assert link.xpath("string(.)") == "https://example.org/a?b=1&c=2"


def test_header_and_footer_name_what_it_is(document):
    section = document.sections[0]
    assert section.header.paragraphs[0].text == "Talks of North and South"
    assert "seen by: everyone · evidence: reported" in section.footer.paragraphs[0].text
    assert "PAGE" in section.footer._element.xml


def test_hostile_words_stand_as_words(document):
    assert any("<script>alert('x')</script> small" in "".join(row) for row in table_words(document))


def test_citations_lead_to_bookmarks(document):
    xml = document.element.xml
    targets = set(document.element.xpath("//w:hyperlink/@w:anchor"))
    marks = document.element.xpath("//w:bookmarkStart/@w:name")
    assert targets
    assert targets <= set(marks)
    assert len(marks) == len(set(marks))
    assert "w:bookmarkEnd" in xml


def test_the_french_document_is_french(state, french):
    document = docx.Document(io.BytesIO(render_word(state, french)))
    assert "Où en sont les questions" in heads(document)
    assert "fr-FR" in document.styles.element.xml


def test_the_same_state_gives_the_same_bytes(state, english, written):
    assert render_word(state, english) == written


def test_the_file_says_nothing_of_when_it_was_made(document, written):
    assert document.core_properties.created.isoformat().startswith("2025-01-10")
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_without_the_extra_the_error_names_it(state, english, monkeypatch):
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(MissingExtra, match=r"pourparler\[word\]"):
        render_word(state, english)
