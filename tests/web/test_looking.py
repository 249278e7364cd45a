"""What holds for every page on which one only looks."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from pourparler.domain.evidence import Attribution, Voice
from pourparler.domain.position import Stance
from pourparler.record.event import Event
from tests.making import HEARSAY, context, delegate, draft, ground, issue, position
from tests.making import party as party_added
from tests.web.visit import Visit, alike, kept, links

PAGES = ("grid", "grid?show=all", "grid?cell=army%7Cnorth", "issue/army", "party/north", "parties", "people", "sources")
ALL = (*PAGES, "source/letter", "log", "verify")


def facts() -> list[Event]:
    return [
        *ground(),
        issue("border"),
        delegate("envoy", "north"),
        draft("one", by="north"),
        position("p1", "north", Stance.REFUSES, "army.small"),
        position("p2", "south", Stance.ACCEPTS, "army.small", said=HEARSAY),
    ]


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Visit:
    return Visit(kept(tmp_path_factory.mktemp("looking"), *facts()), "north")


@pytest.mark.parametrize("page", ALL)
def test_headings_follow_one_another_and_ids_are_given_once(talks: Visit, page: str) -> None:
    markup = talks.page(page)
    levels = [int(level) for level in re.findall(r"<h([1-6])", markup)]
    assert levels.count(1) == 1
    assert not [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
    ids = re.findall(r'\bid="([^"]+)"', markup)
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("page", ALL)
def test_every_field_has_a_label_and_nothing_is_styled_in_place(talks: Visit, page: str) -> None:
    markup = talks.page(page)
    fields = re.findall(r'<(?:input|select|textarea)\b(?![^>]*type="hidden")[^>]*\bid="([^"]+)"', markup)
    assert set(fields) <= set(re.findall(r'<label[^>]*for="([^"]+)"', markup))
    assert not re.search(r"\bstyle=|<style|\bon[a-z]+=", markup)


@pytest.mark.parametrize("page", ALL)
def test_the_viewer_stands_in_no_address_and_no_title(tmp_path: Path, page: str) -> None:
    visit = Visit(kept(tmp_path, *facts(), keeper="mediatrix"), "mediatrix")
    markup = visit.page(page)
    assert not [link for link in links(markup) if "mediatrix" in link]
    assert "mediatrix" not in (re.findall(r"<title>.*?</title>", markup) or [""])[0]


@pytest.mark.parametrize("page", [*PAGES, "source/letter", "log"])
def test_what_is_hidden_changes_nothing(tmp_path: Path, page: str) -> None:
    hidden = [
        ("team", party_added("zeta@team")),
        ("team", issue("deal@team")),
        ("team", delegate("agent@team", "north")),
        ("team", position("p9@team", "south", Stance.REFUSES, "army.large", on="2025-12-01")),
        ("team", context("storm@team", on="2025-12-02")),
    ]
    shown = []
    for name, more in (("bare", []), ("full", hidden)):
        folder = tmp_path / name
        folder.mkdir()
        markup = alike(Visit(kept(folder, *facts(), *more), "north").page(page))
        shown.append(re.sub(r"[0-9a-f]{12}</code>|\d{4}-\d\d-\d\d[ T]\d\d:[\d:.]+Z?", "", markup))
    assert shown[0] == shown[1]


def test_words_of_a_record_are_never_taken_for_markup(tmp_path: Path) -> None:

    evil = "<script>alert(1)</script>\u202e\"'>" + "x" * 3000
    said = Voice(evil, Attribution.ON_RECORD, capacity=evil, via=evil)
    visit = Visit(kept(tmp_path, *ground(), position("p1", "north", Stance.REFUSES, "army.small", said=said)))
    for page in ALL:
        assert "<script>alert" not in visit.page(page)
