"""Whose scenario a folder or file holds is told by its content; and the peers' own scenarios read as they say."""

from __future__ import annotations

import json
import os
from ast import literal_eval
from fractions import Fraction
from pathlib import Path

import pytest

from pourparler.errors import ScenarioError
from pourparler.formats.sniffing import read_foreign
from tests.formats.test_genius_xml import DOMAIN, PROFILE
from tests.formats.test_geniusweb_json import DOMAIN as WEB_DOMAIN
from tests.formats.test_geniusweb_json import linear
from tests.formats.test_negmas import ADDITIVE
from tests.formats.test_negmas import DOMAIN as NEGMAS_DOMAIN
from tests.formats.test_negolog_json import A, B

GENIUS = {"z.xml": DOMAIN, "north.xml": PROFILE, "a.xml": PROFILE, "pareto.xml": "\n0.5, 0.25\n"}
WEB = {"d.json": json.dumps(WEB_DOMAIN), "p.json": json.dumps(linear()), "specials.json": '{"size": 4}'}
NEGOLOG = {"profileA.json": A, "profileB.json": B, "specs.json": '{"issues": 2'}
NEGMAS = {"d.yaml": NEGMAS_DOMAIN, "n.yml": ADDITIVE, "_info.yaml": "{n_issues: 2}", "_stats.yaml": "{opposition: 0.5}"}


def put(folder: Path, texts: dict[str, str]) -> Path:
    for name, text in texts.items():
        (folder / name).write_text(text)
    return folder


@pytest.mark.parametrize(
    ("texts", "parties"),
    [
        (GENIUS, ("a", "north")),
        (WEB, ("north",)),
        (NEGOLOG, ("profileA", "profileB")),
        (NEGMAS, ("north",)),
        ({"notes.json": "{", **NEGMAS}, ("north",)),
        ({"._n.yml": "\0", **NEGMAS}, ("north",)),
    ],
)
def test_a_folder_is_known_by_its_content(tmp_path: Path, texts: dict[str, str], parties: tuple[str, ...]) -> None:
    scenario = read_foreign(put(tmp_path, texts))
    assert scenario is not None
    assert scenario.parties == parties


@pytest.mark.parametrize(
    ("texts", "name", "parties"),
    [
        (GENIUS, "z.xml", ("a", "north")),
        (GENIUS, "north.xml", ("north",)),
        ({**GENIUS, "y.xml": DOMAIN}, "z.xml", ("a", "north")),
        ({**GENIUS, **WEB}, "d.json", ("north",)),
        (WEB, "p.json", ("north",)),
        (NEGOLOG, "profileB.json", ("profileB",)),
        (NEGMAS, "d.yaml", ("north",)),
        (NEGMAS, "n.yml", ("north",)),
    ],
)
def test_a_domain_stands_for_its_folder_and_a_profile_for_one_party(
    tmp_path: Path, texts: dict[str, str], name: str, parties: tuple[str, ...]
) -> None:
    scenario = read_foreign(put(tmp_path, texts) / name)
    assert scenario is not None
    assert scenario.parties == parties


@pytest.mark.parametrize(
    "text", ["pourparler: scenario/1\nissues: {a: [b]}\n", "SQLite format 3\0<", "", "<html/>", "{}", "plain words"]
)
def test_anything_else_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "it.yaml"
    path.write_text(text)
    assert read_foreign(path) is None
    assert read_foreign(tmp_path) is None
    assert read_foreign(tmp_path / "absent") is None


def test_a_dossier_is_none(tmp_path: Path) -> None:
    assert read_foreign(put(tmp_path, {"dossier.yaml": "", **GENIUS})) is None


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        ({**GENIUS, "y.xml": DOMAIN}, "holds more than one scenario: y.xml, z.xml"),
        ({**GENIUS, **NEGOLOG}, "holds more than one scenario: Genius, NegoLog"),
        ({**GENIUS, "a.xml": PROFILE[:100]}, "a.xml, line 3: is not XML"),
        ({"a.xml": PROFILE[:100]}, "a.xml, line 3: is not XML"),
        ({**NEGOLOG, "profileA.json": A[:-1]}, "profileA.json, line 1: is not JSON"),
        ({"z.xml": DOMAIN}, "a domain without any profile"),
        ({**GENIUS, "a.xml": PROFILE.replace("army", "fleet")}, "a.xml: the issue army is missing"),
    ],
)
def test_what_does_not_fit_is_said(tmp_path: Path, texts: dict[str, str], sentence: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        read_foreign(put(tmp_path, texts))
    assert sentence in str(caught.value)


PEERS = Path(os.environ.get("PEERS") or "absent")
FOLDERS = ("NegoLog", "ANL-2023-example-agent", "negmas")
needs_peers = pytest.mark.skipif(
    not all((PEERS / name).is_dir() for name in FOLDERS),
    reason=f"needs PEERS to name a folder that holds {', '.join(FOLDERS)}",
)
KNOWN_BAD = {
    "fuzzyagent": "kind real",
    "LaptopConv": "is missing",
    "LaptopConv1D": "is not XML",
    "web_service": "slope",
}


def scenarios_below(top: Path) -> list[Path]:
    return sorted({path.parent for end in ("xml", "json") for path in top.rglob(f"*.{end}")})


@needs_peers
@pytest.mark.parametrize(
    ("place", "least"),
    [
        ("NegoLog/domains", 60),
        ("ANL-2023-example-agent/domains", 10),
        ("negmas/tests/data", 80),
        ("negmas/src/negmas/tests/data", 10),
        ("negmas/src/negmas/scenarios", 1),
    ],
)
def test_every_scenario_of_the_peers_reads(place: str, least: int) -> None:
    read = 0
    for folder in scenarios_below(PEERS / place):
        try:
            scenario = read_foreign(folder)
        except ScenarioError as error:
            assert KNOWN_BAD[folder.name] in str(error)
            continue
        assert scenario is not None
        assert all(estimate.numeric() for estimate in scenario.estimates.values())
        read += 1
    assert read >= least


@needs_peers
def test_utilities_are_those_that_the_peers_publish() -> None:
    compared = 0
    for file in (PEERS / "ANL-2023-example-agent" / "domains").glob("*/specials.json"):
        scenario = read_foreign(file.parent)
        assert scenario is not None
        for point in json.loads(file.read_text())["pareto_front"]:
            worths = [scenario.estimates[party].worth(point["bid"]) for party in scenario.parties]
            assert [float(worth) for worth in worths] == pytest.approx(point["utility"], abs=1e-9)
            compared += 1
    assert compared > 100
    for file in (PEERS / "NegoLog" / "domains").glob("*/specs.json"):
        scenario = read_foreign(file.parent)
        assert scenario is not None
        specs = json.loads(file.read_text())
        bid = specs["NashBid"] if isinstance(specs["NashBid"], dict) else literal_eval(specs["NashBid"])
        worths = [scenario.estimates[party].worth(bid) for party in scenario.parties]
        assert [float(worth) for worth in worths] == pytest.approx([specs["Nash_A"], specs["Nash_B"]], abs=1e-9)
        if file.parent.name == "domain0":
            assert worths == [Fraction("0.7353"), Fraction("0.7353")]
