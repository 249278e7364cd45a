"""Next steps: what is announced, by whom, for when; and what is no step."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pourparler.domain.interval import Interval
from pourparler.reading.vocabulary import KnownParty, Vocabulary
from tests.reading.offered import offered

RIVER = Vocabulary(parties=(KnownParty("upper", ("Upper Valley", "Haute-Vallée")),))


def found(text: str, language: str) -> list[Any]:
    return [c.found for c in offered(text, "next-step", language, RIVER)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les deux délégations se retrouveront jeudi à Roche-Basse."),
        ("fr", "La ministre doit présenter une proposition écrite."),
        ("fr", "Une nouvelle réunion est prévue à Roche-Basse."),
        ("fr", "Le parlement votera le texte au printemps."),
        ("en", "The two delegations will meet again in the valley."),
        ("en", "The minister is due to present a written proposal."),
        ("en", "A new round of talks is scheduled for March."),
        ("en", "The parliament plans to vote on the text."),
    ],
)
def test_what_is_announced_is_a_step(language: str, text: str) -> None:
    (one,) = found(text, language)
    assert one.what == text.rstrip(".")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les deux délégations se sont retrouvées jeudi."),
        ("fr", "Les prix augmenteront cet été."),
        ("fr", "La ministre ne rencontrera pas le négociateur."),
        ("fr", "La ministre devait présenter une proposition."),
        ("en", "The two delegations met on Thursday."),
        ("en", "Prices will rise this summer."),
        ("en", "The minister will not meet the envoy."),
        ("en", "The minister was due to present a proposal."),
    ],
)
def test_the_past_the_denied_and_what_comes_of_itself_are_no_steps(language: str, text: str) -> None:
    assert found(text, language) == []


def test_whose_move_it_is_by_the_subject() -> None:
    (one,) = found("La Haute-Vallée doit présenter une proposition écrite sur les coûts.", "fr")
    assert one.by == ("Haute-Vallée",)


def test_the_day_named_in_its_clause_is_when_it_is_due() -> None:
    (one,) = found("Les deux délégations se retrouveront le 12 mars 2026 à Roche-Basse.", "fr")
    assert one.due == Interval.day(date(2026, 3, 12))
