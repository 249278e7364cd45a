"""Whoever reads with a screen reader, with keys or with weak eyes reads every page: axe-core finds nothing wrong."""

from __future__ import annotations

import importlib.resources
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser

from tests.web.crawl import POSTED, crawl, route
from tests.web.served import Served, looking

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
PAGES = ("", "/r/ukraine-2025", "/r/ukraine-2025/possible")
"""What is looked at on every run: the records at hand, the state of play, what could be agreed."""

WIDTHS = (1440, 320)
"""A wide window; and the narrowest, which is also what a wide one shows at 400 %."""


def axe() -> str:
    """The checks themselves, as a script."""
    return (importlib.resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


def violations(desk: Served, chromium: Browser, theme: Theme, width: int, addresses: list[str]) -> dict[str, Any]:
    """What axe-core finds wrong, by address; what a summary holds is looked at, too."""
    wrong: dict[str, Any] = {}
    with looking(desk, chromium, color_scheme=theme, viewport={"width": width, "height": 900}) as (page, _):
        for address in addresses:
            page.goto(desk.origin + address)
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            page.evaluate(axe())
            told = page.evaluate("axe.run({resultTypes: ['violations']})")
            assert len(told["passes"]) > 10
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                wrong[f"{address} {theme} {width} sideways"] = "the page is wider than its window"
            for one in told["violations"]:
                where = [f"{node['html'][:160]} … {node['failureSummary'][:200]}" for node in one["nodes"][:3]]
                wrong[f"{address} {theme} {width} {one['id']}"] = (one["help"], len(one["nodes"]), where)
    return wrong


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_wrong(path: str, theme: Theme, running: Served, chromium: Browser) -> None:
    first = running.enter().headers["location"].rstrip("/")
    address = first + (path or "/")
    assert violations(running, chromium, theme, WIDTHS[0], [address]) == {}


@pytest.mark.soak
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_wrong_on_any_page_in_either_language(
    width: int, theme: Theme, running: Served, chromium: Browser
) -> None:
    walked = crawl(running.client, queries=2, of_a_route=4)
    pages = [one.address for one in walked.values() if one.is_page and one.status == 200 and POSTED not in one.address]
    assert {route(one.partition("?")[0]) for one in pages} >= {"/", "/r/{record}"}
    assert any("lang=fr" in one for one in pages)
    assert violations(running, chromium, theme, width, pages) == {}
