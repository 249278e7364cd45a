"""The coloured page: its text is the report's, whatever spans overlap; hostile words are shown and not obeyed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from msgspec import structs

from pourparler.brief.page.reading import render_reading
from pourparler.brief.sections.reading import harmless, provenance_lines
from pourparler.brief.terminal.reading import candidate_rows
from pourparler.brief.words.segment import Mark, lines, segments
from pourparler.domain.candidate import Span
from tests.reports import READING, TEXT


@pytest.fixture(scope="module")
def page(english):
    return render_reading(READING, english, "report.txt")


@pytest.fixture(scope="module")
def tree(page):
    return html.document_fromstring(page)


@st.composite
def marked(draw):
    text = draw(st.text(alphabet="ab \n<é\u05d0", max_size=40))
    ends = st.integers(0, 45)
    spans = draw(st.lists(st.tuples(ends, ends), max_size=12))
    marks = [Mark(n, "actor", Span("name", a, b, text[a:b])) for n, (a, b) in enumerate(spans, start=1) if a < b]
    return text, marks


@given(marked())
def test_segments_joined_are_the_text_and_each_has_exactly_the_marks_that_cover_it(case):
    text, marks = case
    found = segments(text, marks)
    assert "".join(one.words for one in found) == text
    at = 0
    for one in found:
        assert one.words
        for place in range(at, at + len(one.words)):
            assert {m.number for m in one.marks} == {m.number for m in marks if m.span.start <= place < m.span.end}
        at += len(one.words)


@given(marked())
def test_lines_joined_are_the_text_and_every_candidate_begins_once(case):
    text, marks = case
    found = lines(segments(text, marks))
    assert "\n".join("".join(one.words for one in line) for line in found) == text
    begun = [number for line in found for one in line for number in one.begins]
    assert sorted(begun) == sorted({m.number for m in marks if m.span.start < len(text)})


def test_the_page_is_well_formed(page):
    etree.fromstring(page.partition("\n")[2].encode(), etree.HTMLParser(recover=False))
    opened = len(re.findall(r"<(?:section|div|ul|ol|li|p|span)[\s>]", page))
    assert opened == len(re.findall(r"</(?:section|div|ul|ol|li|p|span)>", page))


def test_the_page_needs_nothing_from_outside_and_no_script(page, tree):
    assert not tree.xpath("//script | //link | //img | //iframe | //object | //@src | //base | //@onclick")
    assert "url(" not in page
    assert all(href.startswith("#") for href in tree.xpath("//@href"))


def test_hostile_words_are_shown_and_not_obeyed(page, tree):
    assert "<script" not in page
    assert "<b>refusés" not in page
    assert "<script>alert(1)</script>" in tree.text_content()


def test_the_text_of_the_page_is_the_report(tree):
    (body,) = tree.xpath("//div[@class='text']")
    for number in body.xpath(".//a[@class='n']"):
        number.text = ""
    shown = "\n".join(line.text_content() for line in body.xpath("./p"))
    assert shown == TEXT


def test_every_candidate_is_listed_and_linked_both_ways(tree):
    for number in range(1, len(READING.candidates) + 1):
        assert len(tree.xpath(f"//*[@id='p{number}'][@href='#c{number}']")) == 1
        assert len(tree.xpath(f"//li[@id='c{number}'][.//a[@href='#p{number}']]")) == 1


def test_nested_passages_bear_the_classes_of_all_and_say_so(tree, page):
    (words,) = [s for s in tree.xpath("//div[@class='text']//span") if s.text == "refusons les deux tiers"]
    assert words.get("class") == "k-statement k-stance"
    assert words.get("title") == "2 statement (what was said); 4 stance (what was said)"
    assert ".k-statement.k-stance {" in page


def test_the_legend_counts(tree):
    told = [" ".join(li.text_content().split()) for li in tree.xpath("//ul[@class='kinds']/li")]
    assert told == ["statement 2", "stance 2", "meeting 2", "next step 1", "claim 1", "actor 1", "date 1"]


def test_lines_find_their_own_direction(tree):
    assert all(line.get("dir") == "auto" for line in tree.xpath("//div[@class='text']/p"))
    assert tree.xpath("//div[@class='text']")[0].get("lang") == "fr"


def test_the_page_is_the_same_for_the_same_reading_and_differs_in_french(page, english, french):
    assert render_reading(READING, english, "report.txt") == page
    other = render_reading(READING, french, "report.txt")
    assert '<html lang="fr">' in other


def test_an_empty_reading_has_a_page(english):
    page = render_reading(structs.replace(READING, text="", candidates=()), english, "empty.txt")
    assert "nothing was found in it" in page


def test_contrast_of_the_words_is_enough(page):
    papers = set(re.findall(r"background: (#[0-9a-f]{3,6}) linear", page))
    assert papers
    for paper in papers:
        assert _contrast("#1c1c1c", paper) > 7


def test_a_row_tells_who_what_where_and_what_to_be_wary_of(english):
    rows = candidate_rows(READING, (), english)
    assert rows[1][:3] == ("2", "statement", "Aline Fauvel")
    assert rows[1][-1] == "inferred: party"
    assert rows[4][-1] == "hearsay"
    assert [row[0] for row in candidate_rows(READING, ("stance",), english)] == ["4", "6"]
    assert rows[6][3] == "held: Pont-l’Ormeau, 2 March 2026"


def test_where_it_comes_from_leaves_out_what_is_not_printed(english):
    assert provenance_lines(READING.provenance, english) == [
        "Deux tiers <b>refusés</b>",
        "Le Héraut · 3 March 2026 · Odile Marchal",
        "language: fr",
    ]


def test_control_characters_do_not_reach_a_terminal():
    assert harmless("a\x1b]0;title\x07b\x9bc") == "a ]0;title b c"


def _contrast(one, other):
    first, second = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def _luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
