"""A body's characters, and where they stand in the whole text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.reading.body import BREAK, Body


@st.composite
def bodies(draw: st.DrawFn) -> Body:
    parts = draw(st.lists(st.tuples(st.text(max_size=8), st.text(min_size=1, max_size=20)), max_size=5))
    whole, blocks = "", []
    for gap, block in parts:
        whole += gap
        blocks.append((len(whole), len(whole) + len(block)))
        whole += block
    return Body(whole, tuple(blocks))


@given(bodies())
def test_every_character_of_a_block_is_found_again_in_the_whole(body: Body) -> None:
    for at, start in enumerate(body.starts):
        first, last = body.blocks[at]
        for i in range(last - first):
            assert body.whole[body.raw(start + i)] == body.text[start + i]


@given(bodies(), st.data())
def test_a_span_quotes_the_whole_text(body: Body, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(body.text)))
    end = data.draw(st.integers(start, len(body.text)))
    if not body.text[start:end].strip():
        with pytest.raises(ValueError, match="no words"):
            body.span("content", start, end)
        return
    span = body.span("content", start, end)
    assert body.whole[span.start : span.end] == span.quote
    assert span.quote == span.quote.strip()


@given(bodies())
def test_paragraphs_are_the_lines_that_hold_words(body: Body) -> None:
    for start, paragraph in body.paragraphs():
        assert body.text[start : start + len(paragraph)] == paragraph
        assert paragraph.strip()


def test_a_character_beyond_the_body_is_an_error() -> None:
    body = Body("One.", ((0, 4),))
    with pytest.raises(IndexError):
        body.raw(4)
    assert BREAK not in body.text
