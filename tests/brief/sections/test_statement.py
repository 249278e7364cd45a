"""What was said is shown, under each issue it touches and by speaker; what is left out is counted."""

from __future__ import annotations

import csv
import io

from lxml import html
from msgspec import structs

from pourparler.brief.docx.brief import render_word
from pourparler.brief.page.brief import render_html
from pourparler.brief.plain.state_of_play import state_of_play as plain
from pourparler.brief.plain.table import render_csv
from pourparler.brief.words.language import language
from pourparler.domain.evidence import Attribution, Level, Voice
from pourparler.domain.issue_standing import Standing
from pourparler.domain.position import Stance
from pourparler.standing.state_of_play import state_of_play
from tests.brief.saying import envoy, printed, said, state_with
from tests.making import HEARSAY, position

EN = language("en")


def page(state):
    return " ".join(html.document_fromstring(render_html(state, EN)).text_content().split())


def docx_text(state):
    import docx

    document = docx.Document(io.BytesIO(render_word(state, EN)))
    return "\n".join(p.text for p in document.paragraphs)


def test_a_statement_stands_under_its_issue_and_under_its_speaker_in_every_rendering():
    state = state_with(said("promise", "army"))
    for words in (printed(state), page(state), docx_text(state)):
        assert words.count("words of promise") >= 2
        assert "envoy of north (North)" in words
        assert "own word" in words
    assert "What was said, by speaker" in printed(state)


def test_a_statement_that_touches_no_issue_stands_under_its_speaker():
    state = state_with(said("weather"))
    assert "22 Nov: words of weather (on record, own word) [1]" in printed(state)
    assert "words of weather" in page(state)


def test_every_rendering_tells_all_statements_the_latest_first_on_an_issue():
    state = state_with(*(said(f"s{n}", "army", on=f"2025-11-{10 + n}") for n in range(12)))
    for words in (printed(state), page(state), docx_text(state)):
        assert all(f"words of s{n} " in words for n in range(12))
        on_issue = words[words.index("What was said on it") :]
        assert on_issue.index("words of s11 ") < on_issue.index("words of s0 ")


def test_weaker_evidence_is_counted_and_not_told_and_told_as_such_where_it_counts():
    hearsay = said("rumour", "army", by=HEARSAY)
    assert "1 statement on record below this level of evidence" in printed(state_with(hearsay))
    told = printed(state_with(hearsay, level=Level.ANY))
    assert "• words of rumour — media, anonymous, hearsay, 22 Nov, second-hand" in told


def test_level_official_leaves_out_what_is_only_reported():
    background = Voice("an official", Attribution.BACKGROUND, party="north")
    state = state_with(said("hint", "army", by=background), level=Level.OFFICIAL)
    assert state.statements == ()
    assert len(state.weaker_statements) == 1


def test_no_stance_is_worked_out_of_a_statement():
    state = state_with(said("we-accept", "army"), said("we-refuse", "army", by=envoy("south")))
    issue = state.issues[0]
    assert issue.standing is Standing.UNKNOWN
    assert all(cell.stance() is None for cell in issue.cells)
    assert all(option.effective is None for cell in issue.cells for option in cell.options)


def test_a_party_that_spoke_is_not_said_to_have_nothing_on_record():
    state = state_with(said("promise", "army"))
    words = printed(state)
    assert "No position on record; 1 statement: ● North." in words
    assert "Nothing on record: ● South." in words
    only = words[words.index("are on record with statements only, with no position") :]
    assert "North (1): Army" in only
    assert state.unknowns.silent == (("south", "army"),)
    assert "1 statement, no position" in page(state)


def test_the_first_page_tells_the_last_statement_where_no_position_counts():
    first = page(state_with(said("older", "army", on="2025-11-21"), said("newer", "army"))).partition("Contents")[0]
    assert "Army — envoy of north: words of newer (22 Nov) [1]; and 1 more statement" in first


def test_issues_given_to_a_statement_afterwards_are_followed():
    state = state_with(said("promise"))
    recorded = state.negotiation.statements["promise"]
    about = structs.replace(recorded, value=structs.replace(recorded.value, issues=("army",)))
    given = state_of_play(structs.replace(state.negotiation, statements={"promise": about}))
    assert state.said_on("army") == ()
    assert [s.statement.value.id for s in given.said_on("army")] == ["promise"]


def test_json_has_statements_with_their_evidence_and_each_issue_names_its_own():
    made = plain(state_with(said("promise", "army"), said("rumour", "army", by=HEARSAY)))
    (one,) = made["statements"]
    assert (one["id"], one["party"], one["evidence"], one["said_to_be"]) == ("promise", "north", "own_word", False)
    assert made["issues"][0]["statements"] == ["promise"]
    assert (made["statements_below_level"], made["issues"][0]["statements_below_level"]) == (1, 1)


def test_the_table_has_a_row_for_each_statement_and_issue_and_no_stance_in_it():
    state = state_with(said("promise", "army"), said("weather"), position("p", "north", Stance.DEMANDS, "army.small"))
    found = list(csv.DictReader(io.StringIO(render_csv(state, EN), newline="")))
    rows = [r for r in found if r["kind of row"] == "statement"]
    assert [(r["issue id"], r["paraphrase"], r["stance"], r["verdict"]) for r in rows] == [
        ("army", "words of promise", "", ""),
        ("", "words of weather", "", ""),
    ]
    assert {len(r) for r in found} == {len(found[0])}
