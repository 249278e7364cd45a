"""Saying it back at the desk: what the verb makes and records, by plain forms and in a browser."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs
from playwright.sync_api import Browser

from pourparler.brief.sections.say_back import sheet_of
from pourparler.brief.words.language import language
from pourparler.cli.main import status
from pourparler.domain.cell import Verdict
from pourparler.domain.evidence import Authority, Level
from pourparler.domain.position import Stance
from pourparler.domain.request import Request
from pourparler.domain.source import Release
from pourparler.workbench.say_back import say_back
from pourparler.workbench.state import state
from tests.making import HEARSAY, delegate, ground, issue, option, position
from tests.web.served import Served, looking, served
from tests.web.test_axe import axe
from tests.web.visit import Visit, kept, words
from tests.workbench.test_say_back import MINISTER

NAME = "talks.pourparler"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("said-back")
    return kept(
        folder,
        *ground(),
        issue("border"),
        option("border.river"),
        delegate("minister", "north", Authority.PRINCIPAL),
        position("own", "north", Stance.REFUSES, "army.small", said=MINISTER),
        position("rumour", "north", Stance.ACCEPTS, "border.river", said=HEARSAY, about="border"),
    ).rename(folder / NAME)


@pytest.fixture
def talks(begun: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(begun, tmp_path / NAME))


@pytest.fixture
def desk(talks: Path) -> Iterator[Served]:
    with served(talks.parent) as running:
        yield running


def asked(talks: Path, **more: object) -> Request:
    return structs.replace(Request(str(talks), "everyone"), **more)


def number(talks: Path, key: str) -> str:
    return next(line.number for line in say_back(asked(talks), "north").lines if line.id == key)


def answered(visit: Visit, fields: list[tuple[str, str]]) -> str:
    """Read answers back and record them, as the buttons do; return where the desk then sends the browser."""
    address = f"{visit.root}/say-back/north"
    looked = visit.inside.post(address, fields)
    assert looked.status == 200, words(looked.text)
    seen = re.findall(r'name="looked" value="([^"]+)"', looked.text)
    done = visit.inside.post(address, [*fields, ("looked", seen[0]), ("really", "yes")])
    assert done.status == 303, words(done.text)
    return done.headers["location"]


def test_the_pages_lead_from_the_parties_to_the_sheet(talks: Path) -> None:
    visit = Visit(talks)
    assert "North 2 lines can be handed out" in visit.words("say-back")
    assert 'say-back/north"' in visit.page("party/north")
    sheet = visit.words("say-back/north")
    assert "North refuses “army.small” on Army." in sheet
    assert "North is said to accept “border.river” on Border." in sheet
    visit.page("say-back/nobody", status=404)


@pytest.mark.parametrize("code", ["en", "fr"])
@pytest.mark.parametrize(("ending", "option_"), [("html", "--html"), ("docx", "--word"), ("csv", "--csv")])
def test_a_sheet_from_the_desk_is_to_the_byte_what_the_command_line_writes(
    talks: Path, tmp_path: Path, ending: str, option_: str, code: str
) -> None:
    visit, file = Visit(talks), tmp_path / f"sheet.{ending}"
    assert status(["say-back", str(talks), "north", "--lang", code, option_, str(file)]) == 0
    assert visit.ask(f"{visit.root}/say-back/north/sheet.{ending}?lang={code}").body == file.read_bytes()


def test_answers_by_forms_put_on_record_what_the_verb_does(talks: Path, tmp_path: Path) -> None:
    own, rumour = number(talks, "own"), number(talks, "rumour")
    other = Path(shutil.copy(talks, tmp_path / "other.pourparler"))
    fields = [
        (f"answer.{own}", "amended"),
        (f"stance.{own}", "opposes"),
        (f"options.{own}", "army.small"),
        (f"words.{own}", "not so small"),
        (f"answer.{rumour}", "not-ours"),
        ("delegate", "minister"),
        ("on", "2025-12-05"),
    ]
    answered(Visit(talks), fields)
    table = tmp_path / "answers.csv"
    table.write_text(f"number,answer,stance,words\n{own},amended,opposes,not so small\n{rumour},not ours,,\n", "utf-8")
    told = ["--answers", str(table), "--delegate", "minister", "--on", "2025-12-05", "--write"]
    assert status(["say-back", str(other), "north", *told]) == 0
    at_desk, by_verb = (state(asked(place, level=Level.ANY)) for place in (talks, other))
    assert at_desk.issues == by_verb.issues
    army = at_desk.standing("army")
    assert army is not None
    assert army.cell("north").option("army.small").verdict is Verdict.OBJECTED


def test_after_recording_one_is_led_to_where_that_is_told(talks: Path) -> None:
    visit = Visit(talks)
    address, _, place = answered(visit, [(f"answer.{number(talks, 'rumour')}", "not-ours")]).partition("#")
    assert f'id="{place}"' in visit.page(address)
    assert "2 entries recorded" in visit.words(address)


def test_answers_may_be_given_on_terms(tmp_path: Path) -> None:
    said = position("own@team", "north", Stance.REFUSES, "army.small", said=MINISTER)
    people = delegate("minister", "north", Authority.PRINCIPAL)
    place = kept(tmp_path, *ground(), people, ("team", said), keeper="team", team="team")
    request = Request(str(place), "team")
    (line,) = say_back(request, "north").lines
    terms = [("who", "names"), ("audience", "team"), ("release", "without-attribution")]
    answered(Visit(place, "team"), [(f"answer.{line.number}", "correct"), *terms])
    (source,) = (one.value for one in state(request).negotiation.sources.values() if one.value.kind == "say-back")
    assert source.release is Release.UNATTRIBUTED


def test_the_ids_that_a_condition_names_stand_on_the_page(talks: Path) -> None:
    page = Visit(talks).page("say-back/north")
    ids = page.partition('id="ids"')[2].partition("</details>")[0]
    assert "<code>border.river</code>" in ids
    assert "<code>army.small</code>" in ids
    assert 'href="#ids"' in page


def test_whoever_chooses_names_and_gives_none_does_not_tell_everyone(talks: Path) -> None:
    visit, before = Visit(talks), talks.read_bytes()
    fields = [(f"answer.{number(talks, 'rumour')}", "correct"), ("who", "names"), ("audience", " ")]
    told = visit.inside.post(f"{visit.root}/say-back/north", fields)
    assert told.status == 400
    assert "name who will see it" in words(told.text)
    assert talks.read_bytes() == before


def test_sent_twice_it_is_recorded_once_and_told_so(talks: Path) -> None:
    visit, rumour = Visit(talks), number(talks, "rumour")
    address = f"{visit.root}/say-back/north"
    shown = re.findall(r'name="request" value="([^"]+)"', visit.page("say-back/north"))
    fields = [(f"answer.{rumour}", "not-ours"), ("request", shown[0])]
    seen = re.findall(r'name="looked" value="([^"]+)"', visit.inside.post(address, fields).text)
    sent = [*fields, ("looked", seen[0]), ("really", "yes")]
    first, second = visit.inside.post(address, sent), visit.inside.post(address, sent)
    assert (first.status, second.status) == (303, 303)
    assert first.headers["location"] == second.headers["location"]
    assert len([one for one in state(asked(talks)).negotiation.statements.values() if one.value.denies()]) == 1


def test_what_was_read_back_and_then_changed_is_read_back_again(talks: Path) -> None:
    visit, before = Visit(talks), talks.read_bytes()
    address, rumour = f"{visit.root}/say-back/north", number(talks, "rumour")
    looked = visit.inside.post(address, [(f"answer.{rumour}", "correct")]).text
    seen = re.findall(r'name="looked" value="([^"]+)"', looked)[0]
    changed = [(f"answer.{rumour}", "not-ours"), ("looked", seen), ("really", "yes")]
    again = visit.inside.post(address, changed)
    assert again.status == 200
    assert "It denies what is on record" in words(again.text)
    assert talks.read_bytes() == before


def test_what_cannot_be_recorded_is_said_beside_its_line_and_nothing_is_lost(talks: Path) -> None:
    visit, own = Visit(talks), number(talks, "own")
    wrong = visit.inside.post(
        f"{visit.root}/say-back/north", [(f"answer.{own}", "amended"), (f"options.{own}", "army.small")]
    )
    assert wrong.status == 400
    beside = wrong.text.partition(f'id="f-answer.{own}"')[2].partition("</fieldset>")[0]
    assert "nothing else is put in its place" in beside
    assert 'value="amended" checked' in beside


def test_in_a_browser_a_line_that_is_amended_opens_and_what_was_recorded_is_in_sight(
    talks: Path, desk: Served, chromium: Browser
) -> None:
    own = number(talks, "own")
    with looking(desk, chromium, viewport={"width": 1200, "height": 700}) as (page, reported):
        page.goto(f"{desk.origin}{desk.enter().headers['location'].rstrip('/')}/r/talks/say-back/north")
        details = page.locator(f'[id="f-answer.{own}"] details')
        assert details.get_attribute("open") is None
        page.check(f'[name="answer.{own}"][value="amended"]')
        page.select_option(f'[name="stance.{own}"]', "opposes")
        assert details.get_attribute("open") is not None
        page.get_by_role("button", name="Read it back").last.click()
        page.get_by_role("button", name="Record the answers").click()
        box = page.get_by_role("status").filter(has_text="recorded").bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 700
    assert not reported


@pytest.mark.parametrize("code", ["en", "fr"])
def test_axe_finds_nothing_wrong_with_a_sheet_however_narrow(desk: Served, chromium: Browser, code: str) -> None:
    with looking(desk, chromium, viewport={"width": 320, "height": 900}) as (page, _):
        for path in ("say-back", "say-back/north"):
            page.goto(f"{desk.origin}{desk.enter().headers['location'].rstrip('/')}/r/talks/{path}?lang={code}")
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            page.evaluate(axe())
            told = page.evaluate("axe.run({resultTypes: ['violations']})")
            assert not [one["id"] for one in told["violations"]], json.dumps(told["violations"])[:2000]
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_caution_says_in_french_that_more_is_shown_than_the_party_may_see(talks: Path) -> None:
    team = say_back(asked(talks, viewer="south"), "north")
    assert "et pas seulement ce que la partie peut voir" in sheet_of(team, language("fr")).cautions[0]
