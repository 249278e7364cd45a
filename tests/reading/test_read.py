"""Reading what is odd: a clear sentence or a correct reading, never a wrong offset."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.errors import ReportError
from pourparler.reading.read import read

FRENCH = "Le Nord « attend », a dit mardi le porte-parole A. Sele. Il aurait accepté l’offre, selon des médias."
ENGLISH = 'The North "waits", the spokesman A. Sele said on Tuesday. He reportedly accepted the offer.'
HEBREW = "שתי המשלחות ייפגשו שוב בבירה ביום חמישי כדי לחדש את השיחות."
PIECES = st.sampled_from(
    [
        FRENCH,
        ENGLISH,
        HEBREW,
        "«",
        "»",
        '"',
        "“Nous viendrons”, a-t-il ajouté.",
        "\n",
        "\n\n",
        "\u202e",
        "e\u0301",
        "🕊",
        " ",
    ]
)


def quotes_hold(data: bytes, name: str = "report.txt", language: str = "") -> int:
    found = read(data, name, language=language)
    passages = [*found.provenance.passages, *(p for c in found.candidates for p in c.passages)]
    assert all(found.text[p.start : p.end] == p.quote for p in passages)
    return len(found.candidates)


@settings(max_examples=40)
@given(st.lists(PIECES, min_size=1, max_size=8).map(" ".join), st.sampled_from(["", "en", "fr"]))
def test_passages_quote_the_text_whatever_is_put_together(text: str, language: str) -> None:
    try:
        quotes_hold(text.encode(), language=language)
    except ReportError:
        assert not any(character.isalpha() for character in text)


@settings(max_examples=40)
@given(st.text(max_size=120), st.sampled_from(["en", "fr"]))
def test_passages_quote_the_text_on_any_characters(text: str, language: str) -> None:
    try:
        quotes_hold(text.encode("utf-8", "replace"), language=language)
    except ReportError as error:
        assert str(error).startswith("report.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_report_reads_alike_in_any_encoding(encoding: str) -> None:
    assert quotes_hold(FRENCH.encode(encoding)) == quotes_hold(FRENCH.encode()) > 3


def test_a_language_without_a_model_offers_nothing_and_says_so() -> None:
    found = read(HEBREW.encode())
    assert not found.candidates
    assert found.notices[0].fields == {"language": "he"}


def test_a_right_to_left_passage_moves_no_offset() -> None:
    assert quotes_hold(f"{HEBREW}\n\n{FRENCH}\n\n{HEBREW}".encode(), language="fr") > 3


def test_two_languages_in_one_report_are_noticed() -> None:
    found = read(f"{FRENCH}\n\n{FRENCH}\n\n{ENGLISH}".encode())
    assert [notice.fields["language"] for notice in found.notices] == ["en"]


def test_unbalanced_marks_lose_no_words() -> None:
    assert quotes_hold("« Nous viendrons, a dit mardi A. Sele. Il a ajouté : « Jamais. » Puis « rien.".encode()) > 0


def test_a_page_is_read_like_its_text() -> None:
    page = f"<html><head><script>«x», a dit Y</script></head><body><article><p>{FRENCH}</p></article></body></html>"
    assert quotes_hold(page.encode(), "page.html") >= quotes_hold(FRENCH.encode()) - 1
