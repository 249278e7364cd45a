"""Deals in the brief: only on estimates, headed so, in both languages; on a record, in a file, in a notebook's frame."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from pourparler.brief.page.brief import render_html
from pourparler.brief.pictures.deal import render_plot
from pourparler.brief.words.language import language
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.request import KEEPER, Request
from pourparler.errors import InputError
from pourparler.library import state
from pourparler.workbench.brief import could_be_agreed
from pourparler.workbench.deals import deals
from pourparler.workbench.frame import frame
from pourparler.workbench.scenario import taken


@pytest.fixture
def river(tmp_path: Path) -> str:
    path = tmp_path / "river.yaml"
    path.write_text("""pourparler: scenario/1
name: River talks
parties: [upper, lower]
issues: {release: [third, half], costs: [shared, user-pays]}
stances: {lower: {release: {third: refuses}}}
preferences:
  upper: {weights: {release: 1, costs: 3}, values: {release: {third: 1}, costs: {user-pays: 1}}, by: a mediator}
  lower: {values: {release: {half: 0.5}, costs: {shared: 0.5}}}
""")
    return str(path)


def test_a_record_without_estimates_has_no_section_on_deals(case: Path) -> None:
    found = state(str(case), viewer=KEEPER)
    possible = could_be_agreed(found)
    assert possible is not None
    assert possible.deals is None
    assert 'id="deals"' not in render_html(found, language("en"), possible)


@pytest.mark.parametrize(("code", "words"), [("en", "rests on estimates"), ("fr", "repose sur des estimations")])
def test_the_section_says_that_it_rests_on_estimates(case: Path, code: str, words: str, river: str) -> None:
    found = state(str(case), viewer=KEEPER)
    possible = could_be_agreed(found)
    assert possible is not None
    asked = taken(Request(str(river), KEEPER))
    page = render_html(found, language(code), structs.replace(possible, deals=deals(asked.scenario)))
    assert 'id="deals"' in page
    assert words in page
    assert "a mediator" in page
    places = {tuple(one.deals[0].payoffs.values()) for one in deals(asked.scenario).solutions}
    assert page.count('class="spot"') == len(places)


def test_no_deal_holds_what_somebody_required_refuses(river: str) -> None:
    found = deals(taken(Request(str(river), KEEPER)).scenario)
    assert all(deal.outcome["release"] == "half" for one in found.solutions for deal in one.deals)


def test_estimates_in_a_file_of_their_own_take_the_place_of_those_stated(river: str, tmp_path: Path) -> None:
    path = tmp_path / "assumed.yaml"
    path.write_text(
        "pourparler: estimates/1\nby: an analyst\nground: a guess\npreferences:\n"
        "  upper: {values: {costs: {shared: 1}}}\n"
    )
    found = deals(taken(Request(str(river), KEEPER), estimates=path).scenario)
    assert found.frontier.parties == ("upper",)
    assert found.unvalued == ("lower",)
    assert found.scenario.estimates["upper"].by == "an analyst"
    path.write_text("pourparler: estimates/1\npreferences: {nobody: {}}\n")
    with pytest.raises(InputError, match="no party is called nobody"):
        taken(Request(str(river), KEEPER), estimates=path)


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_the_picture_is_the_same_for_the_same_deals(river: str, kind: str) -> None:
    pytest.importorskip("matplotlib")
    found = deals(taken(Request(str(river), KEEPER)).scenario)
    nobody = Negotiation(record="r", viewer="everyone")
    one, two = (render_plot(found, nobody, language("en"), kind) for _ in range(2))
    assert one == two
    assert one.startswith(b"<?xml" if kind == "svg" else b"\x89PNG")


def test_a_frame_has_a_row_per_deal_and_point(river: str) -> None:
    pytest.importorskip("polars")
    found = deals(taken(Request(str(river), KEEPER)).scenario)
    rows = sum(len(one.deals) for one in found.solutions) + len(found.frontier.points)
    assert frame(found).height == rows
    with pytest.raises(InputError, match="no such library"):
        frame(found, "excel")
