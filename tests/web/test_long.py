"""A very long report stays one that can be worked on: 300,000 characters, 2,000 passages offered."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page

from pourparler.workbench.imports import import_dossier
from tests.conftest import ROOT
from tests.web.served import looking, served

SAID = (
    "“We refuse to release {share} of the flow,” said Aline Fauvel, the Upper Valley’s minister of water, on 2 March 2026.",
    "The Lower Valley has reportedly accepted {share} of the flow, according to a source close to the talks.",
    "The Upper Valley demands {share} of the flow in summer, Aline Fauvel told reporters on 1 March 2026.",
)
SHARES = ("one third", "half", "two thirds")
BETWEEN = (
    "The river was high that day, and the road along it was closed until noon, so that cars stood in a long row. "
    "Boats lay at the quay, and nobody in the market knew when the next ferry would leave for the other bank. "
)
LENGTH = 300_000


def report() -> str:
    """Return a report that is as long as a book; no two of its paragraphs are alike."""
    paragraphs = ["The Valley Gazette\n3 March 2026"]
    for number, (said, share) in enumerate(itertools.cycle(itertools.product(SAID, SHARES)), 1):
        paragraphs.append(f"{number}. {said.format(share=share)} {BETWEEN}{BETWEEN if number % 2 else ''}")
        if sum(map(len, paragraphs)) + 2 * number > LENGTH:
            return "\n\n".join(paragraphs)
    raise AssertionError


def taken(page: Page, act: Callable[[], object]) -> int:
    """Milliseconds until the page that an act leads to is painted."""
    begun = time.perf_counter()
    with page.expect_navigation(wait_until="load"):
        act()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    return round(1000 * (time.perf_counter() - begun))


@pytest.mark.soak
def test_a_book_can_be_read_and_decided(tmp_path: Path, chromium: Browser, told: Callable[[str], None]) -> None:
    pytest.importorskip("spacy")
    import_dossier(ROOT / "examples" / "reading", str(tmp_path / "river.pourparler"))
    text = report()
    with served(tmp_path) as desk, looking(desk, chromium) as (page, reported):
        here = urljoin(desk.origin + desk.enter().headers["location"], "r/river-talks/read")
        begun = time.perf_counter()
        sent = desk.client.post(here, data={"text": text}, timeout=600)
        assert sent.status_code == 303
        address = urljoin(desk.origin, sent.headers["location"])
        desk.client.get(address, timeout=600)
        read = time.perf_counter() - begun
        opened = [taken(page, lambda: page.goto(address)) for _ in range(3)]
        offered = page.locator("#rows > li").count()
        following = [taken(page, lambda: page.keyboard.press("j")) for _ in range(5)]
        decided = [taken(page, lambda: page.keyboard.press("x")) for _ in range(5)]
        size = len(page.content())
        told(
            f"{len(text):,} characters, {offered:,} passages, read in {read:.0f} s; the page is {size:,} bytes; "
            f"in ms: opened {min(opened)}, next {min(following)}, decided {min(decided)}"
        )
        assert reported == []
        assert len(text) >= LENGTH
        assert offered >= 2000
        assert page.inner_text("#progress").startswith("5 of")
