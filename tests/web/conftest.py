"""Desks to ask, and a browser to look at them with."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from pourparler.workbench.imports import import_dossier
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
