"""Quotation marks of several traditions, closed or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.reading.quotation import masked, quotations

MARKED = st.text(st.sampled_from(list("ab ,.!?:'’‘\"«»“”„‹›\u00a0\u202f")), max_size=60)


def words(text: str) -> list[str]:
    return [text[q.first : q.last] for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Il dit : « Nous viendrons »", ["Nous viendrons"]),
        ("He said “we will come”, then “not now”.", ["we will come", "not now"]),
        ('"We will come," he said. "Not now."', ["We will come,", "Not now."]),
        ("Sie sagte: „Wir kommen“.", ["Wir kommen"]),
        ("« Il a dit “jamais” devant nous »", ["Il a dit “jamais” devant nous"]),
        ("«L'un «et l'autre» encore»", ["L'un «et l'autre» encore"]),
        ("The envoy's note: ‘it won’t do’.", ["it won’t do"]),
        ("''Nous viendrons'', dit-il", ["Nous viendrons"]),
        ('6\'2" and 5" more', []),
    ],
)
def test_the_outermost_quotations_are_found(text: str, quoted: list[str]) -> None:
    assert words(text) == quoted


def test_a_mark_that_is_never_closed_runs_on_only_from_the_start_or_a_colon() -> None:
    assert [
        (text, q.closed) for text in ("« Nous viendrons.", "Il dit : « Nous viendrons.") for q in quotations(text)
    ] == [
        ("« Nous viendrons.", False),
        ("Il dit : « Nous viendrons.", False),
    ]
    assert words("Le mot « seul reste ouvert.") == []


def test_a_mark_that_closes_nothing_is_passed_over() -> None:
    assert words("fin» puis «début»") == ["début"]


@given(MARKED)
def test_quotations_stand_apart_and_within_the_paragraph(text: str) -> None:
    at = 0
    for q in quotations(text):
        assert at <= q.start < q.first <= q.last <= q.end <= len(text)
        at = q.end


@given(MARKED)
def test_masking_moves_no_character(text: str) -> None:
    hidden = masked(text, quotations(text))
    assert len(hidden) == len(text)
    assert all(a == b or a in '.!?…;: «»“”„"‘’‹›' for a, b in zip(text, hidden, strict=True))
