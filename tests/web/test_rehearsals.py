"""Rehearsals at the desk: set up party by party, told as they are held, stopped, replayed round by round."""

from __future__ import annotations

import html
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser

from pourparler.cli.main import program
from tests.making import ground
from tests.web.estimated import river
from tests.web.inside_out import sent
from tests.web.served import asking, desk, looking, served
from tests.web.visit import Visit, kept, links, words


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Visit, Path]]:
    location = river(tmp_path_factory.mktemp("rehearsals"))
    visit = Visit(location)
    yield visit, location
    visit.inside.desk.jobs.close()


def ended(visit: Visit, address: str) -> str:
    for _ in range(600):
        markup = visit.page(address)
        if "data-running" not in markup:
            return markup
        time.sleep(0.1)
    raise AssertionError("it did not end")


def begun(visit: Visit, **fields: str) -> str:
    return sent(visit, "rehearsals", 303, **fields)


def asked(location: Path, *more: str) -> object:
    result = CliRunner().invoke(program, ["rehearse", str(location), "--json", *more], standalone_mode=False)
    assert result.exception is None, result.exception
    return json.loads(result.stdout)


def test_what_is_set_up_is_asked_party_by_party(talks: tuple[Visit, Path]) -> None:
    markup = talks[0].page("rehearsals")
    for name in ("manner-upper", "manner-lower", "protocol", "mediator", "rounds", "runs", "seed", "minutes"):
        assert f'name="{name}"' in markup
    assert "Nobody here is the real party." in words(markup)


def test_the_page_says_what_the_command_line_says_of_the_same_set_up(talks: tuple[Visit, Path]) -> None:
    visit, location = talks
    fields = {"manner-upper": "hardliner", "manner-lower": "random_walker", "rounds": "12", "runs": "9", "seed": "4"}
    told = words(ended(visit, begun(visit, **fields)))
    manners = ("--strategy", "upper=hardliner", "--strategy", "lower=random_walker")
    answer = asked(location, *manners, "--rounds", "12", "--runs", "9", "--seed", "4")
    assert isinstance(answer, dict)
    assert f"In {100 * answer['share']:.0f} % of 9 runs the talks end in agreement" in told
    assert "Upper hardliner; Lower random walker" in told.replace("_", " ")
    for ending, count in answer["endings"].items():
        assert {"agreement": "agreement", "deadline": "the deadline passes"}[ending] + f": {count}" in told


def test_a_run_is_replayed_round_by_round_as_the_command_line_replays_it(talks: tuple[Visit, Path]) -> None:
    visit, location = talks
    page = begun(visit, rounds="12", runs="2")
    (first, *_) = [link for link in links(ended(visit, page)) if link.endswith("/1")]
    markup = visit.page(first)
    answer = asked(location, "--rounds", "12", "--runs", "2", "--replay", "1")
    assert isinstance(answer, dict)
    (run,) = answer["runs"]
    last = run["round"] + 1
    assert f"Round {last}" in words(markup)
    assert "What it turned on Upper moved on" in words(markup)
    # Back from the last round to the first, by the links alone: every turn is told, with its worth to each.
    for number in range(last, 0, -1):
        here = words(re.split(r'<section class="sheet[^>]*id="round"', markup)[1].partition("</section>")[0])
        turns = [turn for turn in run["turns"] if turn["round"] == number - 1]
        assert f"Round {number} " in here
        for turn in turns:
            verb = {"offer": "offers", "accept": "accepts"}[turn["act"]]
            assert f"{turn['party'].title()}: {verb}" in here
            for party, worth in turn["utilities"].items():
                assert f"{party.title()} {worth:.3f} of its best" in here
            for option in turn["outcome"].values():
                assert option.partition(".")[2].replace("-", " ") in here
        before = [link for link in links(markup) if f"round={number - 1}" in link]
        assert len(before) == (number > 1)
        markup = visit.page(before[0]) if before else markup
    assert [link for link in links(markup) if "round=2" in link]


def test_what_cannot_be_read_is_told_and_nothing_begins(talks: tuple[Visit, Path]) -> None:
    visit, _ = talks
    held = len(visit.inside.desk.jobs.all((visit.inside.login, visit.inside.key, "talks")))
    for field, value in (("runs", "0"), ("runs", "many"), ("rounds", "1000001"), ("seed", "-1"), ("minutes", "61")):
        told = sent(visit, "rehearsals", 400, **{field: value})
        assert re.search(rf"not a number from \d+ to \d+: {value}; write one", words(told))
    assert len(visit.inside.desk.jobs.all((visit.inside.login, visit.inside.key, "talks"))) == held


