"""Stances: what words suggest, whose it is, which option on record they touch."""

from __future__ import annotations

from typing import Any

import pytest

from pourparler.reading.vocabulary import KnownDelegate, KnownIssue, KnownOption, KnownParty, Vocabulary
from tests.reading.offered import offered

RIVER = Vocabulary(
    parties=(
        KnownParty("upper", ("Upper Valley", "Haute-Vallée")),
        KnownParty("lower", ("Lower Valley", "Basse-Vallée")),
    ),
    delegates=(KnownDelegate("fauvel", "Aline Fauvel", "upper", "ministre de l’Eau"),),
    issues=(
        KnownIssue(
            "release",
            ("Summer release", "Débit d’été"),
            (
                KnownOption("release.third", ("one third of the flow", "un tiers du débit")),
                KnownOption("release.half", ("half of the flow", "la moitié du débit")),
            ),
        ),
        KnownIssue(
            "panel",
            ("Monitoring panel", "Comité de surveillance"),
            (KnownOption("panel.advisory", ("an advisory panel", "un comité consultatif")),),
        ),
    ),
)


def found(text: str, language: str = "fr") -> list[Any]:
    return [c.found for c in offered(text, "stance", language, RIVER)]


@pytest.mark.parametrize(
    ("text", "stance", "options"),
    [
        ("La Basse-Vallée a rejeté un tiers du débit.", "refuses", ("release.third",)),
        ("La Basse-Vallée exige la moitié du débit.", "demands", ("release.half",)),
        ("La Basse-Vallée a réitéré sa demande d’un comité consultatif.", "demands", ("panel.advisory",)),
        ("La Basse-Vallée a affirmé qu’elle n’accepterait jamais un tiers du débit.", "refuses", ("release.third",)),
    ],
)
def test_words_suggest_a_stance_on_an_option(text: str, stance: str, options: tuple[str, ...]) -> None:
    (one,) = found(text)
    assert (one.stance.value, one.party, one.options) == (stance, "lower", options)


def test_the_same_in_english() -> None:
    (one,) = found("The Lower Valley rejected one third of the flow.", "en")
    assert (one.stance.value, one.party, one.options) == ("refuses", "lower", ("release.third",))


def test_no_objection_is_not_consent() -> None:
    (one,) = found("La Basse-Vallée a dit qu’elle ne refusait pas un comité consultatif.")
    assert one.stance.value == "reserves"


def test_a_question_that_is_not_on_record_is_offered_as_new() -> None:
    (one,) = found("La Basse-Vallée a rejeté l’ouverture des écoles.")
    assert (one.issue, one.options) == (None, ())
    assert "écoles" in one.subject


def test_what_is_hearsay_stays_hearsay_and_belongs_to_whom_it_is_told_of() -> None:
    (one,) = found("La Haute-Vallée aurait accepté un comité consultatif.")
    assert (one.stance.value, one.party, one.hearsay) == ("accepts", "upper", True)


def test_the_authors_own_advice_is_no_partys_position() -> None:
    assert found("Je pense que la Basse-Vallée devrait accepter un comité consultatif.") == []
    assert found("Il revient à la Basse-Vallée d’accepter un comité consultatif.") == []


def test_what_a_speaker_says_another_must_do_is_no_stance_of_the_other() -> None:
    assert found("Aline Fauvel a dit que la Basse-Vallée devait accepter un comité consultatif.") == []


def test_what_a_speaker_tells_of_another_is_the_others() -> None:
    (one,) = found("Aline Fauvel a affirmé que la Basse-Vallée refuse la moitié du débit.")
    assert (one.stance.value, one.party) == ("refuses", "lower")
