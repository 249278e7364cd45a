"""Copies that grew apart come together by union: in any order, nothing lost, nothing restored that was erased."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import json, structs

from pourparler.errors import InputError, InvalidEvent
from pourparler.record.ancestry import Ancestry
from pourparler.record.audience import includes
from pourparler.record.conflicts import conflicts
from pourparler.record.entry import Entry
from pourparler.record.events.erasure import EventErased, Ground
from pourparler.record.faults import faults
from pourparler.record.gate import visible
from pourparler.record.merging import union
from pourparler.record.order import ordered
from pourparler.record.replay import replay
from tests.making import context, day, ground, recorded
from tests.record.copies import Copy, three_copies, together

VIEWERS = ("everyone", "team", "north", "nobody")


@given(three_copies())
def test_merging_is_commutative_associative_and_idempotent_erasures_included(copies: list[Copy]) -> None:
    whole = {
        tuple(together(together(one.entries, two.entries), three.entries)) for one, two, three in permutations(copies)
    }
    one, two, three = (copy.entries for copy in copies)
    whole.add(tuple(together(one, together(two, three))))
    assert len(whole) == 1
    done = list(whole.pop())
    assert together(done, one) == done
    assert together(done, done) == done


@given(three_copies())
def test_what_was_erased_in_any_copy_is_restored_by_none(copies: list[Copy]) -> None:
    gone = {e.hash for copy in copies for e in copy.entries if e.body is None}
    done = together(together(copies[0].entries, copies[1].entries), copies[2].entries)
    assert all(entry.body is None for entry in done if entry.hash in gone)
    assert [f for f in faults(done) if f.kind != "future"] == []


@given(three_copies(), st.sampled_from(VIEWERS))
def test_a_viewers_order_is_the_order_of_all_restricted(copies: list[Copy], viewer: str) -> None:
    done = together(together(copies[0].entries, copies[1].entries), copies[2].entries)
    assert visible(done, viewer) == ordered(reversed(visible(done, viewer)))
    assert [e for e in ordered(done) if includes(e.audience, viewer)] == ordered(visible(done, viewer))


@given(three_copies(), st.sampled_from(VIEWERS))
def test_replay_never_refuses_what_a_merge_took_in(copies: list[Copy], viewer: str) -> None:
    done = together(together(copies[0].entries, copies[1].entries), copies[2].entries)
    for checked in (False, True):
        replay(done, viewer, checked=checked)
    conflicts(visible(done, viewer))


@given(three_copies(), st.sampled_from(VIEWERS))
def test_every_copy_reads_the_same_after_it_took_the_others_in(copies: list[Copy], viewer: str) -> None:
    one, two, three = (copy.entries for copy in copies)
    told = [
        replay(mixed, viewer) for mixed in (together(together(one, two), three), together(three, together(two, one)))
    ]
    assert json.encode(told[0]) == json.encode(told[1])


@given(three_copies())
def test_ancestry_is_what_the_ties_say(copies: list[Copy]) -> None:
    done = together(together(copies[0].entries, copies[1].entries), copies[2].entries)
    past: dict[str, set[str]] = {}
    for entry in done:
        past[entry.hash] = set(entry.previous).union(*(past[h] for h in entry.previous))
    told = Ancestry(done)
    for one in done:
        for other in done:
            assert told.before(one.hash, other.hash) == (one.hash in past[other.hash])


def grown(*events: object) -> list[Entry]:
    return recorded(*ground(), *events)  # type: ignore[arg-type]


def test_two_copies_that_share_nothing_need_the_users_word_for_it() -> None:
    apart = recorded(ground()[1], ground()[0])
    with pytest.raises(InputError, match="share no entry"):
        union(grown(), apart)
    assert len(union(grown(), apart, join=True).fresh) == 2


def test_an_entry_that_was_altered_or_stands_on_nothing_is_refused_and_named() -> None:
    here = grown()
    there = grown(context("c"), context("d"))
    with pytest.raises(InvalidEvent, match="was altered"):
        union(here, [*there[:-1], structs.replace(there[-1], recorded_at="2026-01-01T00:00:00.000000Z")])
    with pytest.raises(InvalidEvent, match="stands on one that is missing"):
        union(here, [e for e in there if e is not there[-2]])
    with pytest.raises(InvalidEvent, match="has no words, and no erasure names it"):
        union(here, [*there[:-1], structs.replace(there[-1], body=None, salt=None)])


def test_words_that_the_other_copy_erased_go_only_with_leave() -> None:
    here = grown(context("c"))
    gone = EventErased(happened_on=day(), events=(here[-1].hash,), ground=Ground.CONSENT_WITHDRAWN)
    there = grown(context("c"), gone)
    with pytest.raises(InputError, match="add `erase` to erase them here, too"):
        union(here, there)
    assert union(here, there, erase=True).lost == (here[-1].hash,)
