"""Dates: words that name days, counted from the day of the report."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pourparler.reading.readers.date.expression import expressions
from tests.reading.offered import offered

DAY = date(2025, 12, 3)


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("fr", "Elle est venue jeudi dernier.", "2025-11-27"),
        ("fr", "Elle est venue hier.", "2025-12-02"),
        ("fr", "Elle est venue fin novembre.", "2025-11-21/2025-11-30"),
        ("fr", "La vallée attend depuis février 2022.", "2022-02-01/2022-02-28"),
        ("fr", "Le sommet se tiendra d’avril à juin 2026.", "2026-04-01/2026-06-30"),
        ("fr", "Elle est venue au printemps 2024.", "2024-03-01/2024-05-31"),
        ("fr", "Elle est venue le mois dernier.", "2025-11-01/2025-11-30"),
        ("fr", "Elle est venue l’an dernier.", "2024-01-01/2024-12-31"),
        ("fr", "Elle est venue il y a deux semaines.", "2025-11-16/2025-11-22"),
        ("en", "She came in the spring of 2024.", "2024-03-01/2024-05-31"),
        ("en", "She came last Thursday.", "2025-11-27"),
        ("en", "She came last month.", "2025-11-01/2025-11-30"),
        ("en", "She came on March 3, 2024.", "2024-03-03"),
        ("en", "She comes next week.", "2025-12-08/2025-12-14"),
        ("en", "The valley has waited since 2014.", "2014-01-01/2014-12-31"),
    ],
)
def test_words_name_the_days_meant(language: str, text: str, days: str) -> None:
    assert [str(one.days) for one in expressions(text, language, DAY)] == [days]


@pytest.mark.parametrize("text", ["Le texte a 28 points.", "Odile Marchal a parlé 2 heures."])
def test_an_amount_is_no_date(text: str) -> None:
    assert list(expressions(text, "fr", DAY)) == []


def test_a_relative_day_is_open_where_the_report_bears_none() -> None:
    found: Any = offered("Odile Marchal est venue hier.", "date")[0]
    assert found.found.date is None
    assert found.markers == ("relative",)
