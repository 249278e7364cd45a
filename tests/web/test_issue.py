"""The page of one issue."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pourparler.domain.draft import Continuation, Point
from pourparler.domain.position import Stance
from pourparler.record.events.continuation import PointsContinued
from tests.making import CITED, HEARSAY, day, draft, ground, issue, position
from tests.web.visit import Visit, imported, kept, part, words


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Visit:
    facts = [
        *ground(),
        issue("border"),
        position("p1", "north", Stance.REFUSES, "army.small", on="2025-11-22"),
        position("p2", "north", Stance.ACCEPTS, "army.large", on="2025-11-22"),
        position("p3", "south", Stance.ACCEPTS, "army.small", said=HEARSAY, on="2025-11-25"),
        draft("one", Point("1", "A small army", ("army",), ("army.small",)), by="south"),
        draft("two", Point("1", "Another matter", ("border",)), parents=("one",), on="2025-11-24", by="north"),
        PointsContinued(
            happened_on=day("2025-11-24"), passages=CITED, continuation=Continuation("gone", "one", "two", ("1",))
        ),
    ]
    return Visit(kept(tmp_path_factory.mktemp("issue"), *facts))


def test_one_paragraph_says_where_it_stands_who_refuses_first(talks: Visit) -> None:
    told = talks.words("issue/army")
    lead = "North rules out 1 of 3 options and can live with 1 of 3; last heard 3 days ago."
    silent = "South must agree, and has said nothing that counts (1 weaker, second-hand, not counted)."
    left = "Not ruled out by anything on record: “army.middle” and “army.large”."
    assert told.index(lead) < told.index(silent) < told.index(left)


def test_stances_stand_on_a_strip_and_in_a_table_that_says_the_same(talks: Visit) -> None:
    markup = talks.page("issue/army")
    drawing = part(markup, "<svg", "</svg>")
    assert "<title" in drawing
    assert "<desc" in drawing
    assert re.findall(r'<rect class="s-([a-z]+)"', drawing) == ["red", "yes", "weak"]
    table = words(part(markup, 'class="stack mt4"', "</table>"))
    assert table.index("22 November 2025") < table.index("refuses A") < table.index("accepts C")
    assert "is said to accept A not counted" in table


def test_each_option_says_who_named_it_and_where_it_stands_those_ruled_out_first(talks: Visit) -> None:
    told = words(part(talks.page("issue/army"), "Options, and who first named them", "</table>"))
    assert "A “army.small” a draft, 20 Nov ⊘ ruled out refused by North; yes from nobody who must agree" in told
    assert told.index("ruled out") < told.index("C “army.large” a draft, 20 Nov ○ not ruled out yes from North")


def test_what_a_draft_deleted_stays_to_be_seen(talks: Visit) -> None:
    markup = part(talks.page("issue/army"), "Text in each draft", "</section>")
    assert "ONE , 20 Nov, point 1" in words(markup)
    assert "TWO , 24 Nov, point 1 ✕ deleted by North" in words(markup)
    assert "<del>A small army</del>" in markup


def test_what_to_ask_next_is_asked(talks: Visit) -> None:
    assert "Could South live with" in talks.words("issue/army")


def test_an_issue_without_a_word_says_so_where_it_is_looked_for(talks: Visit) -> None:
    told = talks.words("issue/border")
    for missing in (
        "No stance on it is on record.",
        "No option of it is on record.",
        "No statement on it is on record.",
    ):
        assert missing in told


def test_as_of_a_day_before_the_issue_the_page_says_that_nothing_is_on_record(talks: Visit) -> None:
    markup = talks.page("issue/army?as-of=2025-11-01", 404)
    assert "Nothing of that name is on record, as this page is seen." in markup
    assert words(talks.page("issue/nonsense", 404)) == words(talks.page("issue/nothing", 404))


def test_every_issue_of_the_shipped_case_has_its_page(case: Path, tmp_path: Path) -> None:
    visit = imported(case, tmp_path)
    names = set(re.findall(r"/issue/([a-z-]+)", visit.page("grid?show=all")))
    assert len(names) == 28
    for name in names:
        for query in ("", "?evidence=any&lang=fr", "?as-of=2025-12-03"):
            markup = visit.page(f"issue/{name}{query}")
            assert markup.count("<h1") == 1
            assert "style=" not in markup
