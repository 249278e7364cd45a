from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pourparler.brief.words.citation import bracketed, pieces
from pourparler.brief.words.wording import shortened


@given(st.text())
def test_what_cannot_be_shown_is_left_out(words):
    shown = bracketed(words)
    assert not any(ord(letter) < 32 and letter not in "\t\n\r" for letter in shown)


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "Z"))))
def test_plain_words_are_one_piece(words):
    assert pieces(words) == ([words] if words else [])


@given(st.text(min_size=1), st.integers(3, 40))
def test_shortened_words_fit(words, longest):
    assert len(shortened(words, longest)) <= longest
