"""A search finds whole words in what its viewer sees, the latest first, and counts what one tick more would leave."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pourparler.domain.evidence import Level
from pourparler.domain.request import Request
from pourparler.domain.search import Facet, Query, Search
from pourparler.domain.token import marked, terms
from pourparler.errors import PourparlerError
from pourparler.workbench.search import search
from tests.conftest import ROOT
from tests.hidden import bare, with_hidden
from tests.reports import READING

CASE = str(ROOT / "examples" / "ukraine-2025")


def asked(words: str, *ticks: tuple[Facet, str], level: Level = Level.ANY) -> Search:
    return search(Request(CASE, "everyone", level=level), Query(words, ticks))


def test_the_latest_hit_comes_first_and_every_hit_holds_the_words() -> None:
    answer = asked("land")
    days = [hit.happened_on.latest for hit in answer.hits]
    assert days == sorted(days, reverse=True)
    assert len(days) > 10
    assert all(any("land" in text for text in item.words) for hit in answer.hits for item in hit.items)


def test_accents_and_capitals_do_not_matter_and_half_a_word_is_none() -> None:
    assert asked("LÁND").hits == asked("land").hits
    assert asked("lan").hits == ()


def test_words_in_quotation_marks_stand_together() -> None:
    apart, together = asked("talks land").entries(), asked("“talks on land”").entries()
    assert apart > together > 0


def test_entries_from_one_passage_are_one_hit() -> None:
    answer = asked("land", (Facet.DAY, "2025-12-14"), (Facet.KIND, "position"))
    assert [len(hit.items) for hit in answer.hits] == [3]
    assert answer.entries() == 3


@pytest.mark.parametrize("facet", Facet)
def test_a_count_is_what_a_tick_leaves(facet: Facet) -> None:
    tick_leaves_count(facet, 6)


@pytest.mark.soak
@pytest.mark.parametrize("facet", Facet)
def test_every_count_is_what_a_tick_leaves(facet: Facet) -> None:
    tick_leaves_count(facet, sys.maxsize)


def tick_leaves_count(facet: Facet, most: int) -> None:
    for count in asked("land").facets[facet][:most]:
        assert len(asked("land", (facet, count.value)).hits) == count.number, count


def test_ticks_of_one_facet_widen_and_those_of_two_narrow() -> None:
    both = asked("land", (Facet.PARTY, "russia"), (Facet.PARTY, "ukraine"))
    assert len(both.hits) > len(asked("land", (Facet.PARTY, "ukraine")).hits)
    narrow = asked("land", (Facet.PARTY, "russia"), (Facet.PARTY, "ukraine"), (Facet.KIND, "position"))
    assert 0 < len(narrow.hits) < len(both.hits)
    assert {count.value for count in narrow.facets[Facet.PARTY]} >= {"russia", "ukraine"}


def test_all_that_one_person_said_on_one_thing_is_words_and_a_tick() -> None:
    answer = asked("land", (Facet.PERSON, "zelensky"))
    assert answer.hits
    assert all("zelensky" in item.people for hit in answer.hits for item in hit.items)


def test_evidence_below_the_level_is_counted_and_not_told() -> None:
    weak, strong = asked("land"), asked("land", level=Level.OFFICIAL)
    assert strong.entries() + strong.weaker == weak.entries()
    assert not [item for hit in strong.hits for item in hit.items if item.said_to_be()]


def test_a_tick_that_names_nothing_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(PourparlerError, match="did you mean russia"):
        asked("land", (Facet.PARTY, "rusia"))
    with pytest.raises(PourparlerError, match="not a day"):
        asked("land", (Facet.DAY, "soon"))


@pytest.mark.parametrize("viewer", ["everyone", "north"])
def test_what_is_hidden_changes_neither_hits_nor_order_nor_counts(viewer: str, tmp_path: Path) -> None:
    answers = []
    for name, history in (("bare", bare(viewer, [])), ("full", with_hidden(viewer, [], [], READING))):
        file = tmp_path / f"{name}.pourparler"
        history.write(file)
        for words in ("", "army", "hidden", "secret"):
            answer = search(Request(str(file), viewer, level=Level.ANY), Query(words))
            answers.append(
                (
                    name,
                    words,
                    [[(i.kind, i.key) for i in hit.items] for hit in answer.hits],
                    answer.facets,
                    answer.weaker,
                )
            )
    half = len(answers) // 2
    assert [one[1:] for one in answers[:half]] == [one[1:] for one in answers[half:]]
    assert answers[0][2]


def test_marks_stand_on_the_words_as_they_are_written() -> None:
    assert marked("À l’Élysée, elysee", terms("élysée")) == [
        ("À l’", False),
        ("Élysée", True),
        (", ", False),
        ("elysee", True),
    ]
    assert marked("nothing", ()) == [("nothing", False)]
