"""Statements: who is meant, and that every passage stands where it says."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.reading.read import read
from pourparler.reading.vocabulary import KnownDelegate, KnownParty, Vocabulary
from tests.reading.offered import offered

RIVER = Vocabulary(
    parties=(
        KnownParty("upper", ("Upper Valley", "Haute-Vallée")),
        KnownParty("lower", ("Lower Valley", "Basse-Vallée")),
    ),
    delegates=(KnownDelegate("fauvel", "Aline Fauvel", "upper", "ministre de l’Eau"),),
)


def found(text: str, language: str = "fr") -> list[Any]:
    return [c.found for c in offered(text, "statement", language, RIVER)]


def test_a_pronoun_stands_for_the_last_speaker_who_agrees_and_is_marked_inferred() -> None:
    text = (
        "La ministre de l’Eau, Aline Fauvel, a dit que la vallée avait soif. "
        "Le négociateur Bastien Corvol a répondu que chacun avait soif. Elle a ajouté que le temps pressait."
    )
    last = offered(text, "statement", vocabulary=RIVER)[-1]
    assert (last.found.source, last.found.actor) == ("Elle", "Aline Fauvel")  # type: ignore[union-attr]
    assert "actor" in last.inferred


def test_a_delegate_on_record_is_recognised_with_the_party() -> None:
    (one,) = found("Aline Fauvel a dit que la vallée avait soif.")
    assert (one.delegate, one.party) == ("fauvel", "upper")


def test_a_party_on_record_is_recognised_by_its_name_in_either_language() -> None:
    (one,) = found("La Basse-Vallée a réitéré sa demande d’un comité.")
    assert one.party == "lower"
    (other,) = found("The Lower Valley said that the dam would stay shut.", "en")
    assert other.party == "lower"


def test_the_authors_i_is_the_author_of_the_report() -> None:
    text = "Titre\n\nPar Odile Marchal, le 3 mars 2026\n\nJe crois que le barrage restera fermé cet été encore."
    reading = read(text.encode(), language="fr")
    (one,) = [c.found for c in reading.candidates if c.kind == "statement"]
    assert one.actor == "Odile Marchal"  # type: ignore[union-attr]


PIECES = st.sampled_from(
    [
        "« Non »",
        "a dit",
        "Aline",
        "que",
        "selon",
        "aurait",
        "accepté",
        ",",
        ".",
        "“",
        "”",
        '"',
        "«",
        "»",
        "\n",
        "\u202f",
        "😀",
        "e\u0301",
        "ا",
        "—",
        "a-t-il",
        "ajouté",
        "lundi",
        "’",
        "X",
        "\u200b",
        "réunion",
        "de 28 à 19 points",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=25), st.sampled_from(["fr", "en"]))
def test_every_passage_stands_where_it_says_whatever_the_text(pieces: list[str], language: str) -> None:
    text = " ".join(["Aline", *pieces])
    found = read(text.encode(), language=language, whole=True)
    for candidate in found.candidates:
        for span in candidate.passages:
            assert found.text[span.start : span.end] == span.quote
            assert span.quote.strip()


@pytest.mark.parametrize("language", ["fr", "en"])
@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=80))
def test_arbitrary_unicode_is_read_without_a_wrong_offset(language: str, text: str) -> None:
    found = read(f"Odile said « {text} » yesterday.".encode(), language=language, whole=True)
    assert all(found.text[s.start : s.end] == s.quote for c in found.candidates for s in c.passages)
