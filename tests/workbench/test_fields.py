"""What a kind asks for is read off its own fields, once for every face."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec import structs

from pourparler.brief.words.field import is_worded
from pourparler.domain.negotiation import COLLECTIONS
from pourparler.domain.position import Position, Stance
from pourparler.record.event import kinds
from pourparler.workbench.fields import Field, Sort, common_fields, kind_added, own_fields, verbs, word_of


def walked(fields: tuple[Field, ...]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from walked(field.fields)


@pytest.mark.parametrize("word", verbs())
def test_a_kind_asks_for_each_of_its_fields(word: str) -> None:
    kind, event = kind_added(word), verbs()[word]
    assert kind is not None
    asked = [field.name for field in (*common_fields(), *kind.fields)]
    assert sorted(asked) == sorted(field.name for field in structs.fields(event))
    assert word_of(kind.kind) == word


@pytest.mark.parametrize("word", verbs())
def test_every_field_names_a_collection_that_there_is_and_has_words(word: str) -> None:
    nouns = {field.name for field in own_fields(verbs()[word]) if field.sort is Sort.GROUP and field.fixed}
    for field in walked((*common_fields(), *own_fields(verbs()[word]))):
        assert field.names in (*COLLECTIONS, "")
        assert is_worded(field.name) or field.name in nouns
        assert (field.sort is Sort.CHOICE) == (field.choices is not None)
        assert (field.sort in (Sort.GROUP, Sort.PAIRS)) == bool(field.fields)


def test_a_position_asks_for_what_it_holds() -> None:
    (group,) = own_fields(verbs()["position"])
    by_name = {field.name: field for field in group.fields}
    assert list(by_name) == [field.name for field in structs.fields(Position)]
    assert (by_name["stance"].choices, by_name["options"].names, by_name["options"].several) == (
        Stance,
        "options",
        True,
    )
    assert (by_name["said"].of, by_name["said"].fixed, by_name["condition"].fixed) == ("Voice", True, False)
    assert [name for name, field in by_name.items() if field.required] == ["id", "party", "issue", "stance", "said"]


def test_what_changes_a_noun_says_which_collection_it_is_in() -> None:
    changing = {word: kind.changes for word in verbs() if (kind := kind_added(word)) and kind.changes}
    assert set(changing) == {word for word, event in verbs().items() if event.renews == "always"}
    assert (changing["mandate-limited"], changing["party-changed"]) == ("mandates", "parties")


def test_what_is_done_to_the_record_is_not_added_by_hand() -> None:
    assert not [word for word, event in verbs().items() if event.about_record]
    assert not [kind for kind, event in kinds().items() if event.about_record and word_of(kind)]
    assert kind_added("event-erased") is None


def test_words_days_flags_numbers_and_pairs_are_told_apart() -> None:
    sorts = {
        field.name: field.sort
        for word in ("issue", "source", "preference", "mandate")
        for field in walked(own_fields(verbs()[word]))
    }
    expected = {"title": Sort.TEXT, "published": Sort.DAYS, "redistributable": Sort.FLAG, "weights": Sort.PAIRS}
    assert {name: sorts[name] for name in expected} == expected
    assert (sorts["until"], sorts["value"], sorts["question"]) == (Sort.DAY, Sort.NUMBER, Sort.WORDS)
