"""Two tabs and the command line at one record: each sees the others, nothing is lost, and what is hidden ticks for nobody."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urljoin

import httpx2
import pytest
from playwright.sync_api import Browser, Page

from pourparler.domain.request import KEEPER
from pourparler.library import negotiation
from pourparler.workbench.add import add
from pourparler.workbench.imports import import_dossier
from tests.conftest import ROOT
from tests.web.served import Served, looking, served

SECONDS = float(os.environ.get("POURPARLER_TOGETHER_SECONDS") or 60)
WORD = "r/river-talks"


@pytest.fixture
def river(tmp_path: Path) -> Iterator[tuple[Served, Path]]:
    record = tmp_path / "river.pourparler"
    import_dossier(ROOT / "examples" / "reading", str(record))
    with served(tmp_path, "--by", "analyst") as desk:
        yield desk, record


def issue(key: str) -> dict[str, object]:
    return {"kind": "issue-added", "happened_on": ["2026-03-01", "2026-03-01"], "issue": {"id": key, "title": key}}


def typed(page: Page, base: str, title: str) -> None:
    """Add an issue as somebody in a tab does: type it, look at it, record it."""
    page.goto(f"{base}/add/issue")
    page.fill("[name='issue.title']", title)
    page.fill("[name='happened_on']", "2026-03-01")
    with page.expect_navigation():
        page.get_by_role("button", name="Look at it").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Record it").click()


def called(record: Path, title: str) -> None:
    """Add an issue as somebody at the command line does."""
    words = ["add", "issue", str(record), "--title", title, "--on", "2026-03-01"]
    subprocess.run([sys.executable, "-m", "pourparler", *words], check=True, capture_output=True, timeout=60)


def waited(page: Page) -> float:
    """Seconds until a tab says that something has changed."""
    begun = time.perf_counter()
    page.wait_for_selector("#news:not([hidden])", timeout=10_000)
    return time.perf_counter() - begun


def test_each_sees_the_others_within_a_second(
    river: tuple[Served, Path], chromium: Browser, told: Callable[[str], None]
) -> None:
    desk, record = river
    with looking(desk, chromium) as (one, reported):
        two = one.context.new_page()
        one.goto(desk.origin)
        base = urljoin(one.url, WORD)
        took = []
        for tab in (one, two):
            tab.goto(base)
            tab.wait_for_timeout(600)  # the stream is open
        called(record, "from the command line")
        took += [waited(one), waited(two)]
        two.goto(base)
        two.wait_for_timeout(600)
        typed(one, base, "from a tab")
        took.append(waited(two))
        assert reported == []
    told("seconds until it is seen: " + ", ".join(f"{one:.2f}" for one in took))
    assert max(took) < 1


def test_the_seventh_tab_does_not_hang(river: tuple[Served, Path], chromium: Browser) -> None:
    desk, record = river
    with looking(desk, chromium) as (page, _):
        page.goto(desk.origin)
        base = urljoin(page.url, WORD)
        tabs = [page, *(page.context.new_page() for _ in range(7))]
        for tab in tabs:
            tab.goto(base, timeout=10_000)
        page.wait_for_timeout(600)
        add(str(record), issue("late"))
        assert all(waited(tab) < 1 for tab in tabs)


def together(river: tuple[Served, Path], chromium: Browser, seconds: float, told: Callable[[str], None]) -> None:
    """Write from two tabs and the command line for as long; look for all of it afterwards."""
    desk, record = river
    until = time.monotonic() + seconds
    named: list[str] = []

    def call() -> None:
        while time.monotonic() < until:
            called(record, title := f"called {len(named)}")
            named.append(title)

    with looking(desk, chromium) as (one, reported):
        two = one.context.new_page()
        one.goto(desk.origin)
        base = urljoin(one.url, WORD)
        line = threading.Thread(target=call)
        line.start()
        count = 0
        while time.monotonic() < until:
            for name, tab in (("one", one), ("two", two)):
                typed(tab, base, title := f"typed in {name} {count}")
                named.append(title)
            count += 1
        line.join()
        assert reported == []
    there = [each.value.title for each in negotiation(str(record), viewer=KEEPER).issues.values()]
    assert [title for title in named if there.count(title) != 1] == []
    told(f"{len(named)} entries in {seconds:.0f} s, {2 * count} of them typed in two tabs; none is lost")


def test_nothing_is_lost_where_three_write(
    river: tuple[Served, Path], chromium: Browser, told: Callable[[str], None]
) -> None:
    together(river, chromium, 3, told)


@pytest.mark.soak
def test_nothing_is_lost_where_three_write_for_a_minute(
    river: tuple[Served, Path], chromium: Browser, told: Callable[[str], None]
) -> None:
    together(river, chromium, SECONDS, told)


def test_a_stream_never_ticks_for_what_is_hidden(river: tuple[Served, Path]) -> None:
    desk, record = river
    here = urljoin(desk.origin, desk.enter().headers["location"])
    sent = desk.client.post(f"{here}{WORD}/eyes", data={"viewer": "north"})
    stream = urljoin(desk.origin, sent.headers["location"]) + "/changed"
    said: list[tuple[float, str]] = []

    def listen() -> None:
        # The stream ends with the desk.
        with suppress(httpx2.HTTPError), desk.client.stream("GET", stream, timeout=60) as answer:
            for words in answer.iter_lines():
                said.append((time.monotonic(), words))

    threading.Thread(target=listen, daemon=True).start()
    time.sleep(1)
    for key in ("hidden", "hidden-too"):
        add(str(record), issue(key), audience="south")
        time.sleep(1)
    assert [words for _, words in said if "changed" in words] == []
    add(str(record), issue("seen"))
    begun = time.monotonic()
    while not any("changed" in words for _, words in said) and time.monotonic() < begun + 5:
        time.sleep(0.02)
    assert [words for _, words in said if "changed" in words] == ["event: changed"]
    assert max(at for at, _ in said) - begun < 1
