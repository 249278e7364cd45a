"""A scenario is joined with somebody's estimates in the same call."""

from __future__ import annotations

from pathlib import Path

import pytest

import pourparler as pp
from pourparler.errors import ScenarioError
from tests.conftest import ROOT

RIVER = ROOT / "examples" / "river-talks"


def test_estimates_stand_in_the_place_of_those_in_a_scenario_file() -> None:
    bare = pp.read_scenario(RIVER / "scenario.yaml")
    valued = pp.read_scenario(RIVER / "scenario.yaml", estimates=RIVER / "estimates.yaml")
    doubted = pp.read_scenario(RIVER / "scenario.yaml", estimates=str(RIVER / "doubted.yaml"))
    assert not bare.estimates
    assert {estimate.by for estimate in valued.estimates.values()} == {"the teacher"}
    assert valued.estimates != doubted.estimates
    assert valued.red_lines == bare.red_lines


def test_issues_are_chosen_after_the_estimates_were_joined() -> None:
    both = {"estimates": RIVER / "estimates.yaml", "without": ["panel"]}
    part = pp.read_scenario(RIVER / "scenario.yaml", **both)  # type: ignore[arg-type]
    assert "panel" not in part.issues
    assert all("panel" not in estimate.values for estimate in part.estimates.values())
    assert pp.nash_bargaining(part).deals


def test_estimates_are_joined_to_a_record_by_its_ids(tmp_path: Path) -> None:
    place = str(tmp_path / "talks.pourparler")
    pp.new(place, "Talks", keeper="team", audience="everyone", happened_on=pp.Interval.of("2026-03-02").latest)
    with pp.open(place) as record:
        record.add(pp.Party("upper", "Upper", (pp.Role.CONFLICT_PARTY,)), happened_on="2026-03-02")
        record.add(pp.Issue("water", "Water"), happened_on="2026-03-02")
        for name in ("half", "third"):
            record.add(pp.Option(f"water.{name}", "water", name), happened_on="2026-03-02")
    file = tmp_path / "estimates.yaml"
    file.write_text("pourparler: estimates/1\npreferences: {upper: {values: {water: {half: 0, third: 1}}}}\n", "utf-8")
    scenario = pp.scenario(place, viewer=pp.KEEPER, estimates=file)
    assert pp.utilitarian(scenario).deals[0].outcome == {"water": "water.third"}
    file.write_text("pourparler: estimates/1\npreferences: {hill: {reservation: 1}}\n", "utf-8")
    with pytest.raises(ScenarioError, match="no party is called hill"):
        pp.scenario(place, viewer=pp.KEEPER, estimates=file)
