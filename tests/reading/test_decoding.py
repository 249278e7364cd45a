"""From bytes to characters: encodings, and what is no text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pourparler.errors import ReportError
from pourparler.reading.decoding import LONGEST, decode

WORDS = "Réunion à huis clos – l’émissaire «attend»"


@given(st.text())
def test_utf_8_comes_out_as_it_went_in_but_for_line_endings(text: str) -> None:
    try:
        read = decode(text.encode("utf-8", "surrogatepass"), "report.txt").text
    except ReportError:
        return
    assume(not text.startswith("\ufeff"))
    assert read == text.replace("\r\n", "\n").replace("\r", "\n")


@given(st.binary(max_size=400))
def test_any_bytes_are_a_text_or_one_sentence(data: bytes) -> None:
    try:
        read = decode(data, "report.txt").text
    except ReportError as error:
        assert str(error).startswith("report.txt")
    else:
        assert any(character.isalpha() for character in read)
        assert "\r" not in read


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_tells_the_encoding_and_is_no_character(mark: bytes, encoding: str) -> None:
    found = decode(mark + WORDS.encode(encoding), "report.txt")
    assert found.text == WORDS
    assert not found.notices


def test_western_bytes_are_read_with_a_notice() -> None:
    found = decode(WORDS.encode("cp1252"), "report.txt")
    assert found.text == WORDS
    assert found.notices[0].fields == {"encoding": "Windows-1252"}


def test_a_page_that_declares_its_encoding_needs_no_notice() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body>Žofín</body></html>'
    found = decode(page.encode("iso-8859-2"), "page.html")
    assert found.text == page
    assert not found.notices


def test_a_few_damaged_bytes_stay_visible() -> None:
    data = ("été " * 20).encode() + b"\xff fin"
    found = decode(data, "report.txt")
    assert found.text.endswith("\ufffd fin")
    assert found.notices[0].fields == {"count": "1"}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"%PDF-1.7\n...", "is a PDF file"),
        (b"PK\x03\x04..word/document.xml", "is a Word file"),
        (b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.text", "is an OpenDocument file"),
        (b"PK\x03\x04..a.txt", "is a zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "is an old Word or Office file"),
        (b"{\\rtf1 words}", "is an RTF file"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is an image"),
        (b"One\0two", "holds control characters"),
        (b"1, 2, 3.", "holds no words"),
        ("Переговоры".encode("koi8-r"), "is in an encoding that cannot be told"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x41", "breaks off at byte"),
        (b"word " * 4_000_000, "is too long"),
        (b"word " * (LONGEST // 5 + 1), "is too long"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence_with_a_way_to_mend_it(data: bytes, says: str) -> None:
    with pytest.raises(ReportError) as caught:
        decode(data, "report.txt")
    told = str(caught.value)
    assert says in told
    assert told.startswith("report.txt")
    assert "\n" not in told
