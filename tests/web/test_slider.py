"""The slider on the timeline moves the whole desk to another day, by keys as by mouse."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.web.served import Served, looking


def test_the_slider_moves_the_whole_desk(running: Served, chromium: Browser) -> None:
    with looking(running, chromium) as (page, reported):
        page.goto(running.origin)
        page.click("h3 a")
        page.click("nav.tabs >> text=Timeline")
        page.focus("#day")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowLeft")
        told = page.inner_text("#slider output")
        assert page.get_attribute("#day", "aria-valuetext") == told
        page.wait_for_url("**as-of=**")
        assert told in page.inner_text(".past")
        # Whoever moves it by keys goes on where they were.
        page.wait_for_selector("#day:focus")
        assert page.inner_text("#slider output") == told
        day = page.url.partition("as-of=")[2]
        page.click("nav.tabs >> text=Grid")
        page.wait_for_url("**/grid?**")
        assert f"as-of={day}" in page.url
        page.go_back()
        page.focus("#day")
        with page.expect_navigation():
            page.keyboard.press("End")
        assert "as-of" not in page.url
        assert reported == []


def test_without_a_script_there_is_none_and_the_day_is_typed(running: Served, chromium: Browser) -> None:
    with looking(running, chromium, java_script_enabled=False) as (page, _):
        page.goto(running.origin)
        page.click("h3 a")
        page.click("nav.tabs >> text=Timeline")
        assert not page.is_visible("#slider")
        page.fill("#as-of", "2025-12-03")
        page.press("#as-of", "Enter")
        page.wait_for_url("**as-of=2025-12-03**")
        assert "3 December 2025" in page.inner_text(".past")
