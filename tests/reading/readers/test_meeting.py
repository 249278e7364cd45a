"""Meetings: who met whom, where, and whether it took place."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.offered import offered


@pytest.mark.parametrize(
    ("language", "text", "happening"),
    [
        ("fr", "Odile Marchal a rencontré Hugo Perrin à Genève.", "held"),
        ("fr", "La ministre Odile Marchal rencontrera Hugo Perrin à Genève.", "planned"),
        ("fr", "Odile Marchal n'a pas rencontré Hugo Perrin à Genève.", "potential"),
        ("en", "Emma Carter met Hugo Perrin in Geneva.", "held"),
        ("en", "Emma Carter will meet Hugo Perrin in Geneva.", "planned"),
    ],
)
def test_a_meeting_names_both_sides_and_whether_it_took_place(language: str, text: str, happening: str) -> None:
    (candidate,) = offered(text, "meeting", language)
    found: Any = candidate.found
    assert len(found.participants) == 2
    assert found.happening.value == happening
    assert found.place in ("Genève", "Geneva")


def test_somebody_who_is_only_talked_about_takes_no_part() -> None:
    text = "Odile Marchal a rencontré Hugo Perrin à Genève, selon Louis Bernard."
    found: Any = offered(text, "meeting")[0].found
    assert set(found.participants) == {"Odile Marchal", "Hugo Perrin"}
