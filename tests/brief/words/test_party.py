"""A party's name in a sentence: articles, *de* and *à*, elision, lists, number."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.brief.words.language import language
from pourparler.brief.words.party import Case, Name, name_of, named
from pourparler.domain.party import Party

EN, FR = language("en"), language("fr")
RUSSIA = Party("russia", {"en": "Russian Federation", "fr": "Fédération de Russie"}, article={"en": "the", "fr": "la"})
UKRAINE = Party("ukraine", "Ukraine", article={"fr": "l'"})
STATES = Party("us", {"en": "United States", "fr": "États-Unis"}, article={"en": "the", "fr": "les"})
NORTH = Party("north", {"en": "North", "fr": "Nord"}, article={"en": "the", "fr": "le"})
BARE = Party("rosatom", "Rosatom")


def words(case: Case, code: str, *parties: Party) -> str:
    return named([name_of(party, code) for party in parties], case, language(code))


@pytest.mark.parametrize(
    ("party", "noun", "of", "to"),
    [
        (RUSSIA, "la Fédération de Russie", "de la Fédération de Russie", "à la Fédération de Russie"),
        (UKRAINE, "l’Ukraine", "de l’Ukraine", "à l’Ukraine"),
        (STATES, "les États-Unis", "des États-Unis", "aux États-Unis"),
        (NORTH, "le Nord", "du Nord", "au Nord"),
        (BARE, "Rosatom", "de Rosatom", "à Rosatom"),
        (Party("eu", "Union", article={"fr": "la"}), "l’Union", "de l’Union", "à l’Union"),
        (Party("iran", "Iran"), "Iran", "d’Iran", "à Iran"),
    ],
)
def test_french_joins_the_article_to_de_and_a(party: Party, noun: str, of: str, to: str) -> None:
    assert [words(case, "fr", party) for case in (Case.NOUN, Case.OF, Case.TO)] == [noun, of, to]


def test_english_has_the_article_where_the_party_has_one() -> None:
    assert words(Case.NOUN, "en", RUSSIA, UKRAINE) == "the Russian Federation and Ukraine"
    assert words(Case.OF, "en", STATES, NORTH) == "of the United States and the North"


def test_a_list_repeats_the_preposition_in_french() -> None:
    assert words(Case.OF, "fr", STATES, NORTH, UKRAINE) == "des États-Unis, du Nord et de l’Ukraine"


def test_a_name_alone_has_no_article_and_begins_with_a_capital() -> None:
    leaders = Party("leaders", {"fr": "dirigeants européens"}, article={"fr": "les"})
    assert words(Case.ALONE, "fr", leaders) == "Dirigeants européens"
    assert words(Case.NOUN, "fr", leaders) == "les dirigeants européens"


def test_the_article_of_another_language_is_no_stand_in() -> None:
    assert words(Case.NOUN, "fr", Party("n", "Northern Union", article="the")) == "Northern Union"
    assert words(Case.NOUN, "en", Party("n", "Northern Union", article="the")) == "the Northern Union"


def test_the_number_of_a_name_is_stated_or_told_by_les() -> None:
    assert [name_of(STATES, code).plural for code in ("en", "fr")] == [False, True]
    assert name_of(Party("p", "partners", plural=("en",)), "en").plural


@given(
    article=st.sampled_from(["", "le", "la", "les", "l’"]),
    name=st.text(st.characters(whitelist_categories=["Lu", "Ll"]), min_size=1, max_size=12),
    case=st.sampled_from([Case.NOUN, Case.OF, Case.TO]),
)
def test_no_french_name_keeps_what_contracts_or_elides(article: str, name: str, case: Case) -> None:
    said = named([Name(name, article)], case, FR)
    assert not re.match(r"(de|à) (le|les) |(le|la|de|de la|à la) [aeiouéAEIOUÉ]", said)
    assert said.endswith(name)
