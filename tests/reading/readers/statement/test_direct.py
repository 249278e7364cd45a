"""Direct speech: before, behind and around its cue, nested, over several sentences."""

from __future__ import annotations

import pytest

from pourparler.domain.candidate import Speech
from tests.reading.offered import offered, said

WORDS = "Nous ne céderons rien"


@pytest.mark.parametrize(("opened", "closed"), [("« ", " »"), ("«", "»"), ("“", "”"), ('"', '"')])
def test_every_kind_of_marks_opens_and_closes_a_quotation(opened: str, closed: str) -> None:
    text = f"{opened}{WORDS} avant l’hiver{closed}, a déclaré Odile Marchal à Pont-l’Ormeau."
    assert said(text) == [("Odile Marchal", "a déclaré", f"{WORDS} avant l’hiver")]


def test_a_quotation_behind_its_cue_belongs_to_it() -> None:
    assert said("Odile Marchal a déclaré : « Nous ne céderons rien avant l’hiver. »") == [
        ("Odile Marchal", "a déclaré", "Nous ne céderons rien avant l’hiver.")
    ]


def test_an_inserted_clause_parts_one_statement_in_two_pieces() -> None:
    (statement,) = offered("« Nous verrons bien, a répondu Bastien Corvol, ce que dira la vallée. »", "statement")
    assert [span.quote for span in statement.spans("content")] == ["Nous verrons bien", "ce que dira la vallée"]
    assert statement.spans("source")[0].quote == "Bastien Corvol"


def test_two_quotations_around_one_cue_are_one_statement() -> None:
    text = "« Nous verrons bien », a répondu Bastien Corvol, « ce que dira la Haute-Vallée demain »."
    (statement,) = offered(text, "statement")
    assert len(statement.spans("content")) == 2


def test_one_pair_of_marks_over_several_sentences_is_one_statement() -> None:
    text = "« Nous sommes venus. Nous avons parlé. Nous repartons », a résumé Aline Fauvel."
    assert [content for _, _, content in said(text)] == ["Nous sommes venus. Nous avons parlé. Nous repartons"]


def test_a_quotation_within_a_quotation_is_part_of_its_words() -> None:
    (one,) = said("« Il nous a dit “jamais” deux fois hier », a raconté Aline Fauvel.")
    assert one[2] == "Il nous a dit “jamais” deux fois hier"


def test_an_inverted_pronoun_is_the_source_without_its_hyphen() -> None:
    found = said("Aline Fauvel est sortie la première. « Rien n’est réglé ce soir », a-t-elle lancé.")
    assert found[-1][:2] == ("elle", "a-t-elle lancé")


def test_a_quotation_that_stands_alone_goes_on_with_the_last_speaker() -> None:
    text = "« Nous sommes prêts à parler », a dit Aline Fauvel. « Il nous faut du temps et de l’eau. »"
    candidate = offered(text, "statement")[-1]
    assert candidate.found.source == "Aline Fauvel"  # type: ignore[union-attr]
    assert "continued" in candidate.markers
    assert "actor" in candidate.inferred


def test_a_word_in_marks_is_no_statement_of_its_own() -> None:
    assert said("Le « pont » de la Basse-Vallée a rouvert mardi.") == []


def test_english_quotations_before_and_behind_their_cue() -> None:
    assert said('"We gave up nothing," Odile Marchal said on Tuesday.', "en") == [
        ("Odile Marchal", "said", "We gave up nothing,")
    ]
    assert said('Odile Marchal told reporters: "We gave up nothing at all."', "en")[0][0] == "Odile Marchal"


def test_direct_speech_is_marked_so() -> None:
    (statement,) = offered("« Nous ne céderons rien avant l’hiver », a déclaré Odile Marchal.", "statement")
    assert statement.found.speech is Speech.DIRECT  # type: ignore[union-attr]
