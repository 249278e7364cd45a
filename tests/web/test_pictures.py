"""The pictures of the documentation are taken from the real pages, by this test: none can be drawn by hand.

With ``POURPARLER_PICTURES=docs/pictures`` they are written there; otherwise it is only seen that they can be taken, and
that every picture that a page of the documentation shows is one of them.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from pourparler.workbench.imports import import_dossier
from tests.conftest import ROOT
from tests.web.served import Served, looking, served

PICTURES = {
    "state": "r/ukraine-2025?as-of=2025-12-03&since=2025-11-28",
    "grid": "r/ukraine-2025/grid?as-of=2025-12-03",
    "possible": "r/ukraine-2025/possible?as-of=2025-12-03",
}


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_a_picture_is_taken_of_the_page(name: str, running: Served, chromium: Browser, tmp_path: Path) -> None:
    folder = Path(os.environ.get("POURPARLER_PICTURES") or tmp_path)
    with looking(running, chromium, viewport={"width": 1280, "height": 800}) as (page, reported):
        page.goto(running.origin)
        page.goto(page.url + PICTURES[name])
        page.screenshot(path=str(folder / f"{name}.png"))
        assert page.locator("h1").is_visible()
        assert reported == []


def test_pictures_are_taken_of_a_report_that_is_read(chromium: Browser, tmp_path: Path) -> None:
    pytest.importorskip("spacy")
    folder = Path(os.environ.get("POURPARLER_PICTURES") or tmp_path).resolve()
    import_dossier(ROOT / "examples" / "reading", str(tmp_path / "river.pourparler"))
    with (
        served(tmp_path) as desk,
        looking(desk, chromium, viewport={"width": 1280, "height": 800}) as (page, reported),
    ):
        page.goto(desk.origin)
        page.goto(f"{page.url}r/river-talks/read")
        page.set_input_files("#file", ROOT / "examples" / "reading" / "report.txt")
        page.click("button:has-text('Read it')")
        for _ in range(9):
            told = page.inner_text("#card-h") in ("Position", "Statement")
            page.click("#accept" if told else "#leave")
            page.wait_for_load_state()
        page.screenshot(path=str(folder / "reading.png"))
        page.click("#sign")
        page.wait_for_selector("ol.acts")
        page.screenshot(path=str(folder / "sign.png"))
        assert reported == []


def test_every_picture_shown_is_one_of_these() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    shown = {
        Path(name).stem
        for page in pages
        for name in re.findall(r"\]\(\S*pictures/(\S+\.png)\)", page.read_text("utf-8"))
    }
    assert shown <= {*PICTURES, "reading", "sign"}
    assert {path.stem for path in (ROOT / "docs" / "pictures").glob("*.png")} >= shown