def test_a_manner_that_the_protocol_does_not_know_ends_in_a_sentence(talks: tuple[Visit, Path]) -> None:
    page = begun(talks[0], **{"protocol": "single_text", "manner-upper": "boulware"})
    assert "under single_text a party cannot be boulware" in words(ended(talks[0], page))


def test_stopped_it_keeps_what_was_held(talks: tuple[Visit, Path]) -> None:
    visit, _ = talks
    page = begun(visit, runs="1000000", minutes="5")
    for _ in range(600):
        markup = visit.page(page)
        if "How they have ended so far" in markup:
            break
        time.sleep(0.1)
    assert re.search(r"At work: [1-9]\d* of 1000000 runs", words(markup))
    # Without a script the page looks again by itself; with one it must not.
    assert re.search(r'<noscript><meta http-equiv="refresh" content="2"></noscript>', markup)
    sent(visit, page, 303)
    markup = visit.page(page)
    assert re.search(r"Stopped after [1-9]\d* of 1000000 runs", words(markup))
    assert "http-equiv" not in markup
    assert "of its best" in words(markup)


def test_it_is_no_page_to_another_viewer_or_record_and_no_other_job_is_one_of_its_kind(tmp_path: Path) -> None:
    whole = desk(river(tmp_path).parent)
    client = asking(whole)
    keys = [whole.access.key("login", viewer) for viewer in ("", "north")]
    page = client.post(f"/v/{keys[0]}/r/talks/rehearsals", data={"runs": "2"}).headers["location"]
    assert client.get(page).status_code == 200
    assert client.get(f"{page}/1").status_code == 200
    for address in (page, f"{page}/1"):
        assert client.get(address.replace(str(keys[0]), str(keys[1]))).status_code == 404
        assert asking(whole, "another").get(address).status_code == 404
    for number in ("0", "3", "x", "99999999999"):
        assert client.get(f"{page}/{number}").status_code == 404
    doubt = client.post(f"/v/{keys[0]}/r/talks/doubts").headers["location"]
    assert client.get(doubt.replace("doubts", "rehearsals")).status_code == 404
    assert client.get(page.replace("rehearsals", "doubts")).status_code == 404


def test_what_a_job_says_is_the_same_whatever_else_is_at_work(tmp_path: Path) -> None:
    location = river(tmp_path)
    alone, busy = Visit(location), Visit(location)
    try:
        other = Visit(location)
        other.inside.desk.jobs = busy.inside.desk.jobs
        sent(other, "rehearsals", 303, runs="1000000")
        pages = [words(ended(visit, begun(visit, runs="5", rounds="9"))) for visit in (alone, busy)]
        assert pages[0] == pages[1]
        assert words(alone.page("rehearsals")) == words(busy.page("rehearsals"))
    finally:
        alone.inside.desk.jobs.close()
        busy.inside.desk.jobs.close()


def test_another_is_set_up_like_it(talks: tuple[Visit, Path]) -> None:
    visit, _ = talks
    page = begun(visit, **{"manner-lower": "micro", "rounds": "33", "minutes": "7"})
    again = next(html.unescape(link) for link in links(ended(visit, page)) if "like=" in link)
    markup = visit.page(again)
    assert '<option value="micro" selected>' in markup
    assert 'value="33"' in markup
    assert 'value="7"' in markup


def test_without_estimates_there_is_nothing_to_rehearse_on(tmp_path: Path) -> None:
    visit = Visit(kept(tmp_path, *ground()))
    assert "Nothing to rehearse on" in visit.words("rehearsals")


def test_with_scripts_the_page_renews_itself_without_being_loaded_again(tmp_path: Path, chromium: Browser) -> None:
    river(tmp_path)
    with served(tmp_path) as running, looking(running, chromium) as (page, reported):
        page.goto(f"{running.origin}{running.enter().headers['location']}r/talks/rehearsals")
        page.fill("#runs", "1000000")
        page.get_by_role("button", name="Rehearse").click()
        page.wait_for_url("**/rehearsals/*")
        page.evaluate("window.kept = true")
        told = page.locator("#job b").first.inner_text()
        page.wait_for_function("words => document.querySelector('#job b').textContent !== words", arg=told)
        assert page.evaluate("window.kept")
        page.get_by_role("button", name="Stop").click()
        page.get_by_text("Stopped after").first.wait_for()
        assert reported == []
