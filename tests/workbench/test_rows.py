"""Every result goes into a data frame: plain values, a row for each of its parts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import pourparler as pp
from pourparler.brief.notebook import shown
from pourparler.domain.possibilities import Possibilities
from pourparler.domain.tournament import standings
from pourparler.errors import InputError
from pourparler.workbench.rows import rows
from tests.conftest import ROOT

RIVER = ROOT / "examples" / "river-talks"
PLAIN = (str, int, float, bool, date, type(None))


@pytest.fixture(scope="module")
def river() -> pp.Scenario:
    return pp.read_scenario(RIVER / "scenario.yaml", estimates=RIVER / "estimates.yaml")


@pytest.fixture(scope="module")
def results(river: pp.Scenario, case: Path) -> dict[str, Any]:
    start = {"release": "half", "costs": "shared", "data": "monthly", "panel": "none"}
    held = pp.tournament(pp.Plan((("river", river),), ("linear", "boulware"), repetitions=1), workers=1)
    return {
        "state": pp.state(str(case), viewer=pp.KEEPER),
        "scenario": river,
        "zone": pp.zone(river),
        "blocking": pp.blocking(river.over(("release",))),
        "opening": pp.opening(river),
        "questions": pp.key_questions(river),
        "draft": pp.draft_reading(river, {"release": ("third",)}),
        "deals": pp.deals(river),
        "improvement": pp.improvement(river, start, changes=2),
        "trades": pp.trades(river, start),
        "rehearsal": pp.rehearse(river, pp.Setup(), runs=3),
        "tournament": held,
        "standings": standings(held),
    }


def test_every_result_has_rows_of_plain_values(results: dict[str, Any]) -> None:
    for name, result in results.items():
        found = list(rows(result))
        assert found or name in ("blocking", "opening"), name
        assert all(isinstance(value, PLAIN) for row in found for value in row.values()), name


def test_every_frame_has_its_rows_and_the_columns_of_all_of_them(results: dict[str, Any]) -> None:
    pytest.importorskip("polars")
    for result in results.values():
        told = list(rows(result))
        made = pp.frame(result)
        assert made.height == len(told)
        assert set(made.columns) == {name for row in told for name in row}


def test_a_state_of_play_has_a_row_for_each_party_issue_and_option(results: dict[str, Any]) -> None:
    state = results["state"]
    cells = [(o.option, c.party) for i in state.issues for c in i.cells for o in c.options]
    assert [(row["option"], row["party"]) for row in rows(state)] == cells
    refused = [row for row in rows(state) if row["verdict"] == "refused" and row["stance"] == "refuses"]
    assert refused
    assert all(row["happened on"] and row["evidence"] for row in refused)


def test_a_column_that_one_row_lacks_is_null_there(river: pp.Scenario) -> None:
    pytest.importorskip("polars")
    hard = pp.rehearse(river, pp.Setup({"upper": "hardliner", "lower": "hardliner"}), runs=1)
    agreed = pp.rehearse(river, pp.Setup(), runs=1)
    both = pp.frame([hard, agreed])
    assert both["release"].to_list() == [None, agreed.runs[0].outcome["release"]]  # type: ignore[index]


def test_a_tournament_has_a_column_for_each_side(results: dict[str, Any]) -> None:
    found = list(rows(results["tournament"]))
    assert len(found) == len(results["tournament"])
    assert {"strategy 1", "strategy 2", "utility 1", "payoff 2"} <= set(found[0])


def test_what_shows_as_one_table_in_a_notebook_has_rows() -> None:
    assert set(shown.registry) - {Possibilities} <= set(rows.registry)


def test_what_has_no_rows_says_what_has() -> None:
    with pytest.raises(InputError, match=r"a Party has no rows of its own; ask for one of .*StateOfPlay"):
        pp.frame(pp.Party("upper", "Upper Valley"))
