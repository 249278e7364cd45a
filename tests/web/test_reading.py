"""The reading desk as its user has it: by plain forms, by the mouse, by keys alone; from an empty folder to the brief."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from pourparler.domain.negotiation import Negotiation
from pourparler.domain.position import Stance
from pourparler.domain.request import KEEPER, Request
from pourparler.library import negotiation
from pourparler.workbench.brief import could_be_agreed
from pourparler.workbench.imports import import_dossier
from pourparler.workbench.log import log
from pourparler.workbench.state import state
from tests.conftest import ROOT
from tests.web.served import Served, looking, served

pytest.importorskip("spacy")
REPORT = ROOT / "examples" / "reading" / "report.txt"
CORRECTED = """Rectificatif

Le Relais
Par Odile Marchal, le 5 mars 2026

Dans notre article sur l’eau, une phrase d’Aline Fauvel est retirée : ces mots n’ont pas été prononcés.
"""
NOT_TOLD = ("Day alone", "Person or party")
"""Kinds of passages that are set aside in these tests."""


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk in an empty folder."""
    with served(tmp_path_factory.mktemp("empty"), "--by", "analyst") as desk:
        yield desk


@pytest.fixture(scope="module")
def river(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Path]]:
    """A desk with a record whose parties and issues are known."""
    folder = tmp_path_factory.mktemp("river")
    import_dossier(ROOT / "examples" / "reading", str(folder / "river.pourparler"))
    with served(folder) as desk:
        yield desk, folder / "river.pourparler"


def begin(page: Page, desk: Served, title: str) -> None:
    page.goto(desk.origin)
    page.fill("#new-title", title)
    page.click("text=Begin >> nth=-1")


def take_in(page: Page) -> None:
    page.click("nav.tabs >> text=Read")
    page.set_input_files("#file", REPORT)
    page.click("button:has-text('Read it')")
    page.wait_for_selector("#card")
    page.wait_for_load_state()


def there(record: Path) -> Negotiation:
    return negotiation(str(record), viewer=KEEPER)


def positioned(page: Page, party: str, issue: str, option: str, stance: str) -> None:
    """File the passage that is shown as a position, with a party, an issue and an option that are new or known."""
    if page.locator("#f-party option", has_text=party).count():
        page.select_option("#f-party", label=party)
    else:
        page.click("summary:has-text('a new party')")
        page.fill("#f-party-new", party)
    if page.locator("#f-issue option", has_text=issue).count():
        page.select_option("#f-issue", label=issue)
    else:
        page.click("summary:has-text('a new issue')")
        page.fill("#f-issue-new", issue)
    page.click("summary:has-text('a new option')")
    page.fill("#f-options-new", option)
    page.check(f"input[name=stance][value={stance}]")


