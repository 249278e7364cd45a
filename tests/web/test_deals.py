"""The page of deals: one in words, what remains with options held, doubt; estimates entered by ordering."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pourparler.cli.main import program
from tests.making import draft, ground, option
from tests.web.estimated import river
from tests.web.inside_out import sent
from tests.web.served import asking, desk
from tests.web.visit import Visit, kept, links, part, words


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Visit, Path]]:
    location = river(tmp_path_factory.mktemp("deals"))
    visit = Visit(location)
    yield visit, location
    visit.inside.desk.jobs.close()


def told(location: Path, *more: str) -> Any:
    result = CliRunner().invoke(program, ["deals", str(location), "--json", *more], standalone_mode=False)
    assert result.exception is None, result.exception
    return json.loads(result.stdout)


def deal_in_words(outcome: dict[str, str]) -> str:
    plain = {issue: option.partition(".")[2].replace("-", " ") for issue, option in outcome.items()}
    return "; ".join(f"{issue.title()}: {option}" for issue, option in plain.items())


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_whose_estimates_they_are_stands_before_any_number_and_one_deal_comes_first(talks: tuple[Visit, Path]) -> None:
    visit, location = talks
    page = visit.words("deals").partition("Estimates Deals")[2] or visit.words("deals")
    best = told(location)["solutions"]["nash_bargaining"]
    assert squeezed(deal_in_words(best["outcomes"][0])) in squeezed(page)
    assert page.index("estimate by the teacher; assumed for an exercise; nobody was asked") < page.index("0.7")
    assert page.index("One deal, in words") < page.index("Hold an option") < page.index("The frontier")
    for party, worth in best["payoffs"][0].items():
        assert f"{party.title()}, estimated {worth:g}" in page


@pytest.mark.parametrize("choice", ["panel.binding", "costs.shared", "release.third"])
def test_what_remains_with_an_option_held_is_what_the_command_line_says(choice: str, talks: tuple[Visit, Path]) -> None:
    visit, location = talks
    address = sent(visit, "deals", 303, **{f"hold-{choice.partition('.')[0]}": choice})
    assert choice.partition(".")[2] not in address
    page = visit.words(address)
    answer = told(location, "--lock", choice)
    assert "Held for this answer, not on record." in page
    kept_ = answer["kept"]
    assert f"Efficient deals that keep it: {kept_['points']} of {kept_['of']}." in page
    for change in answer["changes"].values():
        for party, by in change.items():
            verb = "falls" if by < 0 else "rises"
            assert f"{party.title()}: {verb} by {abs(by):g}" in page or by == 0
    best = answer["solutions"]["nash_bargaining"]["outcomes"][0]
    assert squeezed(deal_in_words(best)) in squeezed(page)
    # What is held stays chosen, so that a second option can be held beside it.
    assert f'<option value="{choice}" selected>' in visit.page(address)
    assert "Held for this answer" not in visit.words("deals")


def test_what_is_held_is_nobody_elses(tmp_path: Path) -> None:
    whole = desk(river(tmp_path).parent)
    client = asking(whole)
    keys = [str(whole.access.key("login", viewer)) for viewer in ("", "north")]
    address = client.post(f"/v/{keys[0]}/r/talks/deals", data={"hold-panel": "panel.none"}).headers["location"]
    assert client.get(address).status_code == 200
    assert client.get(address.replace(keys[0], keys[1])).status_code == 404
    assert asking(whole, "another").get(address).status_code == 404
    told_ = client.post(f"/v/{keys[0]}/r/talks/deals", data={"hold-panel": "panel.gone"})
    assert told_.status_code == 400
    assert "no option is called panel.gone" in told_.text


def test_the_frontier_is_drawn_and_stands_in_a_table_with_the_deal_marked(talks: tuple[Visit, Path]) -> None:
    visit, location = talks
    markup = visit.page("deals")
    points = told(location)["frontier"]["points"]
    table = part(markup.partition('id="h-fr"')[2], "<tbody>", "</tbody>")
    assert table.count("<tr") == len(points)
    assert len(re.findall(r'<tr class="here">', table)) == 1
    assert '<svg viewBox="0 0 720 380" role="img"' in markup


def test_doubt_is_a_job_that_says_what_the_command_line_says(talks: tuple[Visit, Path]) -> None:
    visit, location = talks
    address = sent(visit, "doubts", 303)
    for _ in range(600):
        markup = visit.page(address)
        if "data-running" not in markup:
            break
        time.sleep(0.1)
    answer = told(location, "--doubt")["doubt"]
    turning = [one for one in answer["tried"] if one["moved"] or one["outcome"] is None]
    assert f"{len(turning)} of them move it:" in words(markup)
    for one in turning:
        much = "twice" if one["factor"] > 1 else "half"
        assert f"if {one['issue'].title()} counts {much} as much for {one['party'].title()}:" in words(markup)


def test_trades_start_from_a_draft_that_is_chosen(tmp_path: Path) -> None:
    visit = Visit(kept(tmp_path, *ground(), draft("plan")))
    sent_estimate(visit, "north", {"army.small": "1", "army.large": "2"})
    page = visit.words("deals?from=plan")
    assert "On record are orders alone" in page
    assert "Starting from" in page
    assert "Deals are told only where somebody estimated in numbers" in page


def sent_estimate(visit: Visit, party: str, places: dict[str, str], really: bool = True, **more: str) -> str:
    fields = {f"place-{key}": place for key, place in places.items()}
    fields |= {"whose": "ana", "ground": "interviews", "day": "2025-11-25", **more}
    page = sent(visit, f"estimates/{party}", 200, **fields)
    if not really:
        return page
    looked = part(page, 'name="looked" value="', '"')
    request = part(page, 'name="request" value="', '"')
    return sent(visit, f"estimates/{party}", 303, **fields, looked=looked, request=request, really="yes")


def test_options_are_put_in_order_read_back_and_only_then_recorded(tmp_path: Path) -> None:
    location = kept(tmp_path, *ground(), option("army.none"))
    visit = Visit(location)
    assert "Nothing is estimated of what it values." in visit.words("estimates")
    places = {"army.middle": "1", "army.small": "2", "army.large": "2"}
    page = words(sent_estimate(visit, "north", places, really=False))
    for worse in ("army.small", "army.large"):
        assert f"ana holds that for North “{worse}” is at least as bad as “army.middle”" in page
    assert "is at least as bad as “army.small”" not in page
    assert "Nothing is estimated of what it values." in visit.words("estimates")
    sent_estimate(visit, "north", places)
    page = visit.words("estimates")
    assert "estimate by ana; interviews" in page
    assert "“army.middle” before “army.small”" in page
    assert "“army.middle” before “army.large”" in page
    # What it shows again is what is on record; whose the next one is, nobody knows yet.
    form = visit.page("estimates/north")
    assert re.search(r'name="place-army.small"[^>]* value="2"', form)
    assert re.search(r'name="whose"[^>]* value=""', form)
    # An order gives nothing a worth.
    assert "Deals are told only where somebody estimated in numbers" in visit.words("deals")


def test_what_is_wrong_is_told_and_what_was_typed_stays(tmp_path: Path) -> None:
    visit = Visit(kept(tmp_path, *ground()))
    fields = {"place-army.small": "1", "place-army.large": "2", "whose": "", "ground": "interviews"}
    for wrong, sentence in (
        ({}, "it is not said whose estimate it is"),
        ({"whose": "ana", "place-army.small": "first"}, "not a place in an order: first"),
        ({"whose": "ana", "value-army.small": "2"}, "not a number from 0 to 1: 2"),
        ({"whose": "ana", "value-army.small": "0.2", "value-army.large": "0,4"}, "the numbers do not"),
        ({"whose": "ana", "day": "yesterday"}, "not a day"),
    ):
        page = sent(visit, "estimates/north", 400, **fields | wrong)
        assert sentence in words(page)
        assert 'value="interviews"' in page
    assert "Nothing is estimated of what it values." in visit.words("estimates")
    assert visit.inside.get(f"{visit.root}/estimates/nobody").status == 404


def test_what_was_changed_since_it_was_read_back_is_read_back_again(tmp_path: Path) -> None:
    visit = Visit(kept(tmp_path, *ground()))
    page = sent_estimate(visit, "north", {"army.small": "1", "army.large": "2"}, really=False)
    looked = part(page, 'name="looked" value="', '"')
    other = {"place-army.small": "2", "place-army.large": "1", "whose": "ana", "ground": "interviews"}
    again = sent(visit, "estimates/north", 200, **other, looked=looked, really="yes")
    assert "“army.small” is at least as bad as “army.large”" in words(again)
    assert "Nothing is estimated of what it values." in visit.words("estimates")


def test_an_estimate_kept_to_some_is_seen_by_nobody_else(tmp_path: Path) -> None:
    location = kept(tmp_path, *ground(), keeper="team")
    visit = Visit(location)
    before = Visit(location, "south").words("estimates")
    sent_estimate(visit, "north", {"army.small": "1", "army.large": "2"}, who="names", audience="north+team")
    assert "ana" in visit.words("estimates")
    assert Visit(location, "south").words("estimates") == before
    assert not [link for link in links(Visit(location, "south").page("possible")) if link.endswith("/deals")]
    assert [link for link in links(Visit(location, "north").page("possible")) if link.endswith("/deals")]
