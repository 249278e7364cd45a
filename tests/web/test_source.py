"""Sources: where each comes from, what rests on it, its text with the passages marked."""

from __future__ import annotations

import hashlib
import html
import re
from pathlib import Path

from pourparler.domain.position import Stance
from pourparler.domain.source import Passage
from pourparler.record.event import Event
from tests.making import HEARSAY, ground, position, source
from tests.web.visit import Visit, alike, imported, kept, links, part

TEXT = "The North refuses a small army. The South, it is said, accepts one.\n\nNothing else <b>is</b> known."


def report(**more: object) -> Event:
    return source("report", sha256=hashlib.sha256(TEXT.encode()).hexdigest(), origin="a briefing", **more)


def facts(**more: object) -> list[Event]:
    first, second = Passage("report", 0, 30, TEXT[:30]), Passage("report", quote="refuses a small army. The South")
    return [
        *ground(),
        report(**more),
        source("reprint", origin="a briefing"),
        position("p1", "north", Stance.REFUSES, "army.small", cited=(first,)),
        position("p2", "south", Stance.ACCEPTS, "army.small", said=HEARSAY, on="2025-12-01", cited=(second,)),
    ]


def test_a_source_tells_where_it_comes_from_and_what_rests_on_it(tmp_path: Path) -> None:
    visit = Visit(kept(tmp_path, *facts(), texts=(("everyone", TEXT),)))
    told = visit.words("source/report")
    assert "relays: a briefing" in told
    assert "One witness with The Gazette" in told
    assert "position : North refuses “army.small” (The president) 21 November 2025" in told
    assert "position : South is said to accept “army.small” (media)" in told
    assert "1 source," not in visit.words("sources")
    assert "3 sources, the latest first" in visit.words("sources")


def test_its_text_is_marked_where_something_rests_on_it_and_stays_the_text(tmp_path: Path) -> None:
    visit = Visit(kept(tmp_path, *facts(), texts=(("everyone", TEXT),)))
    shown = part(visit.page("source/report"), '<div class="source-text">', "</div>")
    assert '<sup><a href="#rest-1">1</a></sup><mark class="cited">The North </mark>' in shown
    assert '<sup><a href="#rest-2">2</a></sup><mark class="cited">refuses a small army</mark>' in shown
    assert "&lt;b&gt;is&lt;/b&gt;" in shown
    assert html.unescape(re.sub(r"<sup>.*?</sup>|<[^>]+>", "", shown)) == TEXT


def test_a_text_that_may_not_be_passed_on_is_shown_to_those_alone_who_keep_the_copy(tmp_path: Path) -> None:
    location = kept(tmp_path, *facts(), keeper="team", texts=(("everyone", TEXT),))
    assert "Nothing else" in Visit(location, "team").page("source/report")
    outside = Visit(location, "everyone").page("source/report")
    assert "Nothing else" not in outside
    assert "No text of it is kept that may be shown here." in outside
    free = tmp_path / "free"
    free.mkdir()
    location = kept(free, *facts(redistributable=True), keeper="team", texts=(("everyone", TEXT),))
    assert "Nothing else" in Visit(location, "everyone").page("source/report")


def test_a_hidden_source_and_one_that_never_was_look_the_same(tmp_path: Path) -> None:
    visit = Visit(kept(tmp_path, *ground(), ("team", source("letter2@team"))))
    hidden, never = (alike(visit.page(f"source/{name}", 404)) for name in ("letter2@team", "letter3@team"))
    assert hidden.replace("letter2", "") == never.replace("letter3", "")


def test_sources_of_the_shipped_case_have_their_pages(case: Path, tmp_path: Path) -> None:
    visit = imported(case, tmp_path)
    pages = {link for link in links(visit.page("sources")) if "/source/" in link}
    assert len(pages) == 124
    for page in sorted(pages)[::12]:
        markup = visit.page(f"{page}?lang=fr")
        assert markup.count("<h1") == 1
        assert "style=" not in markup
