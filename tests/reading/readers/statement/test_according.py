"""What is said according to somebody."""

from __future__ import annotations

from tests.reading.offered import offered, said


def test_what_stands_around_selon_is_what_was_said() -> None:
    assert said("Selon la médiatrice, le barrage restera fermé.") == [
        ("la médiatrice", "Selon", "le barrage restera fermé")
    ]
    assert said("Le barrage restera fermé, selon la médiatrice.")[0][2] == "Le barrage restera fermé"


def test_selon_le_calendrier_is_nobodys_word() -> None:
    assert said("Selon le calendrier, les travaux commencent lundi.") == []


def test_a_chain_gives_two_statements_and_says_through_whom() -> None:
    text = "According to Odile Marchal, the envoy said that the dam would stay shut."
    found = {c.found.source: c.found for c in offered(text, "statement", "en")}  # type: ignore[union-attr]
    assert found["the envoy"].via == "Odile Marchal"  # type: ignore[union-attr]
    assert found["Odile Marchal"].via == ""  # type: ignore[union-attr]
