from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.brief.plain.table import guarded, render_csv
from pourparler.domain.evidence import Level


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture(scope="module")
def table(state, english):
    return rows(render_csv(state, english))


def test_there_is_a_row_per_issue_party_and_option(table):
    found = [(r["issue id"], r["party id"], r["option id"]) for r in table]
    assert len(found) == len(set(found))
    assert ("army", "north", "army.small") in found
    assert ("trade", "south", "trade.free") in found


def test_a_row_tells_stance_speaker_date_evidence_and_source(table):
    row = next(r for r in table if (r["party id"], r["option id"]) == ("north", "army.small"))
    assert (row["verdict"], row["stance"], row["speaker"]) == ("acceptable", "insistence", "N. Envoy")
    assert (row["date"], row["evidence"], row["source ids"]) == ("2025-01-03", "own word", "gazette")
    assert row["source locators"] == "https://example.org/a?b=1&c=2"
    assert row["must agree"] == "yes"


def test_an_implied_refusal_says_what_implies_it(table):
    row = next(r for r in table if (r["party id"], r["option id"]) == ("north", "army.large"))
    assert row["verdict"] == "refused"
    assert row["stance"] == ""
    assert row["implied by"].startswith("insists on")


def test_what_is_said_to_be_is_told(state_at, english):
    found = rows(render_csv(state_at(level=Level.ANY), english))
    row = next(r for r in found if (r["party id"], r["option id"]) == ("north", "port.south"))
    assert (row["verdict"], row["said to be"], row["evidence"]) == ("refused", "yes", "second-hand")


def test_no_cell_is_a_formula(state, english):
    text = render_csv(state, english)
    assert "'=HYPERLINK" in text
    for row in csv.reader(io.StringIO(text, newline="")):
        assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in row)


@given(st.text())
def test_guarded_words_never_begin_like_a_formula(words):
    assert not guarded(words).lstrip(" ").startswith(("=", "+", "-", "@"))
    assert guarded(words).endswith(words)


def test_the_head_is_french_in_french(state, french):
    assert render_csv(state, french).startswith("id. de la question,question,état")


def test_the_same_state_gives_the_same_table(state, english):
    assert render_csv(state, english) == render_csv(state, english)
