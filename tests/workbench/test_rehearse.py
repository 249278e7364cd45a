"""Rehearsing: many runs, what is drawn, whom a record's preconditions hold back."""

from __future__ import annotations

from pathlib import Path

import pytest

from pourparler.brief.pictures.rehearsal import render_plot
from pourparler.brief.words.language import language
from pourparler.domain.evidence import Attribution, Voice
from pourparler.domain.interval import Interval
from pourparler.domain.negotiation import Negotiation, Recorded
from pourparler.domain.next_step import Precondition
from pourparler.domain.run import Ending
from pourparler.errors import InputError
from pourparler.formats.estimate import read_estimates
from pourparler.simulation.setup import Setup
from pourparler.workbench.rehearse import Wanted, gated, ratifiers, rehearse, set_up, strategies
from pourparler.workbench.scenario import read_scenario
from tests.conftest import ROOT

RIVER = ROOT / "examples" / "river-talks"
SCENARIO = read_estimates(RIVER / "estimates.yaml", read_scenario(RIVER / "scenario.yaml"))


def test_the_nth_run_has_the_nth_seed_and_distances() -> None:
    found = rehearse(SCENARIO, Setup({"upper": "random_walker"}), runs=3, seed=5)
    assert [run.seed for run in found.runs] == [5, 6, 7]
    assert all({"frontier", "nash_bargaining"} <= run.distances.keys() for run in found.runs)
    assert not found.drawn
    assert rehearse(SCENARIO, Setup({"upper": "random_walker"}), runs=3, seed=5) == found


def test_what_is_not_known_differs_from_run_to_run_and_failures_have_an_obstacle(tmp_path: Path) -> None:
    loose = (
        (RIVER / "estimates.yaml")
        .read_text("utf-8")
        .replace("weights: {release: 0.4, costs: 0.3, data: 0.1, panel: 0.2}", "order: [[panel, release]]")
        .replace("reservation: 0.35", "reservation: 0.75")
    )
    (tmp_path / "loose.yaml").write_text(loose)
    scenario = read_estimates(tmp_path / "loose.yaml", read_scenario(RIVER / "scenario.yaml"))
    found = rehearse(scenario, Setup({"upper": "micro", "lower": "micro"}), runs=60)
    assert found.drawn
    assert len({tuple(run.payoffs.values()) for run in found.runs}) > 2
    failed = found.count(Ending.DEADLINE)
    assert 0 < failed < 60
    assert sum(one.runs for one in found.obstacles) <= failed
    assert {one.issue for one in found.obstacles} <= set(SCENARIO.issues)


def test_a_ratifier_comes_from_a_file_of_estimates(tmp_path: Path) -> None:
    (tmp_path / "parliament.yaml").write_text(
        "pourparler: estimates/1\nby: x\nground: y\npreferences: {lower: {values: {panel: {none: 1}}, reservation: 1}}\n"
    )
    setup = Setup(ratifiers=ratifiers(tmp_path / "parliament.yaml", SCENARIO))
    run = rehearse(SCENARIO, setup).runs[0]
    assert (run.ending, run.by) == (Ending.NOT_RATIFIED, "lower")


def test_while_a_precondition_stands_talks_do_not_start() -> None:
    found = rehearse(SCENARIO, Setup())
    voice = Voice("A. Sele", Attribution.ON_RECORD)
    day = Interval.of("2026-03-03")
    asked = Recorded(Precondition("p", "lower", "the gauges first", voice), day, day.latest, (), "", "")
    negotiation = Negotiation(record="r", viewer="everyone", preconditions={"p": asked})
    held = gated(found, negotiation)
    assert [(run.ending, run.by, run.outcome) for run in held.runs] == [(Ending.NOT_STARTED, "lower", None)]
    assert gated(found, Negotiation(record="r", viewer="everyone")) == found


def test_strategies_are_named_for_all_and_for_one() -> None:
    assert strategies(["upper=linear", "micro"], SCENARIO) == {"upper": "linear", "lower": "micro"}
    assert strategies(["mine.py:Own:share=1"], SCENARIO) == dict.fromkeys(("upper", "lower"), "mine.py:Own:share=1")
    assert strategies(["upper=boulware:end=0.5"], SCENARIO) == {"upper": "boulware:end=0.5"}
    with pytest.raises(InputError, match="no such party: middle"):
        strategies(["middle=linear"], SCENARIO)


def test_what_is_wanted_becomes_a_setup_once_the_parties_are_known(tmp_path: Path) -> None:
    file = tmp_path / "parliament.yaml"
    file.write_text("pourparler: estimates/1\nby: x\nground: y\npreferences: {lower: {values: {panel: {none: 1}}}}\n")
    wanted = Wanted("single_text", ("annealing",), rounds=7, mediator="annealing", ratifiers=file)
    made = set_up(wanted, SCENARIO)
    assert (made.protocol, made.rounds, made.seconds, made.mediator) == ("single_text", 7, None, "annealing")
    assert made.strategies == dict.fromkeys(SCENARIO.parties, "annealing")
    assert list(made.ratifiers) == ["lower"]
    assert set_up(Wanted(), SCENARIO) == Setup()


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_the_concession_plot_is_the_same_for_the_same_run(kind: str) -> None:
    pytest.importorskip("matplotlib")
    found = rehearse(SCENARIO, Setup())
    first, second = (render_plot(found, {}, language("fr"), kind) for _ in range(2))
    assert first == second
