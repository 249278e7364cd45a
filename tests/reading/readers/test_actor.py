"""Actors: who is named, under which names, in which office."""

from __future__ import annotations

from typing import Any

from pourparler.reading.vocabulary import KnownDelegate, Vocabulary
from tests.reading.offered import offered


def test_two_names_of_one_person_are_one_actor() -> None:
    text = "La ministre française Odile Marchal est arrivée hier. Mme Marchal a parlé aux journalistes."
    found: Any = offered(text, "actor")[0].found
    assert (found.name, found.aliases, found.office) == ("Odile Marchal", ("Marchal",), "ministre française")
    assert found.affiliation == "France"


def test_an_office_may_stand_behind_the_name() -> None:
    found: Any = offered("Odile Marchal, the French envoy, arrived.", "actor", "en")[0].found
    assert found.office == "French envoy"


def test_a_surname_on_record_is_the_delegate() -> None:
    vocabulary = Vocabulary(delegates=(KnownDelegate("odile", "Odile Marchal", "north"),))
    found: Any = offered("Mme Marchal a parlé aux journalistes.", "actor", vocabulary=vocabulary)[0].found
    assert (found.delegate, found.party) == ("odile", "north")


def test_a_country_where_something_happens_is_no_actor() -> None:
    assert [c.found.name for c in offered("La guerre dure en France.", "actor")] == []  # type: ignore[union-attr]
