"""What is marked as unconfirmed, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from pourparler.domain.candidate import FoundStatement
from tests.reading.offered import offered


def found(text: str, language: str = "fr") -> list[Any]:
    return [c.found for c in offered(text, "statement", language)]


def test_a_conditional_with_nobody_named_is_a_statement_of_nobody() -> None:
    (one,) = found("La Haute-Vallée aurait accepté un comité consultatif.")
    assert (one.source, one.actor, one.hearsay, one.content) == ("", "", True, "un comité consultatif")


def test_a_conditional_within_what_a_source_said_marks_that_statement() -> None:
    text = "Selon une source proche des pourparlers, la Haute-Vallée aurait accepté un comité."
    (candidate,) = offered(text, "statement")
    assert isinstance(candidate.found, FoundStatement)
    assert candidate.found.hearsay
    assert [span.quote for span in candidate.spans("marker")] == ["aurait accepté"]


@pytest.mark.parametrize(
    "text",
    [
        "Selon des médias, le texte est prêt.",
        "D’après plusieurs sources, le texte est prêt.",
        "Les médias rapportent que le texte est prêt.",
    ],
)
def test_media_and_sources_that_nothing_names_are_hearsay(text: str) -> None:
    (one,) = found(text)
    assert one.hearsay


@pytest.mark.parametrize("text", ["Selon la ministre, le texte est prêt.", "Aline Fauvel a dit que le texte est prêt."])
def test_somebody_named_is_not_hearsay(text: str) -> None:
    (one,) = found(text)
    assert not one.hearsay


@pytest.mark.parametrize(
    "text",
    [
        "The Upper Valley has reportedly accepted a panel.",
        "The Upper Valley is said to have accepted a panel.",
    ],
)
def test_reportedly_and_is_said_to_are_hearsay(text: str) -> None:
    assert [one.hearsay for one in found(text, "en")] == [True]
