"""The verb prints each hit with its words marked, on whose word it is known, and what is not told."""

from __future__ import annotations

import json

import pytest

from pourparler.cli.main import status
from tests.conftest import ROOT

CASE = str(ROOT / "examples" / "ukraine-2025")


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = status(["search", CASE, *words])
    told = capsys.readouterr()
    return code, told.out + told.err


def test_hits_are_told_with_their_words_marked_and_hearsay_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    code, words = said(capsys, "land", "--evidence", "any", "--kind", "position")
    assert code == 0
    assert "Ukraine is said to refuse" in words
    assert "in short: ~ turns down giving up ⟦land⟧ now under Ukrainian control" in words
    assert "14 December 2025 · 3 positions" in words
    assert "V. Zelensky · second-hand · Xinhua · on Donetsk and Luhansk" in words


def test_what_is_below_the_level_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    _, words = said(capsys, "land", "--evidence", "official")
    assert "entries more are below this level" in words
    assert "~" not in words


def test_nothing_that_holds_the_words_is_exit_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    code, words = said(capsys, "zeppelin")
    assert (code, words.startswith("0 entries on 0 passages")) == (1, True)
    code, words = said(capsys, "zeppelin", "--json")
    assert (code, json.loads(words)["hits"]) == (1, [])


def test_the_page_is_told_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    _, words = said(capsys, "territoires", "--lang", "fr", "--kind", "option")
    assert "⟦territoires⟧" in words


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--party", "rusia"], "no party is called rusia; did you mean russia?"),
        (["--issue", "aproval"], "no issue is called aproval; did you mean approval?"),
        (["--kind", "positon"], "did you mean position?"),
        (["--day", "soon"], "not a day"),
    ],
)
def test_what_is_not_on_record_is_refused_in_one_sentence(
    more: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, words = said(capsys, "land", *more)
    assert code == 2
    assert told in words
    assert words.count("\n") == 1
