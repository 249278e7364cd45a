"""Nominal reports: what was said is an object."""

from __future__ import annotations

from pourparler.domain.candidate import Speech
from tests.reading.offered import offered, said


def test_a_reiterated_position_is_a_statement() -> None:
    (statement,) = offered("La Basse-Vallée a réitéré sa position sur le débit d’été.", "statement")
    assert statement.found.speech is Speech.NOMINAL  # type: ignore[union-attr]
    assert said("La Basse-Vallée a réitéré sa position sur le débit d’été.") == [
        ("La Basse-Vallée", "a réitéré", "sa position sur le débit d’été")
    ]


def test_a_call_for_something_is_a_statement() -> None:
    assert said("The River Commission called for a pause in the works.", "en") == [
        ("The River Commission", "called for", "a pause in the works")
    ]


def test_a_war_does_not_demand_and_an_idea_does_not_reject() -> None:
    assert said("La sécheresse exige des mesures rapides.") == []


def test_what_will_be_proposed_has_not_been_said() -> None:
    assert said("La délégation présentera ses demandes vendredi.") == []
