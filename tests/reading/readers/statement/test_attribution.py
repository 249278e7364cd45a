"""How a report attributes what was said."""

from __future__ import annotations

import pytest

from tests.reading.offered import offered


def attribution(text: str, language: str) -> str:
    (candidate,) = offered(text, "statement", language)
    return str(candidate.found.attribution.value)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Aline Fauvel", "on-record"),
        ("Un haut responsable de la Haute-Vallée", "background"),
        ("Une source proche du dossier", "anonymous"),
        ("Le communiqué", "official-readout"),
        ("L’accord", "official-text"),
        ("L’agence Xinhua", "state-media"),
        ("Un analyste", "analysts-inference"),
    ],
)
def test_the_source_decides_in_french(source: str, expected: str) -> None:
    assert attribution(f"{source} a indiqué que le barrage restera fermé.", "fr") == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Aline Fauvel", "on-record"),
        ("A senior official", "background"),
        ("A source close to the talks", "anonymous"),
        ("The joint statement", "official-readout"),
        ("The agency TASS", "state-media"),
        ("An analyst", "analysts-inference"),
    ],
)
def test_the_source_decides_in_english(source: str, expected: str) -> None:
    assert attribution(f"{source} said that the dam would stay shut.", "en") == expected


def test_the_authors_own_i_is_the_authors_inference() -> None:
    assert attribution("Je pense que le barrage restera fermé.", "fr") == "authors-inference"


def test_a_name_under_cover_of_anonymity_is_background() -> None:
    text = "Un conseiller a indiqué sous couvert d’anonymat que le barrage restera fermé."
    assert attribution(text, "fr") == "background"
