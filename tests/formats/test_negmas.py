"""NegMAS scenarios in its own YAML and JSON: each kind of function by its own rule."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from pourparler.domain.scenario import Scenario
from pourparler.errors import ScenarioError
from pourparler.formats.negmas import read_negmas

DOMAIN = """\
issues:
- {name: army, type: CategoricalIssue, values: [small, none, '1']}
- {name: years, type: ContiguousIssue, values: [-1, 2]}
name: talks
path: null
type: DiscreteCartesianOutcomeSpace
"""
ADDITIVE = """\
name: north
reserved_outcome: null
reserved_value: 0.3
type: LinearAdditiveUtilityFunction
values:
- mapping:
    '1': 1.0
    none: 1.0e-05
    small: 0.1
  type: TableFun
- {bias: 1, slope: 0.5, type: AffineFun}
weights: [0.5, 0.2]
"""
SMALL = """\
issues:
- {name: army, type: CategoricalIssue, values: [small, none]}
- {name: years, type: DiscreteCardinalIssue, values: [1, 4]}
type: negmas.outcomes.DiscreteCartesianOutcomeSpace
"""
TABLE = """\
default: -.inf
mapping:
  ? - small
    - 1
  : 0.0
  ? - small
    - 4
  : 0.1
  ? - none
    - 1
  : 0.2
  ? - none
    - 4
  : 0.7
name: south
reserved_value: -.inf
type: MappingUtilityFunction
"""


def read(folder: Path, domain: str, *profiles: str) -> Scenario:
    paths = [folder / "domain.yaml", *(folder / f"{number}.yaml" for number in range(len(profiles)))]
    for path, text in zip(paths, (domain, *profiles), strict=True):
        path.write_text(text)
    return read_negmas(paths)


def test_additive_utilities_are_exact(tmp_path: Path) -> None:
    scenario = read(tmp_path, DOMAIN, ADDITIVE)
    north = scenario.estimates["north"]
    assert scenario.issues == {"army": ("small", "none", "1"), "years": ("-1", "0", "1", "2")}
    assert north.reservation == Fraction("0.3")
    assert north.worth({"army": "small", "years": "2"}) == Fraction("0.05") + Fraction("0.4")
    assert north.worth({"army": "none", "years": "-1"}) == Fraction("0.000005") + Fraction("0.1")


@pytest.mark.parametrize(
    ("function", "worth"),
    [("{slope: 0.25, type: LinearFun}", "0.5"), ("{type: IdentityFun}", "2"), ("{bias: 0.5, type: ConstFun}", "0.5")],
)
def test_functions_of_a_number(tmp_path: Path, function: str, worth: str) -> None:
    text = ADDITIVE.replace("{bias: 1, slope: 0.5, type: AffineFun}", function)
    assert read(tmp_path, DOMAIN, text).estimates["north"].worth({"years": "2"}) == Fraction("0.2") * Fraction(worth)


def test_json_reads_the_same(tmp_path: Path) -> None:
    domain, profile = tmp_path / "d.json", tmp_path / "a.json"
    domain.write_text(
        '{"name": "d", "path": null, "type": "DiscreteCartesianOutcomeSpace",\n'
        '"issues": [{"name": "n", "type": "ContiguousIssue", "values": [1, 2]}]}'
    )
    profile.write_text(
        '{"name": "A", "reserved_value": -Infinity, "type": "LinearAdditiveUtilityFunction",\n'
        '"values": [{"type": "TableFun", "mapping": {"1": 0.1, "2": 0.7}}], "weights": [0.5]}'
    )
    estimate = read_negmas([domain, profile]).estimates["A"]
    assert (estimate.worth({"n": "2"}), estimate.reservation) == (Fraction("0.35"), None)


def test_an_affine_function_adds_its_bias_once(tmp_path: Path) -> None:
    domain = DOMAIN.replace(
        "type: CategoricalIssue, values: [small, none, '1']", "type: ContiguousIssue, values: [0, 2]"
    )
    text = "{type: AffineUtilityFunction, weights: [0.5, 0.1], bias: 0.25, reserved_value: null}"
    estimate = read(tmp_path, domain, text).estimates["0"]
    assert estimate.worth({"army": "2", "years": "-1"}) == Fraction("1.15")


def test_every_row_of_a_table_is_a_package(tmp_path: Path) -> None:
    south = read(tmp_path, SMALL, TABLE).estimates["south"]
    assert south.reservation is None
    assert [south.worth({"army": "none", "years": years}) for years in "14"] == [Fraction("0.2"), Fraction("0.7")]


def test_outcomes_left_out_have_the_default(tmp_path: Path) -> None:
    text = TABLE.replace("-.inf\nmapping", "0.4\nmapping").replace("  ? - none\n    - 1\n  : 0.2\n", "")
    south = read(tmp_path, SMALL, text).estimates["south"]
    assert [south.worth({"army": "none", "years": years}) for years in "14"] == [Fraction("0.4"), Fraction("0.7")]


@pytest.mark.parametrize(
    ("domain", "profile", "sentence"),
    [
        (
            DOMAIN,
            ADDITIVE.replace("AffineFun", "PolynomialFun"),
            "functions of the kind PolynomialFun are not read; years",
        ),
        (DOMAIN, ADDITIVE.replace("LinearAdditive", "HyperRectangle"), "of the kind HyperRectangleUtilityFunction"),
        (DOMAIN, ADDITIVE.replace("    small: 0.1\n", ""), "the option small of army has no utility"),
        (DOMAIN, ADDITIVE.replace("    small:", "    big:"), "the issue army has no option big"),
        (DOMAIN, ADDITIVE.replace("0.5, 0.2", "0.5"), "it has 1 weights for 2 issues"),
        (DOMAIN, ADDITIVE.replace("0.5, 0.2", "0.5, .nan"), "not a number: .nan"),
        (DOMAIN, ADDITIVE.replace("- {bias", "- &x {bias"), "anchors and aliases"),
        (DOMAIN, ADDITIVE.replace("type: AffineFun", "type: !!python/name:os.system x"), "functions of the kind x"),
        (DOMAIN.replace("[-1, 2]", "[-1, 2000000]"), ADDITIVE, "more than 1000000"),
        (
            DOMAIN.replace("ContiguousIssue", "ContinuousIssue"),
            ADDITIVE,
            "issues of the kind ContinuousIssue are not read",
        ),
        (DOMAIN.replace("OutcomeSpace", "Space"), ADDITIVE, "a scenario has one domain, not 0"),
        (SMALL, TABLE.replace("    - 4\n  : 0.7", "    - 5\n  : 0.7"), "line 12: a row names an option of every issue"),
        (SMALL, TABLE.replace("  ? - none\n    - 1\n  : 0.2\n", ""), "the table leaves outcomes out"),
        (SMALL, TABLE.replace("? - none\n    - 1", "? - small\n    - 1"), "stands twice"),
        (DOMAIN, "{name: x, type: LinearAdditiveUtilityFunction}", "has no weights"),
    ],
)
def test_what_does_not_fit_is_one_sentence(tmp_path: Path, domain: str, profile: str, sentence: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        read(tmp_path, domain, profile)
    assert sentence in str(caught.value)
