"""Nothing on record acts on whoever reads it: whatever its words are, they are shown as words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Browser

from pourparler.record.event import kinds
from tests.web.crawl import POSTED, crawl
from tests.web.hostile import LONG, WORDS, fields, record
from tests.web.markup import faults
from tests.web.served import LOGIN, Served, asking, desk, looking, served

NOISE = "responded with a status of 4"
"""What a browser says of a page that is refused or not there."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("hostile")
    events = record(folder, WORDS)
    assert len({type(event) for event in events}) == len([one for one in kinds().values() if not one.about_record])
    assert sum(map(fields, events)) > 200
    with served(folder) as running:
        running.enter()
        yield running


def test_hostile_words_execute_nothing_and_ask_nobody(hostile: Served, chromium: Browser) -> None:
    walked = crawl(hostile.client, queries=1, of_a_route=2)
    pages = [one for one in walked.values() if one.is_page and one.status == 200 and POSTED not in one.address]
    assert len(pages) > 20
    shown = ""
    with looking(hostile, chromium) as (page, reported):
        for one in pages:
            page.goto(hostile.origin + one.address, wait_until="load")
            assert page.url == hostile.origin + one.address
            assert page.locator("h1").is_visible()
            shown += page.locator("body").inner_text()
        assert reported == []
    for words in ("<script>alert(1)</script>", "<img src=x onerror=alert(2)>", "{{ 7 * 7 }}{% raw %}&lt;b&gt;"):
        assert words in shown


def test_the_watch_works(running: Served, chromium: Browser) -> None:
    with looking(running, chromium) as (page, reported):
        page.goto(running.entrance)
        page.evaluate("alert(1)")
        page.evaluate("document.head.append(Object.assign(document.createElement('script'), {text: 'alert(2)'}))")
        page.evaluate("fetch('http://evil.example/').catch(() => 0)")
        page.evaluate("document.body.append(Object.assign(document.createElement('iframe'), {src: 'about:blank'}))")
        told = " ".join(reported)
    assert "dialog: 1" in told
    assert "dialog: 2" not in told
    assert told.count("Content Security Policy") >= 2
    assert "a frame" in told


def test_hostile_words_leave_every_page_sound(hostile: Served) -> None:
    for one in crawl(hostile.client, queries=1, of_a_route=3).values():
        if one.is_page and one.status == 200:
            assert not faults(one.tree), one.address


def test_hostile_words_in_addresses_and_forms_execute_nothing(tmp_path: Path, chromium: Browser) -> None:
    record(tmp_path, "")
    with served(tmp_path) as running, looking(running, chromium) as (page, reported):
        page.goto(running.entrance)
        there = f"{page.url}r/river"
        for query in ("as-of", "known-at", "since", "evidence", "lang", "checked"):
            page.goto(f"{there}?{urlencode({query: WORDS})}")
        page.goto(f"{there}/section/{quote(WORDS, safe='')}")
        page.goto(f"{there.removesuffix('river')}{quote(WORDS, safe='')}")
        for label in ("Where the dossier is", "Where the other copy is"):
            page.goto(running.entrance)
            page.get_by_label(label).fill(WORDS)
            page.get_by_label(label).press("Enter")
            page.get_by_role("alert").wait_for()
        page.goto(f"{there}/eyes")
        page.get_by_label("Viewer", exact=True).fill(WORDS)
        page.get_by_role("button", name="Look so").click()
        page.get_by_role("alert").wait_for()
        page.goto(running.entrance)
        page.get_by_label("What the talks are about").fill(WORDS)
        page.get_by_role("button", name="Begin").click()
        page.wait_for_url("**/r/**")
        assert page.title().endswith("Pourparler")
        assert "alert(1)" in page.title()
        assert [words for words in reported if NOISE not in words] == []


def test_a_hundred_thousand_characters_in_every_field_are_borne(tmp_path: Path, chromium: Browser) -> None:
    record(tmp_path, LONG)
    walked = crawl(asking(desk(tmp_path)), queries=1, of_a_route=1)
    pages = [one for one in walked.values() if one.is_page and one.status == 200]
    assert len(pages) > 15
    assert max(len(one.body) for one in pages) > 20 * len(LONG)
    assert not [one.address for one in pages if faults(one.tree)]
    with served(tmp_path) as running, looking(running, chromium) as (page, reported):
        page.goto(running.entrance)
        page.locator("ul.recs a").first.click()
        assert page.locator("h1").inner_text() == "State of play"
        assert reported == []


def test_the_key_of_a_hostile_viewer_is_a_key(tmp_path: Path) -> None:
    whole = desk(tmp_path, WORDS)
    assert str(whole.access.key(LOGIN, WORDS)).isalnum()
