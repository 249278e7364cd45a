"""What somebody does at the reading desk all day long, by keys alone: every key is counted, from the open report on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from pourparler.domain.evidence import Attribution
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.position import Stance
from pourparler.domain.request import KEEPER
from pourparler.library import negotiation
from pourparler.workbench.imports import import_dossier
from tests.conftest import ROOT
from tests.web.served import Served, looking, served

pytest.importorskip("spacy")

HEAD = "The Valley Gazette\n3 March 2026\n\n"
REFUSAL = "“We refuse to release two thirds of the flow,” said Aline Fauvel, the Upper Valley’s minister of water.\n"
PRECONDITION = "The Upper Valley will not talk about costs until a panel is in place, Aline Fauvel said.\n"
RUMOUR = "The Lower Valley has reportedly accepted an advisory panel, according to a source close to the talks.\n"
SESSION = "The Upper Valley and the Lower Valley met in Roche-Basse on 2 March 2026 for four hours.\n"

Act = Callable[[str, Callable[["Keys"], None]], Negotiation]


class Keys:
    """Somebody at the keyboard, who counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.number = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.number += 1
            self.page.keyboard.press(key)

    def go(self, *keys: str) -> None:
        """Press keys each of which leads on to another page."""
        for key in keys:
            with self.page.expect_navigation():
                self.press(key)


@pytest.fixture(scope="module")
def river(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Path]]:
    """A desk with a record whose parties, people, issues and options are known."""
    folder = tmp_path_factory.mktemp("river")
    import_dossier(ROOT / "examples" / "reading", str(folder / "river.pourparler"))
    with served(folder, "--by", "analyst") as desk:
        yield desk, folder / "river.pourparler"


@pytest.fixture
def act(river: tuple[Served, Path], chromium: Browser, told: Callable[[str], None]) -> Iterator[Act]:
    """Reads a report, does something by keys, signs it, and returns what is on record then; says how many keys it took."""
    desk, record = river
    with looking(desk, chromium) as (page, reported):

        def done(report: str, decide: Callable[[Keys], None]) -> Negotiation:
            page.goto(desk.origin)
            page.click("h3 a")
            page.click("nav.tabs >> text=Read")
            page.fill("#text", HEAD + report)
            page.click("button:has-text('Read it')")
            page.wait_for_selector("#card")
            page.wait_for_load_state()  # keys count once the script is there
            keys = Keys(page)
            decide(keys)
            number = keys.number
            keys.go("Control+Enter", "Control+Enter")
            page.wait_for_url("**/log?**")
            told(f"keys: {number}, and 2 to read it back and sign")
            assert reported == []
            return negotiation(str(record), viewer=KEEPER)

        yield done


def test_a_quoted_refusal(act: Act) -> None:
    def decide(keys: Keys) -> None:
        keys.go("j", "a")  # behind the statement stands the stance that it takes
        assert keys.number <= 6

    there = act(REFUSAL, decide)
    one = next(one.value for one in there.positions.values() if one.value.party == "upper")
    assert (one.issue, one.stance, one.options) == ("release", Stance.REFUSES, ("release.two-thirds",))
    assert (one.said.delegate, one.said.attribution, one.said.hearsay) == ("fauvel", Attribution.ON_RECORD, False)


def test_a_precondition_and_what_it_gates(act: Act) -> None:
    def decide(keys: Keys) -> None:
        with keys.page.expect_navigation():
            keys.press("t", "p", "r")
        keys.page.wait_for_selector("#card-h:has-text('Precondition')")
        keys.press("p", "u", "Escape", "o", "t", "h", "Escape")  # its party; what it gates
        keys.go("a")
        assert keys.number <= 11

    there = act(PRECONDITION, decide)
    one = next(one.value for one in there.preconditions.values())
    assert (one.party, one.options) == ("upper", ("costs.user-pays",))
    assert "until a panel is in place" in one.what


def test_a_rumour_stays_one(act: Act) -> None:
    def decide(keys: Keys) -> None:
        keys.go("j", "j", "a")
        assert keys.number <= 6

    there = act(RUMOUR, decide)
    one = next(one.value for one in there.positions.values() if one.value.party == "lower")
    assert (one.stance, one.options) == (Stance.ACCEPTS, ("panel.advisory",))
    assert one.said.hearsay


def test_a_session(act: Act) -> None:
    def decide(keys: Keys) -> None:
        keys.go("a")
        assert keys.number <= 6

    there = act(SESSION, decide)
    one = next(one.value for one in there.sessions.values())
    assert {each.party for each in one.participants} == {"upper", "lower"}
    assert (one.place, one.duration) == ("Roche-Basse", "four hours")
