"""Claims about drafts: what is counted, now and before; and what is no draft's part."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.offered import offered


def found(text: str, language: str) -> list[Any]:
    return [c.found for c in offered(text, "claim", language)]


@pytest.mark.parametrize(
    ("language", "text", "earlier", "figure"),
    [
        ("fr", "Le projet d’accord a été ramené de 12 à 9 points.", "12", "9"),
        ("fr", "Le plan en douze points n’a pas été publié.", "", "12"),
        ("fr", "Le texte compte désormais 20 articles.", "", "20"),
        ("fr", "Le document tient en 19 points, contre 28 auparavant.", "28", "19"),
        ("fr", "Restent les dix-neuf points du plan.", "", "19"),
        ("en", "The plan was cut from 28 to 19 points.", "28", "19"),
        ("en", "The envoys discussed a 28-point plan.", "", "28"),
        ("en", "The text now has twenty articles.", "", "20"),
        ("en", "The draft has nine points, down from twelve.", "12", "9"),
    ],
)
def test_a_count_of_a_drafts_parts_is_a_claim(language: str, text: str, earlier: str, figure: str) -> None:
    (one,) = found(text, language)
    assert (one.earlier, one.figure) == (earlier, figure)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le parti a perdu de 28 à 19 points dans les sondages."),
        ("fr", "Le plan coûtera 28 millions."),
        ("fr", "La délégation compte 28 membres."),
        ("en", "The party lost nine points in the polls."),
        ("en", "Under the plan, 28 soldiers went home."),
        ("en", "The rate fell from 28 to 19 percent."),
    ],
)
def test_people_money_shares_and_polls_are_no_parts_of_a_draft(language: str, text: str) -> None:
    assert found(text, language) == []


def test_the_numbers_stand_where_the_passages_say() -> None:
    (candidate,) = offered("Le plan a été réduit de vingt-huit à dix-neuf points.", "claim")
    assert [(s.role, s.quote) for s in candidate.passages] == [
        ("claim", "de vingt-huit à dix-neuf points"),
        ("figure", "dix-neuf"),
        ("earlier", "vingt-huit"),
        ("draft", "plan"),
    ]
