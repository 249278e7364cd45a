"""Genius scenarios: utilities by Genius's own rules, exactly; what is not read is refused in one sentence."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.domain.scenario import Estimate, Rule, Scenario
from pourparler.errors import ScenarioError
from pourparler.formats.genius_writing import write_genius_xml
from pourparler.formats.genius_xml import read_genius_xml

DOMAIN = """\
<negotiation_template><utility_space number_of_issues="2">
<objective index="0" etype="objective" type="objective" name="root">
<issue index="1" name="army" etype="discrete" type="discrete" vtype="discrete">
  <item index="1" value="small"/><item index="2" value="none"/>
</issue>
<issue index="2" name="years" etype="integer" type="integer" vtype="integer" lowerbound="3" upperbound="5"/>
</objective></utility_space></negotiation_template>
"""
PROFILE = """\
<utility_space>
<objective index="0" etype="objective" type="objective" name="root">
<weight index="1" value="0.6"/><weight index="2" value="0.3"/>
<issue index="1" name="army" etype="discrete" type="discrete" vtype="discrete">
  <item index="1" value="small" evaluation="3"/><item index="2" value="none" evaluation="1"/>
</issue>
<issue index="2" name="years" etype="integer" type="integer" vtype="integer" lowerbound="3" upperbound="5">
  <evaluator ftype="linear" offset="0.5" slope="0.4"/>
</issue>
</objective>
<discount_factor value="0.9"/>
</utility_space>
"""
RECTANGLES = """\
<utility_space type="nonlinear"><objective index="0" etype="objective" name="root">
<issue index="1" name="a" type="integer" lowerbound="0" upperbound="3"/>
<issue index="2" name="b" type="integer" lowerbound="0" upperbound="3"/>
<utility maxutility="40"><ufun type="PlainUfun" weight="2" aggregation="sum">
  <hyperRectangle utility="5"><INCLUDES index="1" min="1" max="2"/><INCLUDES index="2" min="0" max="0"/></hyperRectangle>
  <hyperRectangle utility="7"><INCLUDES index="2" min="0" max="9"/></hyperRectangle>
  <hyperRectangle utility="1"/>
  <hyperRectangle utility="3"><EXCLUDES index="1" min="0" max="2"/></hyperRectangle>
  <hyperRectangle utility="9"><INCLUDES index="1" min="8" max="9"/></hyperRectangle>
