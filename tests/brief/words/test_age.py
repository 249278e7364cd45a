"""How long ago: counted back from the day asked for or the last with a word or a deed, never from today's clock."""

from __future__ import annotations

from datetime import date

from pourparler.domain.evidence import Level
from pourparler.domain.party import Party
from pourparler.domain.position import Stance
from pourparler.record.events.party import PartyAdded
from tests.brief.saying import printed, said, state_with
from tests.making import HEARSAY, context, day, position

REFUSAL = position("p", "north", Stance.REFUSES, "army.small", on="2025-11-21")


def heard(state, party="north"):
    return state.issues[0].cell(party).last_heard


def test_ages_are_counted_back_from_the_day_asked_for():
    words = printed(state_with(REFUSAL, as_of=date(2026, 1, 1)))
    assert "21 November 2025, 41 days ago, own word" in words
    assert "last heard 41 days ago" in words


def test_without_a_day_asked_for_they_are_counted_back_from_the_last_word_or_deed():
    assert "last heard 1 day ago" in printed(state_with(REFUSAL, context("storm", on="2025-11-22")))


def test_the_day_on_which_a_party_was_described_or_the_record_begun_moves_no_age():
    later = PartyAdded(happened_on=day("2025-12-10"), party=Party("chair", "Chair"))
    state = state_with(REFUSAL, context("storm", on="2025-11-22"), later)
    assert state.negotiation.last_day == date(2025, 12, 10)
    assert state.negotiation.counted_to() == date(2025, 11, 22)
    assert "last heard 1 day ago" in printed(state)


def test_a_statement_counts_as_being_heard_and_hearsay_does_not():
    assert heard(state_with(REFUSAL, said("later", "army", on="2025-11-25"))) == date(2025, 11, 25)
    rumour = position("r", "north", Stance.ACCEPTS, "army.small", on="2025-11-25", said=HEARSAY)
    assert heard(state_with(REFUSAL, rumour, level=Level.ANY)) == date(2025, 11, 21)
    assert heard(state_with(rumour, level=Level.ANY)) is None
    assert heard(state_with(REFUSAL), "south") is None


def test_a_position_that_a_later_one_replaced_was_heard_too():
    later = position("q", "north", Stance.ACCEPTS, "army.small", on="2025-11-24")
    assert heard(state_with(REFUSAL, later)) == date(2025, 11, 24)
