"""NegoLog scenarios: weight times value, as written."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from pourparler.errors import ScenarioError
from pourparler.formats.negolog_json import read_negolog_json

A = '{"reservationValue": 0.2, "issueWeights": {"x": 0.3, "y": 0.7}, "issues": {"x": {"1": 0.1}, "y": {"p": 1, "q": 0.5}}}'
B = '{"reservationValue": 0.0, "issueWeights": {"x": 1, "y": 0}, "issues": {"y": {"q": 0, "p": 1}, "x": {"1": 0.25}}}'


def paths(folder: Path, *texts: str) -> list[Path]:
    found = [folder / f"profile{letter}.json" for letter in "ABC"[: len(texts)]]
    for path, text in zip(found, texts, strict=True):
        path.write_text(text)
    return found


def test_utilities_are_exact(tmp_path: Path) -> None:
    scenario = read_negolog_json(paths(tmp_path, A, B, '{"Name": "specs"}'))
    assert (scenario.name, scenario.parties) == (tmp_path.name, ("profileA", "profileB"))
    assert scenario.issues == {"x": ("1",), "y": ("p", "q")}
    first, second = scenario.estimates.values()
    assert first.worth({"x": "1", "y": "q"}) == Fraction("0.38")
    assert second.worth({"x": "1", "y": "q"}) == Fraction(1, 4)
    assert (first.reservation, second.reservation) == (Fraction(1, 5), 0)


@pytest.mark.parametrize(
    ("second", "sentence"),
    [
        (B.replace('"q": 0, ', ""), "its options of y differ from those of profileA.json"),
        (B.replace('"x": 1, ', ""), "the issue x needs a weight"),
        (B.replace("0.25", "NaN"), "not a number that can stand here: NaN"),
        (B.replace("0.25", '"much"'), "not a number: much"),
        (B.replace("0.25", "[]"), "a number must be a word"),
        (B[:50], "is not JSON"),
    ],
)
def test_what_does_not_fit_is_one_sentence(tmp_path: Path, second: str, sentence: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        read_negolog_json(paths(tmp_path, A, second))
    assert sentence in str(caught.value)


def test_no_profile_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="no NegoLog profile"):
        read_negolog_json(paths(tmp_path, "{}"))
