"""Whoever reads with a screen reader, with keys or with weak eyes reads every page: axe-core finds nothing wrong."""

from __future__ import annotations

import importlib.resources
from collections.abc import Callable
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.web.crawl import POSTED, crawl, route
from tests.web.served import Served, looking

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
PAGES = ("", "/r/ukraine-2025", "/r/ukraine-2025/possible")
"""What is looked at on every run: the records at hand, the state of play, what could be agreed."""

WIDTHS = (1440, 320)
"""A wide window; and the narrowest, which is also what a wide one shows at 400 %."""

FOCUSED = """() => {
  const told = [];
  const all = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex="-1"])';
  for (const one of document.querySelectorAll(all)) {
    if (one.disabled || one.tabIndex < 0 || !one.checkVisibility()) continue;
    one.focus();
    if (document.activeElement !== one) continue;
    const shown = (some) => { const style = getComputedStyle(some); return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2; };
    const name = one.outerHTML.slice(0, 120);
    const label = one.labels?.[0];
    if (![one, label, one.parentElement].some((some) => some && shown(some))) told.push(`not seen: ${name}`);
    const box = one.getClientRects()[0] ?? one.getBoundingClientRect();  // the first line of a link that takes several
    const at = [[box.left + box.width / 2, box.top + box.height / 2], [box.left + 3, box.top + 3], [box.right - 3, box.bottom - 3]];
    const above = at.map(([x, y]) => document.elementFromPoint(x, y));
    if (box.width > 1 && getComputedStyle(one).opacity !== '0' && !above.some((some) => some && (one.contains(some) || some.contains(one)))) told.push(`covered: ${name}`);
  }
  return told;
}"""
"""What can be focused and shows it by no outline, or lies under something else when it is."""


def violations(desk: Served, chromium: Browser, theme: Theme, width: int, addresses: list[str]) -> dict[str, Any]:
    """What is wrong, by address: what axe-core finds, what is wider than its window, what hides that it is focused."""
    wrong: dict[str, Any] = {}
    how = {"color_scheme": theme, "viewport": {"width": width, "height": 900}, "reduced_motion": "reduce"}
    with looking(desk, chromium, **how) as (page, _):
        for address in addresses:
            page.goto(desk.origin + address)
            # What a summary holds is looked at, too.
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            page.evaluate(axe())
            told = page.evaluate("axe.run({resultTypes: ['violations']})")
            assert len(told["passes"]) > 10, (address, page.content())
            for one in told["violations"]:
                where = [f"{node['html'][:160]} … {node['failureSummary'][:200]}" for node in one["nodes"][:3]]
                wrong[f"{address} {theme} {width} {one['id']}"] = (one["help"], len(one["nodes"]), where)
            wrong |= {f"{address} {theme} {width} {what}": told for what, told in beyond(page).items()}
    return wrong


def axe() -> str:
    """The checks themselves, as a script."""
    return (importlib.resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


def beyond(page: Page) -> dict[str, Any]:
    """What axe-core does not look for."""
    wrong: dict[str, Any] = {}
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        wrong["sideways"] = "the page is wider than its window"
    page.keyboard.press("Tab")  # from here on the browser takes it that somebody uses the keyboard
    unseen = page.evaluate(FOCUSED)
    return wrong | ({"focus": unseen[:5]} if unseen else {})


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_wrong(path: str, theme: Theme, running: Served, chromium: Browser) -> None:
    first = running.enter().headers["location"].rstrip("/")
    address = first + (path or "/")
    assert violations(running, chromium, theme, WIDTHS[0], [address]) == {}


def test_the_watch_works(running: Served, chromium: Browser) -> None:
    how = {"viewport": {"width": 320, "height": 900}, "reduced_motion": "reduce"}
    with looking(running, chromium, **how) as (page, _):
        page.goto(running.origin)
        assert beyond(page) == {}
        page.evaluate("document.querySelector('.brand').style.outline = 'none'")
        page.evaluate("document.querySelector('main').style.minWidth = '400px'")
        assert set(beyond(page)) == {"sideways", "focus"}


@pytest.mark.soak
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_wrong_on_any_page_in_either_language(
    width: int, theme: Theme, furnished: Served, chromium: Browser, told: Callable[[str], None]
) -> None:
    walked = crawl(furnished.client, queries=3, of_a_route=3)
    # What only another day, level or filter tells apart is the same page.
    pages = [one.address for one in walked.values() if one.is_page and one.status == 200 and POSTED not in one.address]
    pages = [one for one in pages if "known-at=" not in one and "as-of=" not in one]
    routes = {route(one.partition("?")[0]) for one in pages}
    assert routes >= {"/", "/r/{record}", "/r/{record}/read/{sha}", "/r/{record}/read/{sha}/sign"}
    french = sum("lang=fr" in one for one in pages)
    assert french > len(pages) / 3
    wrong = violations(furnished, chromium, theme, width, pages)
    told(f"{theme}, {width} px: {len(pages)} pages of {len(routes)} routes, {french} in French, {len(wrong)} wrong")
    assert wrong == {}