@pytest.mark.parametrize("script", [pytest.param(False, marks=pytest.mark.soak), True], ids=["plain forms", "mouse"])
def test_from_an_empty_folder_to_the_brief(empty: Served, chromium: Browser, script: bool, tmp_path: Path) -> None:
    title = f"Two valleys {'by mouse' if script else 'by forms'}"
    with looking(empty, chromium, java_script_enabled=script, accept_downloads=True) as (page, reported):
        begin(page, empty, title)
        take_in(page)
        filed = 0
        stances = iter(["refuses", "accepts", "demands", "supports", "opposes", "insists", "refuses", "accepts"])
        while filed < 11:
            kind = page.inner_text("#card-h")
            if kind in NOT_TOLD:
                page.click("#leave")
            elif filed < 8:
                if kind != "Position":
                    page.select_option("#f-kind", value="position")
                    if not script:
                        page.click("#turn")
                    page.wait_for_selector("#f-issue")
                party = ("Upper Valley", "Lower Valley")[filed % 2]
                positioned(page, party, ("Water", "Costs")[filed // 4], f"answer {filed}", next(stances))
                page.click("#accept")
                filed += 1
            else:
                if kind != "Statement":
                    page.select_option("#f-kind", value="statement")
                    if not script:
                        page.click("#turn")
                    page.wait_for_selector("#card-h:has-text('Statement')")
                page.click("#accept")
                filed += 1
            page.wait_for_load_state("load")
            page.wait_for_selector("#card")
            assert page.locator(".failed").count() == 0, page.inner_text(".failed")
        folder = Path(f"/proc/{empty.process.pid}/cwd").resolve()
        record = folder / f"{title.lower().replace(' ', '-')}.pourparler"
        assert there(record).positions == {}  # decided, and not on record
        page.click("#sign")
        page.wait_for_selector("ol.acts")
        assert page.locator("ol.acts > li").count() == 11
        page.click("#sign")
        page.wait_for_url("**/log?**")
        now = there(record)
        assert len(now.positions) == 8
        assert len(now.statements) >= 3
        assert {key.partition("@")[0] for key in now.issues} == {"water", "costs"}
        page.click("nav.tabs >> text=Grid")
        page.wait_for_selector("table >> text=Water")
        page.click("nav.tabs >> text=Possible")
        page.wait_for_selector("h1:has-text('What could be agreed')")
        page.click("nav.tabs >> text=Brief")
        with page.expect_download() as download:
            page.click("text=A page (HTML)")
        written = tmp_path / "brief.html"
        subprocess.run(
            [sys.executable, "-m", "pourparler", "brief", str(record), "--html", str(written)],
            check=True,
            capture_output=True,
        )
        assert Path(download.value.path()).read_bytes() == written.read_bytes()
        assert [one for one in reported if "status of 4" not in one] == []


class Keys:
    """Somebody at the keyboard, who counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.number = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.number += 1
            if key in "ajknrxu=c" or key in ("Control+Enter", "Enter"):
                with self.page.expect_navigation():
                    self.page.keyboard.press(key)
            else:
                self.page.keyboard.press(key)

    def shown(self) -> str:
        return self.page.inner_text("#card-h")

    def to(self, words: str) -> None:
        """Go on to the passage that holds words; the way there is not counted."""
        for _ in range(60):
            if words == self.page.inner_text("#card blockquote").strip():
                return
            with self.page.expect_navigation():
                self.page.keyboard.press("j")
        raise AssertionError(words)


def copied(page: Page, words: str, name: str) -> None:
    """Take in another report, which was made of words."""
    page.click("nav.tabs >> text=Read")
    page.set_input_files("#file", {"name": name, "mimeType": "text/plain", "buffer": words.encode()})
    page.click("button:has-text('Read it')")
    page.wait_for_selector("#card")
    page.wait_for_load_state()


def counted(keys: Keys, act: str, print_: list[str]) -> None:
    print_.append(f"{act}: {keys.number} keys")
    keys.number = 0


def test_acts_by_keys_alone(
    river: tuple[Served, Path],
    chromium: Browser,
    record_property: Callable[[str, object], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    desk, record = river
    told: list[str] = []
    with looking(desk, chromium) as (page, reported):
        page.goto(desk.origin)
        page.click("h3 a")
        take_in(page)
        keys = Keys(page)
        keys.to("de lâcher les deux tiers du débit")
        keys.press("a")
        counted(keys, "a quoted refusal", told)
        assert int(told[-1].split()[-2]) <= 6
        keys.to("la moitié lui convenait")
        keys.press("t", "p", "o")  # the kind that begins so: position
        page.wait_for_selector("#f-issue")
        counted(keys, "a statement into a position", told)
        page.keyboard.press("Escape")
        keys.to("un comité consultatif")
        keys.press("a")
        counted(keys, "a rumour", told)
        keys.press("Control+Enter")
        assert "Read back and sign" in page.title()
        keys.press("Control+Enter")
        page.wait_for_load_state()
        counted(keys, "read back and signed", told)
        assert "read/" not in page.url, page.inner_text("main")
        copied(page, REPORT.read_text().replace("La Gazette des deux vallées", "Le Relais"), "relais.txt")
        keys.to("de lâcher les deux tiers du débit")
        keys.press("=", "Enter")
        assert page.is_checked("input[name=relays]")  # the same words: proposed as a reprint
        keys.press("a")
        counted(keys, "a reprint", told)
        assert int(told[-1].split()[-2]) <= 6
        keys.press("Control+Enter", "Control+Enter")
        page.wait_for_load_state()
        copied(page, CORRECTED, "rectificatif.txt")
        keys.number = 0
        keys.press("m")
        page.keyboard.type("ces mots n’ont pas été prononcés")
        keys.press("Enter", "c", "Tab", "Enter")
        page.wait_for_selector("h1:has-text('corrected itself')")
        keys.press("ArrowRight", "Enter", "Enter")
        page.wait_for_load_state()
        counted(keys, "a source that corrected itself, one entry withdrawn", told)
        assert [one for one in reported if "status of 4" not in one] == []
    now = there(record)
    stances = [(one.value.party, one.value.stance, one.value.said.hearsay) for one in now.positions.values()]
    assert ("upper", Stance.REFUSES, False) in stances
    assert ("upper", Stance.ACCEPTS, True) in stances
    assert stances.count(("upper", Stance.REFUSES, False)) == 1  # of two, one was withdrawn
    (line,) = (one for one in could_be_agreed(state(Request(str(record), KEEPER))).scenario.red_lines)
    assert line.witnesses == 1
    with capsys.disabled():
        sys.stdout.write("\n".join(("", *told, "")))
    record_property("keys", "; ".join(told))


def test_reload_crash_and_a_second_tab_lose_nothing_and_record_nothing_twice(
    river: tuple[Served, Path], chromium: Browser
) -> None:
    desk, record = river
    with looking(desk, chromium) as (page, _):
        page.goto(desk.origin)
        page.click("h3 a")
        copied(page, REPORT.read_text().replace("La Gazette des deux vallées", "L’Écho"), "echo.txt")
        with page.expect_navigation():
            page.click("#accept")
        left = page.inner_text("#progress b >> nth=0")
        page.reload()
        assert page.inner_text("#progress b >> nth=0") == left
        address = page.url.partition("?")[0]
        other = page.context.new_page()
        for one in (page, other):
            one.goto(f"{address}/sign")
        before = len(log(str(record), viewer=KEEPER).events)
        waiting = page.locator("ol.acts > li").count()
        page.click("#sign")
        page.wait_for_url("**/log?**")
        after = len(log(str(record), viewer=KEEPER).events)
        assert waiting
        assert after > before
        other.click("#sign")
        other.wait_for_selector("h1:has-text('Not done')")
        assert len(log(str(record), viewer=KEEPER).events) == after


def follow(page: Page, selector: str) -> None:
    """Click on what leads to another page, and wait for that."""
    with page.expect_navigation():
        page.click(selector)


def test_only_what_may_move_the_state_of_play_is_gone_through_where_that_is_asked(
    river: tuple[Served, Path], chromium: Browser
) -> None:
    desk, _ = river
    with looking(desk, chromium, java_script_enabled=False) as (page, _reported):
        page.goto(desk.origin)
        page.click("h3 a")
        take_in(page)
        every = page.locator("#rows > li").count()
        follow(page, "a:has-text('may move the state of play')")
        rows = page.locator("#rows > li a").all_inner_texts()
        assert 0 < len(rows) < every
        assert not [row for row in rows if row.split()[0] in ("date", "actor", "statement")]
        follow(page, "#leave")
        assert page.locator("#rows > li").count() == len(rows)
        assert "only=moving" in page.url
        follow(page, "#finish")
        follow(page, "nav.tabs >> text=Read")
        assert page.locator("section li", has_text="done with").count() == 1


def test_what_was_typed_beside_a_report_that_cannot_be_taken_in_is_still_there(
    river: tuple[Served, Path], chromium: Browser
) -> None:
    desk, _ = river
    with looking(desk, chromium) as (page, _reported):
        page.goto(desk.origin)
        page.click("h3 a")
        page.click("nav.tabs >> text=Read")
        page.fill("#text", "A report.\n\nThey met, and nobody says when it was published.")
        page.fill("#title", "Without a day")
        page.click("button:has-text('Read it')")
        page.wait_for_selector(".failed")
        assert page.input_value("#text").startswith("A report.\n\nThey met")
        assert page.input_value("#title") == "Without a day"
