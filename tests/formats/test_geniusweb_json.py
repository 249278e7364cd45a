"""GeniusWeb scenarios: weight times utility, exactly; the reservation is what its outcome is worth."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.domain.scenario import Estimate, Scenario
from pourparler.errors import ScenarioError
from pourparler.formats.geniusweb_json import read_geniusweb_json
from pourparler.formats.geniusweb_writing import write_geniusweb_json

DOMAIN: dict[str, Any] = {
    "name": "talks",
    "issuesValues": {"army": {"values": ["small", "none"]}, "years": {"range": [1, 3, 0.5]}},
}
SPACE: dict[str, Any] = {
    "name": "north",
    "issueWeights": {"army": 0.7, "years": 0.3},
    "issueUtilities": {
        "army": {"discreteutils": {"valueUtilities": {"small": 0.1, "none": 1}}},
        "years": {"numberutils": {"lowValue": 1, "lowUtility": 1, "highValue": 3, "highUtility": 0}},
    },
    "domain": DOMAIN,
    "reservationBid": {"issuevalues": {"army": "small", "years": "2.0"}},
}


def read(folder: Path, *tops: object) -> Scenario:
    paths = []
    for number, top in enumerate(tops):
        paths.append(folder / f"{number}.json")
        paths[-1].write_text(json.dumps(top))
    return read_geniusweb_json(paths)


def linear(**changes: object) -> dict[str, object]:
    return {"LinearAdditiveUtilitySpace": {**SPACE, **changes}}


def test_utilities_are_exact(tmp_path: Path) -> None:
    scenario = read(tmp_path, DOMAIN, linear())
    north = scenario.estimates["north"]
    assert (scenario.name, scenario.parties) == ("talks", ("north",))
    assert scenario.issues["years"] == ("1.0", "1.5", "2.0", "2.5", "3.0")
    assert north.worth({"army": "small", "years": "1.5"}) == Fraction("0.07") + Fraction("0.3") * Fraction(3, 4)
    assert north.reservation == Fraction("0.07") + Fraction("0.15")


def test_newer_names_and_no_reservation(tmp_path: Path) -> None:
    of_army = {"DiscreteValueSetUtilities": {"valueUtilities": {"small": 0.1, "none": 1}}}
    of_years = {"NumberValueSetUtilities": SPACE["issueUtilities"]["years"]["numberutils"]}
    profile = linear(issueUtilities={"army": of_army, "years": of_years}, reservationBid=None)
    assert read(tmp_path, profile).estimates["north"].reservation == 0


def test_parties_of_one_name_are_called_after_their_files(tmp_path: Path) -> None:
    assert read(tmp_path, DOMAIN, linear(), linear()).parties == ("1", "2")


@pytest.mark.parametrize(
    ("profile", "sentence"),
    [
        ({"DefaultPartialOrdering": SPACE}, "profiles of the kind DefaultPartialOrdering are not read"),
        (linear(issueWeights={"army": 1}), "the issue years is missing"),
        (linear(issueWeights={"army": float("nan"), "years": 1}), "not a number that can stand here: NaN"),
        (linear(issueWeights={"army": 0.7, "years": 0.3, "x": 0}), "the domain has no issue x"),
        (linear(domain={"name": "x", "issuesValues": {"army": {"values": ["small"]}}}), "its domain differs"),
        (linear(reservationBid={"issuevalues": {"army": "big"}}), "the domain has no army big"),
        (
            linear(
                issueUtilities={**SPACE["issueUtilities"], "army": {"discreteutils": {"valueUtilities": {"big": 1}}}}
            ),
            "the issue army has no option big",
        ),
        (
            linear(
                issueUtilities={**SPACE["issueUtilities"], "army": {"discreteutils": {"valueUtilities": {"none": 1}}}}
            ),
            "the option small of army has no utility",
        ),
        (
            linear(issueUtilities={**SPACE["issueUtilities"], "army": {"otherutils": {}}}),
            "utilities of the kind otherutils are not read; army",
        ),
    ],
)
def test_what_does_not_fit_is_one_sentence(tmp_path: Path, profile: object, sentence: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        read(tmp_path, DOMAIN, profile)
    assert sentence in str(caught.value)


@pytest.mark.parametrize("ends", [[0, 10, 0.000001], [0, 10, 0], [3, 1, 1], [0, 1]])
def test_a_range_has_from_one_to_a_million_options(tmp_path: Path, ends: list[float]) -> None:
    domain = {"name": "talks", "issuesValues": {"years": {"range": ends}}}
    with pytest.raises(ScenarioError, match="range"):
        read(tmp_path, domain, linear())


eighths = st.integers(0, 8).map(lambda n: Fraction(n, 8))
names = st.lists(st.text('ab"\\é ', min_size=1).filter(str.strip), min_size=1, max_size=3, unique=True)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    issues = {issue: tuple(draw(names)) for issue in draw(names)}
    parties = tuple(draw(names))
    estimates = {}
    for party in parties:
        weights = {issue: Fraction(0) for issue in issues}
        weights[draw(st.sampled_from(list(issues)))] += Fraction(3, 8)
        weights[draw(st.sampled_from(list(issues)))] += Fraction(5, 8)
        values = {issue: {option: draw(eighths) for option in options} for issue, options in issues.items()}
        estimate = Estimate(weights, values)
        bid = {issue: draw(st.sampled_from(options)) for issue, options in issues.items()}
        estimates[party] = Estimate(weights, values, reservation=estimate.worth(bid))
    return Scenario("talks", parties, issues, dict.fromkeys(issues, parties), estimates=estimates)


@given(scenarios())
def test_what_is_written_reads_back_the_same(scenario: Scenario) -> None:
    with TemporaryDirectory() as folder:
        assert read_geniusweb_json(write_geniusweb_json(scenario, Path(folder))) == scenario


@pytest.mark.parametrize(
    ("estimate", "sentence"),
    [
        (Estimate({"a": Fraction(1, 2)}, {"a": {"x": Fraction(1)}}), "weights that do not sum to 1"),
        (Estimate({"a": Fraction(1)}, {"a": {"x": Fraction(2)}}), "values beyond 0 and 1"),
        (Estimate(interactions=(((), Fraction(1)),)), "has packages"),
        (Estimate({"a": Fraction(1)}, {"a": {"x": Fraction(1)}}, reservation=Fraction(1, 3)), "worth the reservation"),
    ],
)
def test_what_geniusweb_cannot_say_is_not_written(tmp_path: Path, estimate: Estimate, sentence: str) -> None:
    with pytest.raises(ScenarioError, match=sentence):
        write_geniusweb_json(Scenario("t", ("n",), {"a": ("x",)}, estimates={"n": estimate}), tmp_path / "new")
    assert not (tmp_path / "new").exists()
