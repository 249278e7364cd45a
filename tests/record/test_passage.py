"""Where quoted words stand: exactly where a passage says, or where they are found, and at one place only."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.domain.source import Passage
from pourparler.errors import PassageMismatch
from pourparler.record.passage import OMISSION, check_passage, check_span, placed, places

TEXT = "One half is out of the question. One third is not. One half was never offered."


@pytest.mark.parametrize(
    ("start", "end", "quote"),
    [(0, 8, "One half"), (0, 9, "One half"), (0, 31, "One half […] question"), (0, 31, "One half is […] the question")],
)
def test_words_that_are_the_span_hold(start: int, end: int, quote: str) -> None:
    check_passage(Passage("s", start, end, quote), TEXT)


@pytest.mark.parametrize(
    ("start", "end", "quote"),
    [
        (0, 12, "One half"),  # the span holds more than is quoted, and nothing marks it
        (0, 8, "One half is out"),
        (0, 59, "One half"),  # begins and ends with the words
        (0, 30, "One half […] question"),
        (0, 8, "One half […] half"),
        (0, 31, "question […] One half"),
    ],
)
def test_words_that_are_not_the_span_are_refused(start: int, end: int, quote: str) -> None:
    with pytest.raises(PassageMismatch):
        check_passage(Passage("s", start, end, quote), TEXT)


@pytest.mark.parametrize("quote", ["One half is out", "One […] half is", "One half\n\n"])
def test_more_words_than_the_span_has_room_for_are_refused_without_a_text(quote: str) -> None:
    fits = len(quote.replace(OMISSION, "").strip()) <= 8
    passage = Passage("s", 0, 8, quote)
    if fits:
        check_span(passage)
    else:
        with pytest.raises(PassageMismatch, match="from a span of 8"):
            check_span(passage)


def test_words_at_one_place_get_it() -> None:
    assert placed({"source": "s", "quote": "One third"}, TEXT) == {
        "source": "s",
        "quote": "One third",
        "start": 33,
        "end": 42,
    }


def test_words_typed_on_one_line_are_found_across_lines_and_kept_as_they_stand() -> None:
    found = placed({"source": "s", "quote": "out of the question"}, "is out\n  of the\u00a0question")
    assert found["quote"] == "out\n  of the\u00a0question"
    check_passage(Passage(**found), "is out\n  of the\u00a0question")


def test_words_at_two_places_are_refused_with_both_and_how_to_choose() -> None:
    with pytest.raises(PassageMismatch) as caught:
        placed({"source": "gazette", "quote": "One half"}, TEXT)
    said = str(caught.value)
    assert "0-8, 51-59" in said
    assert "quote more of them, or name the place as gazette:0-8:WORDS" in said


def test_a_hundred_places_are_counted_and_five_named() -> None:
    with pytest.raises(PassageMismatch, match=r"stand at 100 places, 0-1, 2-3, 4-5, 6-7, 8-9, …"):
        placed({"source": "s", "quote": "a"}, "a " * 100)


def test_words_that_stand_nowhere_are_refused_with_the_nearest() -> None:
    with pytest.raises(PassageMismatch, match='"One third" stands at 33 to 42'):
        placed({"source": "s", "quote": "One thrid"}, TEXT)


def test_words_cannot_be_found_without_a_text() -> None:
    with pytest.raises(PassageMismatch, match="no text is held"):
        placed({"source": "s", "quote": "One half"}, None)


def test_a_passage_with_a_place_or_without_words_stays_as_it_is() -> None:
    for passage in ({"source": "s"}, {"source": "s", "start": 0, "end": 3, "quote": "xyz"}):
        assert placed(passage, TEXT) == passage


def test_with_words_left_out_the_shortest_span_counts() -> None:
    assert places("One half […] offered", TEXT) == [(51, 77)]
    assert places("a […] b […] c", "a a b b c c") == [(2, 9)]


@given(st.text("ab ", max_size=30), st.lists(st.text("ab", min_size=1, max_size=2), min_size=1, max_size=3))
def test_places_are_those_of_brute_force(text: str, parts: list[str]) -> None:
    spans = []
    for start in range(len(text)):
        if not text.startswith(parts[0], start):
            continue
        at: int | None = start
        for part in parts:
            at = None if at is None or text.find(part, at) < 0 else text.find(part, at) + len(part)
        if at is not None:
            spans.append((start, at))
    shortest = [(s, e) for s, e in spans if not any((s, e) != (a, b) and s <= a and b <= e for a, b in spans)]
    assert places(f" {OMISSION} ".join(parts), text) == shortest


def test_a_long_text_full_of_the_words_is_searched_in_a_moment() -> None:
    begun = time.perf_counter()
    assert len(places("a […] z", "a" * 1_000_000 + "z")) == 1
    assert time.perf_counter() - begun < 10
