"""No words are put into a mouth: red lines, what follows from an insistence, hearsay; and the grammar of it."""

from __future__ import annotations

import pytest
from msgspec import structs

from pourparler.brief.document import Table
from pourparler.brief.sections.contents import brief_of
from pourparler.brief.words.language import language
from pourparler.domain.evidence import Level
from pourparler.domain.issue_standing import Standing
from pourparler.domain.next_step import NextStep, Precondition
from pourparler.domain.party import Party, Role
from pourparler.domain.position import Stance
from pourparler.errors import PourparlerError
from pourparler.record.events.next_step import NextStepAnnounced
from pourparler.record.events.party import PartyAdded, PartyChanged
from pourparler.record.events.precondition import PreconditionSet
from tests.brief.saying import envoy, printed, state_with
from tests.making import CITED, HEARSAY, INFERENCE, day, position

S = Stance
REFUSAL = position("p", "north", S.REFUSES, "army.small")
INSISTENCE = position("p", "north", S.INSISTS, "army.small")


def called(event, **words):
    return structs.replace(event, position=structs.replace(event.position, **words))


def test_a_refusal_is_not_called_a_red_line_of_itself():
    words = printed(state_with(REFUSAL, position("q", "south", S.INSISTS, "army.small")))
    assert "red line" not in words


def test_a_red_line_is_one_in_the_partys_own_words_quoted():
    words = printed(state_with(called(REFUSAL, red_line="our red line")))
    assert "refuses “army.small”, calls it a red line: “our red line”" in words


def test_at_second_hand_it_is_only_said_to_be_called_so():
    rumour = called(position("p", "north", S.REFUSES, "army.small", said=HEARSAY), red_line="our red line")
    words = printed(state_with(rumour, level=Level.ANY))
    assert "is said to refuse “army.small”, is said to call it a red line" in words


def test_an_analyst_says_so_with_the_ground():
    words = printed(state_with(called(REFUSAL, red_line_ground="its parliament voted on it")))
    assert "a red line, an analyst holds: its parliament voted on it" in words


def test_nothing_is_called_a_red_line_that_rules_nothing_out():
    with pytest.raises(ValueError, match="a red line goes with"):
        called(position("p", "north", S.SUPPORTS, "army.small"), red_line="our red line")


def test_what_follows_from_an_insistence_is_shown_as_following():
    state = state_with(INSISTENCE)
    assert "North insists on “army.small” " in printed(state)
    assert ", which rules out “army.middle” and “army.large”" in printed(state)
    assert "refuses" not in printed(state)
    issues = next(s for s in brief_of(state, language("en")).sections if s.key == "issues")
    tables = [block for block in issues.blocks if isinstance(block, Table)]
    boxes = [box.words for table in tables for row in table.rows for c in row.cells for box in c.boxes]
    assert "army.large: refused, as it insists on “army.small”" in boxes


def test_a_deadlock_names_who_refuses_and_who_only_insists():
    refusals = position("q", "south", S.REFUSES, "army.small")
    state = state_with(INSISTENCE, refusals)
    assert state.issues[0].standing is Standing.DEADLOCKED
    told = printed(structs.replace(state, issues=(structs.replace(state.issues[0], conflicts=()),)))
    assert "“army.small”: refused by South." in told
    assert "“army.large”: refused by North, as it insists on “army.small”." in told


def test_hearsay_and_inference_have_verbs_of_their_own():
    rumour = position("p", "north", S.DEMANDS, "army.small", said=HEARSAY)
    guess = position("q", "south", S.DEMANDS, "army.large", said=INFERENCE)
    state = state_with(rumour, guess, level=Level.ANY)
    assert "North is said to demand" in printed(state)
    assert "South is inferred to demand" in printed(state)
    assert "exigerait" in printed(state, "fr")


def test_the_verb_agrees_with_the_partys_name_in_either_language():
    named = PartyChanged(
        happened_on=day(),
        party=Party(
            "north",
            {"en": "Northern leaders", "fr": "dirigeants du Nord"},
            (Role.CONFLICT_PARTY,),
            article={"fr": "les"},
            plural=("en",),
        ),
    )
    state = state_with(named, REFUSAL)
    assert "Northern leaders refuse “army.small”" in printed(state)
    assert "les dirigeants du Nord refusent «\u00a0army.small\u00a0»" in printed(state, "fr")


def test_french_classes_agree_with_the_question_and_its_number():
    words = printed(state_with(REFUSAL), "fr")
    assert "1 question\u202f: 0 convenue · 0 bloquée" in words
    assert "indéterminée — " in words


STEP = "visit"


def gating(**gates):
    return PreconditionSet(
        happened_on=day("2025-11-22"),
        passages=CITED,
        precondition=Precondition("first", "north", "the dam stays shut", envoy(), **gates),
    )


def test_preconditions_and_what_waits_for_them_stand_on_the_first_page():
    visit = NextStepAnnounced(
        happened_on=day("2025-11-21"), passages=CITED, next_step=NextStep(STEP, "the chair visits", envoy())
    )
    state = state_with(visit, gating(gates_issues=("army",), gates_steps=(STEP,)))
    section = brief_of(state, language("en")).summary.preconditions
    assert section is not None
    (line,) = section.blocks[0].items
    assert "North: the dam stays shut; before: the issue “Army” and the step “the chair visits”" in line.text
    assert "the dam stays shut" in printed(state).partition("Each issue in detail")[0]


def test_what_a_precondition_gates_must_be_on_record():
    with pytest.raises(PourparlerError):
        state_with(gating(gates_issues=("nowhere",)))


def test_a_party_is_added_with_its_article():
    made = PartyAdded(happened_on=day(), party=Party("union", "Union", (Role.CONFLICT_PARTY,), article="the"))
    state = state_with(made, position("u", "union", S.REFUSES, "army.small"))
    assert "the Union refuses “army.small”" in printed(state)


def test_the_first_page_names_all_that_a_party_refuses_in_one_breath_and_counts_the_rest():
    state = state_with(
        position("p", "north", S.REFUSES, "army.small"),
        position("q", "north", S.REFUSES, "army.middle"),
        position("r", "north", S.ACCEPTS, "army.large", on="2025-11-22"),
    )
    ((_, lines, _),) = [group for group in brief_of(state, language("en")).summary.groups if group[1]]
    assert "North refuses “army.small” and “army.middle” (" in lines[0].text
    assert lines[0].text.endswith("; and 1 more position")
