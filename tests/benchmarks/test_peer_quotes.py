"""Offsets in a prepared text lead back to the text; a peer that cannot be run says why."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from benchmarks.peer_quotes import aligned, placed
from benchmarks.peers import Environment, answers, attributions

TEXT = "Odile a dit\xa0: “Non”.\nLe Sud attend."
READY = 'Odile a dit : "Non".\n Le Sud attend.'


def test_offsets_of_a_prepared_text_lead_back() -> None:
    back = aligned(READY, TEXT)
    start = READY.index("Le Sud")
    ((first, last),) = placed(f"({start},{start + 6})", back)
    assert TEXT[first:last] == "Le Sud"
    start = READY.index('"Non"')
    ((first, last),) = placed(f"({start}, {start + 5})", back)
    assert TEXT[first:last] == "“Non”"


def test_no_place_is_no_extent() -> None:
    back = aligned(READY, TEXT)
    assert placed("", back) == []
    assert placed("(0,0)", back) == []
    assert placed("(5,6)", back) == [], "white space alone"


def test_a_text_prepared_in_another_way_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be aligned"):
        aligned("Odile", "Mme Odile")


def test_a_peer_that_is_not_there_says_why(tmp_path: Path) -> None:
    assert "no environment" in answers("textacy", "en", ["A."], Environment()).note
    assert "folder was not named" in answers("ggt", "en", ["A."], Environment(sys.executable)).note
    gone = answers("ggt", "en", ["A."], Environment(sys.executable, str(tmp_path), "no_such_model"))
    assert gone.found == ()
    assert gone.note == "not run: ModuleNotFoundError: No module named 'no_such_model'"


def test_an_answer_becomes_attributions() -> None:
    (one,) = attributions({"found": [{"source": [[0, 5]], "cue": [], "content": [[6, 9], [12, 15]]}]})
    assert (one.source, one.cue, one.content) == (((0, 5),), (), ((6, 9), (12, 15)))
