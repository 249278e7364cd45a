"""The native scenario file: what it declares, and one sentence with a line for whatever is wrong."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.domain.declared import DeclaredScenario
from pourparler.domain.position import Stance
from pourparler.errors import ScenarioError
from pourparler.formats.scenario import is_scenario, read_scenario
from pourparler.solvers.zone import zone
from pourparler.standing.declared import declared_scenario

WHOLE = """\
pourparler: scenario/1
name: two issues
parties: [north, south]
issues:
  army-cap: [600k, 800k, none]
  guarantee: [treaty, statement]
required: {guarantee: [north]}
constraints:
  - not: {army-cap: none, guarantee: treaty}
  - if: {army-cap: 600k}
    then: {guarantee: [treaty]}
stances:
  south:
    army-cap: {600k: refuses, 800k: accepts}
    guarantee: {statement: {stance: conditional, only_if: {army-cap: [none]}}}
preferences:
  north:
    weights: {army-cap: 0.6, guarantee: 0.4}
    values: {army-cap: {600k: 0.2, 800k: 0.7, none: 1}, guarantee: {treaty: 1, statement: 0}}
    interactions: [{package: {army-cap: none, guarantee: statement}, worth: -0.1}]
    reservation: 0.45
    order: [[army-cap, guarantee]]
