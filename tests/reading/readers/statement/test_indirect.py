"""Indirect speech: the clause a verb of saying governs, is inserted into, or is set behind."""

from __future__ import annotations

from pourparler.domain.candidate import Speech
from tests.reading.offered import offered, said


def test_the_clause_behind_que_is_what_was_said() -> None:
    assert said("La ministre a affirmé que la vallée garderait son eau.") == [
        ("La ministre", "a affirmé", "la vallée garderait son eau")
    ]


def test_an_inserted_clause_attributes_the_sentence_around_it() -> None:
    found = said("Le barrage, a précisé Bastien Corvol, restera fermé tout l’été.")
    assert [(source, cue) for source, cue, _ in found] == [("Bastien Corvol", "a précisé")]


def test_a_clause_set_behind_attributes_the_sentence_before_it() -> None:
    assert said("Le barrage restera fermé, a indiqué la médiatrice.") == [
        ("la médiatrice", "a indiqué", "Le barrage restera fermé")
    ]


def test_a_quotation_in_an_indirect_clause_makes_it_mixed() -> None:
    (statement,) = offered("Elle a jugé que l’échange avait été « franc et utile » pour tous.", "statement")
    assert statement.found.speech is Speech.MIXED  # type: ignore[union-attr]


def test_alors_que_and_tant_que_open_no_statement() -> None:
    assert said("Rien n’est convenu tant que tout ne l’est pas.") == []


def test_the_english_clause_with_or_without_that() -> None:
    assert said("The envoy said that the valley would keep its water.", "en") == [
        ("The envoy", "said", "the valley would keep its water")
    ]
    assert said("The envoy said the valley would keep its water.", "en")[0][2] == "the valley would keep its water"
