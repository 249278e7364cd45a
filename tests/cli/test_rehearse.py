"""``pourparler rehearse`` and ``pourparler tournament``: what they print, and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec import structs

from pourparler.cli.main import program, status
from pourparler.cli.verbs import rehearse
from pourparler.workbench.rehearse import Wanted
from tests.conftest import ROOT

RIVER = ROOT / "examples" / "river-talks"
TALKS = ["rehearse", str(RIVER / "scenario.yaml"), "--estimates", str(RIVER / "estimates.yaml")]
BOTH = """pourparler: scenario/1
name: both
parties: [north, south]
issues: {army: [small, middle, large]}
preferences:
  north: {values: {army: {small: 1, middle: 0.6}}}
  south: {values: {army: {large: 1, middle: 0.6}}}
"""


def printed(*words: str) -> str:
    result = CliRunner().invoke(program, list(words), standalone_mode=False)
    assert result.exception is None, result.exception
    return result.stdout


def test_a_run_is_told_in_words_in_two_languages() -> None:
    assert "They agree in round 57" in printed(*TALKS)
    told = printed(*TALKS, "--lang", "fr")
    assert "Elles s’accordent au tour 57" in told
    assert "offres alternées" in told


def test_json_is_the_same_twice() -> None:
    words = (*TALKS, "--strategy", "random_walker", "--runs", "3", "--json")
    assert printed(*words) == printed(*words)
    told = json.loads(printed(*words))
    assert [set(run) >= {"ending", "round", "by", "outcome", "payoffs"} for run in told["runs"]] == [True] * 3


def test_without_any_agreement_the_status_is_1() -> None:
    assert status([*TALKS, "--strategy", "hardliner"]) == 1
    assert status(TALKS) == 0


@pytest.mark.parametrize(
    "words",
    [
        ["--strategy", "bulware"],
        ["--strategy", "middle=micro"],
        ["--strategy", "boulware:speed=1"],
        ["--protocol", "auction"],
        ["--mediator", "judge", "--protocol", "single_text"],
        ["--strategy", "none.py:Own"],
        ["--rounds", "0"],
        ["--plot", "talks.pdf"],
    ],
)
def test_bad_input_is_one_sentence(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert status([*TALKS, *words]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.strip().splitlines()) == 1


def test_without_an_option_the_command_wants_what_python_wants() -> None:
    given = rehearse.command.make_context("rehearse", ["talks"]).params
    assert {name: given[name] for name in Wanted.__struct_fields__} == structs.asdict(Wanted())


def test_a_broken_file_of_ones_own_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "own.py"
    own.write_text("class Own(:\n")
    assert status([*TALKS, "--strategy", f"{own}:Own"]) == 2
    assert "SyntaxError" in capsys.readouterr().err
    own.write_text("class Other:\n    def __init__(self, seat): pass\n")
    assert status([*TALKS, "--strategy", f"{own}:Other"]) == 2
    assert "it has no method offer" in capsys.readouterr().err
    assert status([*TALKS, "--strategy", f"{own}:Own"]) == 2
    assert "known are: Other" in capsys.readouterr().err


def test_a_tournament_prints_its_standings_and_keeps_its_results(tmp_path: Path) -> None:
    (tmp_path / "both.yaml").write_text(BOTH)
    words = [
        "tournament",
        str(tmp_path / "both.yaml"),
        "--strategy",
        "linear",
        "--strategy",
        "micro",
        "--repetitions",
        "1",
        "--to",
        str(tmp_path / "out"),
        "--plot",
        str(tmp_path / "out.svg"),
    ]
    told = printed(*words)
    assert "Runs: 4; scenarios: 1." in told
    assert (tmp_path / "out" / "results.parquet").stat().st_size
    assert (tmp_path / "out.svg").stat().st_size
    again = json.loads(printed(*words, "--json"))
    assert [one["strategy"] for one in again["standings"]]
    assert len(again["runs"]) == 4


def test_bad_input_to_a_tournament_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "both.yaml").write_text(BOTH)
    for words in (["none.yaml", "--strategy", "micro"], [str(tmp_path / "both.yaml"), "--strategy", "macro"]):
        assert status(["tournament", *words]) == 2
        assert len(capsys.readouterr().err.strip().splitlines()) == 1


LOOPS = """
class Loops:
    def __init__(self, seat):
        pass

    def offer(self, now):
        while True:
            pass

    def accepts(self, number, now):
        return False
"""


def test_a_strategy_that_loops_for_ever_is_named(tmp_path: Path) -> None:
    own = tmp_path / "own.py"
    own.write_text(LOOPS)
    told = json.loads(printed(*TALKS, "--strategy", f"upper={own}:Loops", "--limit", "0.3", "--json"))
    assert [(run["ending"], run["by"]) for run in told["runs"]] == [("timed out", "upper")]
