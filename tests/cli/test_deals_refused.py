"""Bad input to the verbs on deals: exit status 2, one sentence, nothing written; where there is no deal, exit status 1."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pourparler.cli.main import status
from tests.cli.test_bad_input import refused

GOOD = """pourparler: scenario/1
name: sale
parties: [buyer, seller]
issues: {price: [low, high], delivery: [soon, late]}
preferences:
  buyer: {weights: {price: 0.5, delivery: 0.5}, values: {price: {low: 1}, delivery: {soon: 1}}}
  seller: {values: {price: {high: 1}}}
"""


@pytest.fixture
def sale(tmp_path: Path) -> Path:
    path = tmp_path / "sale.yaml"
    path.write_text(GOOD)
    return path


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("low: 1", "low: .nan", "line 6: not a number: .nan"),
        ("low: 1", "low: -inf", "line 6: not a number that can stand here"),
        ("low: 1", "low: 1e999", "line 6: not a number that can stand here"),
        ("low: 1", "none: 1", "line 6: the issue price has no option none"),
        ("price: 0.5", "price: -0.5", "line 6: not a number that can stand here: -0.5"),
        ("price: 0.5, delivery: 0.5", "price: 0, delivery: 0", "the weights of buyer are all 0"),
        ("price: 0.5", "price: [0.6, 0.4]", "a range of a weight has a least and a greatest number"),
        ("price: 0.5", "quality: 0.5", "no issue is called quality"),
    ],
)
def test_numbers_and_names_that_cannot_stand(
    capsys: pytest.CaptureFixture[str], sale: Path, before: str, after: str, words: str
) -> None:
    sale.write_text(GOOD.replace(before, after))
    said = refused(capsys, "deals", str(sale))
    assert words in said
    assert str(sale) in said


def test_weights_that_do_not_sum_are_divided_and_a_notice_says_so(
    capsys: pytest.CaptureFixture[str], sale: Path
) -> None:
    sale.write_text(GOOD.replace("price: 0.5, delivery: 0.5", "price: 3, delivery: 1"))
    assert status(["deals", str(sale), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["notices"] == ["The weights of buyer sum to 4; they were divided by that."]
    assert max(point["payoffs"]["buyer"] for point in found["frontier"]["points"]) == 1


def test_a_reservation_above_the_best_deal_leaves_none_and_says_whose(
    capsys: pytest.CaptureFixture[str], sale: Path
) -> None:
    sale.write_text(GOOD.replace("seller: {", "seller: {reservation: 1.5, "))
    assert status(["deals", str(sale), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert all(one["outcomes"] == [] and one["status"] == "proven" for one in found["solutions"].values())
    assert found["opening"]["sets"] == [{"red_lines": [], "reservations": ["seller"]}]


def test_no_estimates_in_numbers(capsys: pytest.CaptureFixture[str], sale: Path) -> None:
    sale.write_text(GOOD.partition("preferences")[0])
    assert "no party has an estimate in numbers" in refused(capsys, "deals", str(sale))
    assert "no baseline is named" in refused(capsys, "trades", str(sale))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["deals", "--solution", "nash"], "no such solution: nash"),
        (["deals", "--plot", "x.pdf"], "written as .svg or .png"),
        (["deals", "--seconds", "0"], "0"),
        (["improve"], "no baseline is named"),
        (["improve", "--from", "price"], "not a choice: price"),
        (["improve", "--from", "price=free"], "no option is called free"),
        (["improve", "--from", "price=low", "--from", "price=high"], "several options for price"),
        (["improve", "--draft", "none"], "no draft is called none"),
    ],
)
def test_what_is_asked_for_amiss(capsys: pytest.CaptureFixture[str], sale: Path, words: list[str], said: str) -> None:
    assert said in refused(capsys, words[0], str(sale), *words[1:])
    assert [path.name for path in sale.parent.iterdir()] == ["sale.yaml"]


def test_a_hundred_thousand_options_of_one_issue_are_answered(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "wide.yaml"
    options = ", ".join(f"o{n}" for n in range(100_000))
    path.write_text(
        f"pourparler: scenario/1\nparties: [a, b]\nissues: {{price: [{options}]}}\n"
        "preferences: {a: {values: {price: {o7: 1}}}, b: {values: {price: {o7: 0.5, o9: 1}}}}\n"
    )
    assert status(["deals", str(path), "--solution", "nash_bargaining", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["solutions"]["nash_bargaining"]["outcomes"] == [{"price": "o7"}]
