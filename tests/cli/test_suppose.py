"""A supposition on the command line is that of the desk: told as supposed, for one answer, and never written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pourparler.cli.main import status
from pourparler.domain.request import KEEPER, Request
from pourparler.domain.supposition import Supposition
from pourparler.workbench.imports import import_dossier
from pourparler.workbench.state import state
from pourparler.workbench.suppose import suppose
from tests.conftest import ROOT

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the program; its status, and all that it printed."""

    def called(*words: str) -> tuple[int, str]:
        code = status(list(words))
        told = capsys.readouterr()
        return code, told.out + told.err

    return called


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("supposed") / "talks.pourparler"
    import_dossier(ROOT / "examples" / "ukraine-2025", str(file))
    return file


def zone(run: Run, case: Path, *more: str) -> dict[str, object]:
    told: dict[str, object] = json.loads(run("zone", str(case), *more, "--json")[1])
    return told


def test_it_is_told_as_supposed_and_nothing_is_written(run: Run, case: Path) -> None:
    before = case.read_bytes()
    told = run("zone", str(case), "--suppose", "ukraine=army-cap.600k", "--lift", "ukraine=army-cap.600k")[1]
    assert "could live with “600,000” on Size of the Ukrainian forces" in told
    assert "lifted: Ukraine refuses “600,000”" in told
    assert "◇ Supposed, not on record: Refusals on record close 11 options" in told
    assert case.read_bytes() == before


def test_it_is_what_the_desk_answers(run: Run, case: Path) -> None:
    told = zone(run, case, "--suppose", "russia=army-cap.600k", "--lift", "ukraine=army-cap.600k")
    there = told["supposed"]
    assert isinstance(there, dict)
    lifted = tuple(there["lifted"])
    supposition = Supposition((("russia", "army-cap.600k"),), lifted)
    possible = suppose(state(Request(str(case), KEEPER)), supposition).possible
    assert told["excluded"] == possible.zone.bounds()["excluded"].exact()
    assert told["still_open"] == {issue: list(options) for issue, options in possible.still_open.options.items()}
    plain = zone(run, case)
    assert told["excluded"] != plain["excluded"]
    assert "supposed" not in plain


def test_of_several_refusals_that_one_is_lifted_which_was_named(run: Run, case: Path) -> None:
    there = zone(run, case)["still_open"]
    would = zone(run, case, "--lift", "ukraine=army-cap.600k")["still_open"]
    assert isinstance(there, dict)
    assert isinstance(would, dict)
    assert set(would["army-cap"]) - set(there["army-cap"]) == {"army-cap.600k"}


def test_issues_are_left_out_as_without_it(run: Run, case: Path) -> None:
    told = zone(run, case, "--only", "army-cap", "--suppose", "ukraine=army-cap.600k")
    assert set(told["still_open"]) == {"army-cap"}  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (("--suppose", "ukraine"), "names no party and option; write PARTY=OPTION"),
        (("--suppose", "ukrain=army-cap.600k"), "no party is called ukrain; did you mean ukraine?"),
        (("--lift", "ukraine=army-cap.60k"), "no option is called army-cap.60k; did you mean army-cap.600k?"),
        (("--lift", "russia=army-cap.600k"), "no refusal of army-cap.600k by russia is on record"),
    ],
)
def test_what_is_not_on_record_cannot_be_supposed(run: Run, case: Path, given: tuple[str, ...], sentence: str) -> None:
    code, told = run("zone", str(case), *given)
    assert code == 2
    assert sentence in told


def test_a_scenario_file_has_no_stances(run: Run) -> None:
    code, told = run("zone", str(ROOT / "examples" / "river-talks" / "scenario.yaml"), "--suppose", "upper=half")
    assert code == 2
    assert "holds no stances to suppose beside; name a record" in told