"""


@pytest.fixture
def read(tmp_path: Path):  # type: ignore[no-untyped-def]
    def reading(text: str, name: str = "toy.yaml") -> DeclaredScenario:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return read_scenario(file)

    return reading


def test_the_whole_form_is_read(read) -> None:  # type: ignore[no-untyped-def]
    found = read(WHOLE)
    scenario = found.scenario
    assert (scenario.name, scenario.parties) == ("two issues", ("north", "south"))
    assert scenario.issues["army-cap"] == ("600k", "800k", "none")
    assert scenario.required == {"army-cap": ("north", "south"), "guarantee": ("north",)}
    assert scenario.rules[0].given == (("army-cap", "none"), ("guarantee", "treaty"))
    assert scenario.rules[1].unless == (("guarantee", "treaty"),)
    assert [s.stance for s in found.stances] == [Stance.REFUSES, Stance.ACCEPTS, Stance.CONDITIONAL]
    assert found.stances[2].only
    assert found.stances[2].needs == (("army-cap", ("none",)),)
    estimate = scenario.estimates["north"]
    assert estimate.weights["army-cap"] == Fraction("0.6")
    assert estimate.interactions[0][1] == Fraction("-0.1")
    assert (estimate.reservation, estimate.order) == (Fraction("0.45"), (("army-cap", "guarantee"),))


def test_its_zone_is_the_one_worked_out_by_hand(read) -> None:  # type: ignore[no-untyped-def]
    # Of six packages two break a constraint: none with treaty, 600k with statement. South refuses 600k.
    # South need not agree on the guarantee, so its condition there rules nothing out.
    found = zone(declared_scenario(read(WHOLE)))
    assert (found.outcomes, found.certain, found.possible, found.excluded) == (4, 0, 3, 1)


def test_json_says_the_same_tabs_and_halved_characters_included(read) -> None:  # type: ignore[no-untyped-def]
    plain = {
        "pourparler": "scenario/1",
        "parties": ["nörth 🕊"],
        "issues": {"a": ["x/y", 1]},
        "stances": {"nörth 🕊": {"a": {"x/y": "refuses"}}},
    }
    found = read(json.dumps(plain, indent="\t"), "toy.json")
    assert found.scenario.parties == ("nörth 🕊",)
    assert found.scenario.issues == {"a": ("x/y", "1")}


def test_names_are_text_as_they_are_written(read) -> None:  # type: ignore[no-untyped-def]
    found = read("pourparler: scenario/1\nissues: {size: [no, yes, none, 600, 1.0, true, 2025-12-03]}\n")
    assert found.scenario.issues["size"] == ("no", "yes", "none", "600", "1.0", "true", "2025-12-03")


def test_an_insistence_on_a_set_is_one_red_line(read) -> None:  # type: ignore[no-untyped-def]
    text = WHOLE.split("stances:", maxsplit=1)[0] + "stances: {north: {army-cap: {600k: insists, 800k: insists}}}\n"
    lines = declared_scenario(read(text)).red_lines
    assert [(line.options, line.refuses) for line in lines] == [(("600k", "800k"), ("none",))]


def test_several_options_in_a_constraint_are_any_of_them(read) -> None:  # type: ignore[no-untyped-def]
    found = read("pourparler: scenario/1\nissues: {a: [x, y, z], b: [u, v]}\nconstraints: [{not: {a: [x, y], b: u}}]\n")
    assert zone(found.scenario).outcomes == 4


@pytest.mark.parametrize(
    ("before", "after", "line", "says"),
    [
        ("scenario/1", "scenario/9", 1, "scenario/9"),
        ("name: two issues", "nmae: two issues", 2, "did you mean name?"),
        ("[north, south]", "[north, north]", 3, "listed twice"),
        ("[600k, 800k, none]", "[]", 5, "no option"),
        ("required: {guarantee: [north]}", "required: {guarantee: [nroth]}", 7, "did you mean north?"),
        (
            "army-cap: none, guarantee: treaty}\n  - if",
            "army-cap: nine, guarantee: treaty}\n  - if",
            9,
            "no option nine",
        ),
        ("then: {guarantee", "than: {guarantee", 10, "`if` with `then`"),
        ("600k: refuses", "600k: refuse", 14, "did you mean refuses?"),
        ("600k: refuses", "700k: refuses", 14, "no option 700k"),
        ("only_if: {army-cap: [none]}", "only_if: {guarantee: [treaty]}", 15, "own issue"),
        ("only_if: {army-cap: [none]}", "only_if: {army-cap: []}", 15, "no option of army-cap"),
        ("stance: conditional, only_if", "stance: accepts, only_if", 15, "conditional"),
        ("weights: {army-cap: 0.6", "weights: {army-cap: lots", 18, "not a number"),
        ("reservation: 0.45", "reservation: nan", 21, "number"),
        ("name: two issues", "name: &x two issues", 2, "anchors"),
        ("name: two issues", "name: [a", 3, "YAML"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(read, before: str, after: str, line: int, says: str) -> None:  # type: ignore[no-untyped-def]
    assert before in WHOLE
    with pytest.raises(ScenarioError) as caught:
        read(WHOLE.replace(before, after, 1))
    sentence = str(caught.value)
    assert f"line {line}" in sentence
    assert says in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[1, 2]", b"- " * 5000, b'{"a": [1,}', b"\x00"])
def test_what_is_no_scenario_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "toy.yaml"
    file.write_bytes(content)
    with pytest.raises(ScenarioError):
        read_scenario(file)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(ScenarioError):
            read_scenario(path)


def test_a_record_is_no_scenario(case: Path, tmp_path: Path) -> None:
    assert not is_scenario(case)
    assert not is_scenario(case / "dossier.yaml")
    database = tmp_path / "talks.pourparler"
    database.write_bytes(b"SQLite format 3\x00" + bytes(100))
    assert not is_scenario(database)


@given(st.text(max_size=60), st.integers(0, len(WHOLE)), st.integers(0, 40))
def test_no_text_does_anything_but_be_read_or_refused(tmp_path_factory, more: str, at: int, cut: int) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path_factory.mktemp("fuzz") / "toy.yaml"
    for text in (WHOLE[:at] + more + WHOLE[at + cut :], more):
        file.write_text(text, encoding="utf-8", errors="surrogatepass")
        try:
            assert isinstance(read_scenario(file), DeclaredScenario)
        except ScenarioError as error:
            assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("written", "number"), [("1/10", "0.1"), ("9/20", "0.45"), ("-1/3", "-1/3"), ("0.5/2", "0.25")]
)
def test_a_number_may_be_written_as_a_fraction(tmp_path: Path, written: str, number: str) -> None:
    file = tmp_path / "toy.yaml"
    file.write_text(WHOLE.replace("reservation: 0.45", f"reservation: {written}"))
    assert read_scenario(file).scenario.estimates["north"].reservation == Fraction(number)


@pytest.mark.parametrize("written", ["1/0", "1/2/3", "1/nan", "/2", "1/", "1/1e99"])
def test_a_fraction_that_is_no_number_is_refused(tmp_path: Path, written: str) -> None:
    file = tmp_path / "toy.yaml"
    file.write_text(WHOLE.replace("reservation: 0.45", f"reservation: {written}"))
    with pytest.raises(ScenarioError, match=r"line 21.*number"):
        read_scenario(file)
