"""Meetings: who met whom by the meeting's own grammar, where, when, for how long, and whether it took place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pourparler.domain.candidate import Candidate
from pourparler.domain.interval import Interval
from tests.reading.offered import offered


def one(text: str, language: str = "fr") -> tuple[Candidate, Any]:
    (candidate,) = offered(text, "meeting", language)
    return candidate, candidate.found


@pytest.mark.parametrize(
    ("language", "text", "happening"),
    [
        ("fr", "Odile Marchal a rencontré Hugo Perrin à Genève.", "held"),
        ("fr", "La ministre Odile Marchal rencontrera Hugo Perrin à Genève.", "planned"),
        ("fr", "Odile Marchal n'a pas rencontré Hugo Perrin à Genève.", "potential"),
        ("fr", "Une rencontre entre Odile Marchal et Hugo Perrin est prévue à Genève.", "planned"),
        ("en", "Emma Carter met Hugo Perrin in Geneva.", "held"),
        ("en", "Emma Carter will meet Hugo Perrin in Geneva.", "planned"),
        ("en", "Emma Carter held talks with Hugo Perrin in Geneva.", "held"),
        ("en", "A meeting between Emma Carter and Hugo Perrin took place in Geneva.", "held"),
    ],
)
def test_a_meeting_names_both_sides_and_whether_it_took_place(language: str, text: str, happening: str) -> None:
    _, found = one(text, language)
    assert len(found.participants) == 2
    assert found.happening.value == happening
    assert found.place in ("Genève", "Geneva")


def test_somebody_who_is_only_talked_about_takes_no_part() -> None:
    _, found = one("Odile Marchal a rencontré Hugo Perrin à Genève, selon Louis Bernard.")
    assert set(found.participants) == {"Odile Marchal", "Hugo Perrin"}


def test_an_office_before_the_name_is_one_participant() -> None:
    candidate, found = one("Le ministre de l’Eau, Hugo Perrin, s’est entretenu avec Odile Marchal.")
    assert set(found.participants) == {"Hugo Perrin", "Odile Marchal"}
    assert {span.quote for span in candidate.spans("participant")} == {"Hugo Perrin", "Odile Marchal"}


def test_the_delegations_of_two_sides_are_the_two_sides() -> None:
    _, found = one("Les délégations de la Haute-Vallée et de la Basse-Vallée se sont rencontrées à Roche-Basse.")
    assert found.participants == ("Haute-Vallée", "Basse-Vallée")


def test_the_day_and_the_duration_are_those_of_its_clause() -> None:
    candidate, found = one("Odile Marchal a rencontré Hugo Perrin le 2 mars 2026 pendant quatre heures.")
    assert found.date == Interval.day(date(2026, 3, 2))
    assert found.duration == "quatre heures"
    assert [span.quote for span in candidate.spans("date")] == ["2 mars 2026"]


def test_a_meeting_told_twice_is_offered_once() -> None:
    text = "Odile Marchal a rencontré Hugo Perrin lundi. La rencontre a duré deux heures. Odile Marchal est rentrée."
    candidate, _ = one(text)
    assert [span.quote for span in candidate.spans("repeat")] == ["rencontre"]


def test_talks_in_general_are_no_meeting() -> None:
    assert offered("Les pourparlers restent difficiles.", "meeting") == []
    assert offered("Negotiations are slow.", "meeting", "en") == []