</ufun></utility></objective><reservation value="0.25"/></utility_space>
"""


def read(folder: Path, **texts: str) -> Scenario:
    paths = []
    for name, text in texts.items():
        paths.append(folder / f"{name}.xml")
        paths[-1].write_text(text)
    return read_genius_xml(paths)


def test_utilities_are_weight_times_evaluation_over_the_greatest(tmp_path: Path) -> None:
    scenario = read(tmp_path, domain=DOMAIN, north=PROFILE)
    north = scenario.estimates["north"]
    assert scenario.issues == {"army": ("small", "none"), "years": ("3", "4", "5")}
    assert scenario.required == {"army": ("north",), "years": ("north",)}
    assert north.worth({"army": "small"}) == Fraction("0.6")
    assert north.worth({"army": "none"}) == Fraction("0.2")
    # A whole number counts from the lower bound, and 0.5 + 0.4 x 2 is held at 1.
    assert [north.worth({"years": years}) for years in "345"] == [Fraction("0.15"), Fraction("0.27"), Fraction("0.3")]
    assert north.reservation == 0
    assert [str(notice.fields) for notice in scenario.notices] == ["{'party': 'north', 'factor': '0.9'}"]


def test_weights_are_not_made_to_sum_to_one(tmp_path: Path) -> None:
    estimate = read(tmp_path, domain=DOMAIN, north=PROFILE).estimates["north"]
    assert sum(estimate.weights.values()) == Fraction("0.9")


def test_an_issue_evaluated_at_zero_is_worth_nothing(tmp_path: Path) -> None:
    text = PROFILE.replace('evaluation="3"', 'evaluation="0"').replace('evaluation="1"', 'evaluation="0"')
    assert read(tmp_path, domain=DOMAIN, north=text).estimates["north"].worth({"army": "small"}) == 0


def test_rectangles_are_worth_their_share_to_the_outcomes_within(tmp_path: Path) -> None:
    estimate = read(tmp_path, north=RECTANGLES).estimates["north"]
    assert estimate.reservation == Fraction(1, 4)
    for a, b in product(range(4), range(4)):
        raw = 7 + 1 + 5 * (1 <= a <= 2 and b == 0) + 3 * (a > 2)
        assert estimate.worth({"a": str(a), "b": str(b)}) == Fraction(2 * raw, 40)


BILLION = '<!DOCTYPE z [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ((PROFILE, BILLION + PROFILE.replace("0.6", "&b;")), "document types and entities are not read"),
        ((PROFILE, '<!DOCTYPE z SYSTEM "http://example.org/z.dtd">' + PROFILE), "document types and entities"),
        ((PROFILE, PROFILE.replace("0.6", "&b;")), "line 3: is not XML"),
        ((PROFILE, PROFILE[:200]), "is not XML"),
        ((PROFILE, "<a>" * 50 + "</a>" * 50), "nested more than"),
        (("0.6", "NaN"), "line 3: not a number that can stand here: NaN"),
        (("0.6", "inf"), "not a number that can stand here"),
        (("0.6", "1e999999999"), "not a number that can stand here"),
        (("0.6", "half"), "not a number: half"),
        (('value="none" e', 'value="nothing" e'), "line 4: the domain has no army nothing"),
        (('<item index="2" value="none" evaluation="1"/>', ""), "the option none of army has no evaluation"),
        (('name="army"', 'name="fleet"'), "the issue army is missing"),
        (('<weight index="1" value="0.6"/>', ""), "the issue army has no weight"),
        (('type="integer" vtype="integer"', 'type="real" vtype="real"'), "issues of the kind real are not read; years"),
        (('ftype="linear"', 'ftype="triangular"'), "evaluators of the kind triangular are not read; years"),
        (('upperbound="5"', 'upperbound="2000000"'), "more than 1000000"),
        (('upperbound="5"', 'upperbound="4.5"'), "not a whole number: 4.5"),
    ],
)
def test_what_is_not_read_is_one_sentence(tmp_path: Path, changed: tuple[str, str], sentence: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        read(tmp_path, domain=DOMAIN, north=PROFILE.replace(*changed))
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('aggregation="sum"', 'aggregation="max"', "only sums of rectangles are read, not max"),
        ('index="2" min="0" max="0"', 'index="7" min="0" max="0"', "no issue of whole numbers has the index 7"),
        ('maxutility="40"', 'maxutility="0"', "maxutility above 0"),
        ('<INCLUDES index="1" min="8"', '<EXCLUDES index="2" min="0" max="1"/><INCLUDES index="1" min="8"', "not both"),
    ],
)
def test_other_nonlinear_utilities_are_refused(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    with pytest.raises(ScenarioError, match=sentence):
        read(tmp_path, north=RECTANGLES.replace(old, new))


def test_a_file_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    with path.open("wb") as file:
        file.truncate(64 * 2**20 + 1)
    with pytest.raises(ScenarioError, match="is larger than 64 MB"):
        read_genius_xml([path])


def test_two_domains_and_no_profile_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="is another"):
        read(tmp_path, domain=DOMAIN, other=DOMAIN, north=PROFILE)
    with pytest.raises(ScenarioError, match="a domain without any profile"):
        read(tmp_path, domain=DOMAIN)


tenths = st.integers(0, 40).map(lambda n: Fraction(n, 40))
names = st.lists(st.text("ab<&\"'é ", min_size=1).filter(str.strip), min_size=1, max_size=3, unique=True)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    issues = {issue: tuple(draw(names)) for issue in draw(names)}
    parties = tuple(draw(names))
    estimates = {}
    for party in parties:
        values = {
            issue: {o: Fraction(draw(st.integers(0, 9)), 9) for o in options} for issue, options in issues.items()
        }
        for of in values.values():
            of[next(iter(of))] = Fraction(1)
        estimates[party] = Estimate({i: draw(tenths) for i in issues}, values, reservation=draw(tenths))
    return Scenario("talks", parties, issues, dict.fromkeys(issues, parties), estimates=estimates)


@given(scenarios())
def test_what_is_written_reads_back_the_same(scenario: Scenario) -> None:
    with TemporaryDirectory() as folder:
        assert read_genius_xml(write_genius_xml(scenario, Path(folder))) == scenario


def test_packages_are_written_as_rectangles(tmp_path: Path) -> None:
    issues = {"a": ("-1", "0", "1"), "b": ("5", "6")}
    north = Estimate(
        {"a": Fraction(1, 3)},
        {"a": {"0": Fraction(1)}},
        (((("a", ("1", "0")), ("b", ("6",))), Fraction(1, 7)), ((), Fraction(-1, 2))),
    )
    scenario = Scenario("talks", ("north",), issues, estimates={"north": north})
    back = read_genius_xml(write_genius_xml(scenario, tmp_path / "new"))
    assert back.issues == issues
    for a, b in product(*issues.values()):
        assert back.estimates["north"].worth({"a": a, "b": b}) == north.worth({"a": a, "b": b})


@pytest.mark.parametrize(
    ("estimate", "issues", "sentence"),
    [
        (
            Estimate({"a": Fraction(1, 3)}, {"a": {"x": Fraction(1)}}),
            {"a": ("x",)},
            "a weight, 1/3, has no exact decimal",
        ),
        (Estimate(values={"a": {"x": Fraction(-1)}}), {"a": ("x",)}, "a has a value below 0"),
        (Estimate(), {"a": ("x",)}, "north has no preferences in numbers"),
        (Estimate(interactions=(((), Fraction(1)),)), {"a": ("x",)}, "whole numbers in a row"),
        (
            Estimate(interactions=(((("a", ("0", "2")),), Fraction(1)),)),
            {"a": ("0", "1", "2")},
            "do not follow each other",
        ),
    ],
)
def test_what_genius_cannot_say_is_not_written(
    tmp_path: Path, estimate: Estimate, issues: dict[str, tuple[str, ...]], sentence: str
) -> None:
    with pytest.raises(ScenarioError, match=sentence):
        write_genius_xml(Scenario("talks", ("north",), issues, estimates={"north": estimate}), tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_constraints_are_not_dropped_in_silence(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="constraints and red lines have no place"):
        write_genius_xml(Scenario("talks", (), {"a": ("x",)}, rules=(Rule("c", (("a", "x"),)),)), tmp_path)
