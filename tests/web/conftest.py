"""Desks to ask, and a browser to look at them with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html
from playwright.sync_api import Browser, sync_playwright

from pourparler.workbench.imports import import_dossier
from tests.conftest import ROOT
from tests.web.served import Served, served

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def shipped(case: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the record of the shipped case."""
    folder = tmp_path_factory.mktemp("shipped")
    import_dossier(case, str(folder / "talks.pourparler"))
    return folder


@pytest.fixture(scope="session")
def running(shipped: Path) -> Iterator[Served]:
    """The desk of the shipped case, served; somebody is in."""
    with served(shipped) as desk:
        assert desk.enter().status_code == 303
        yield desk


@pytest.fixture(scope="session")
def furnished(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk with every page on it: the shipped case; talks with a report that is being read; a record just begun."""
    pytest.importorskip("spacy")
    folder = tmp_path_factory.mktemp("furnished")
    shutil.copy(shipped / "talks.pourparler", folder)
    import_dossier(ROOT / "examples" / "reading", str(folder / "river.pourparler"))
    with served(folder, "--by", "analyst") as desk:
        here = desk.origin + urljoin(desk.enter().headers["location"], "r/river-talks/read")
        begun = desk.client.post(here.partition("r/")[0], data={"what": "new", "title": "Just begun"})
        report = ROOT / "examples" / "reading" / "report.txt"
        taken = desk.client.post(here, files={"file": (report.name, report.read_bytes())})
        assert (begun.status_code, taken.status_code) == (303, 303), (begun.text, taken.text)
        address = urljoin(desk.origin, taken.headers["location"])
        for do in ("leave", "reject", "accept", "accept", "accept"):
            card = html.fromstring(desk.client.get(address).content).get_element_by_id("card")
            desk.client.post(address, data={**dict(card.form_values()), "do": do})
        yield desk


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    if not CHROMIUM.exists():
        pytest.skip("needs the browser Chromium at /usr/bin/chromium: on Debian, apt-get install chromium")
    # A sandbox within root's own process is none: Chromium refuses to start so.
    alone = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=str(CHROMIUM), args=[*alone, "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        browser.close()
