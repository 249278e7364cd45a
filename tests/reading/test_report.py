"""Paragraphs cut for the parser, and joined back by their offsets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pourparler.reading.body import Body
from pourparler.reading.models import model
from pourparler.reading.report import LONGEST, parsed, pieces


@given(st.text(st.sampled_from(list("ab. !?…é\u202f")), max_size=50), st.integers(1, 2000))
def test_pieces_join_back_to_the_paragraph(text: str, times: int) -> None:
    paragraph, at = text * times, 0
    for start, piece in pieces(paragraph):
        assert paragraph[start : start + len(piece)] == piece
        assert not paragraph[at:start].strip()
        assert len(piece) <= LONGEST
        at = start + len(piece)
    assert not paragraph[at:].strip()


def test_a_long_paragraph_is_cut_where_a_sentence_ends() -> None:
    paragraph = "Les deux délégations se verront jeudi. " * 600
    assert all(piece.rstrip().endswith(".") for _, piece in pieces(paragraph))


def test_the_parser_sees_as_many_characters_as_are_written() -> None:
    text = 'Elle a dit : «Nous viendrons. Jeudi.»  Puis rien.\nIl a répondu qu\'"aucun" accord n’existait.'
    for paragraph in parsed(Body(text, ((0, len(text)),)), model("fr")):
        assert len(paragraph.doc.text) == len(paragraph.text)
        assert text[paragraph.start : paragraph.start + len(paragraph.text)] == paragraph.text
