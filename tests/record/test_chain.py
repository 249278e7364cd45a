"""Chains find every altered, dropped and reordered event, and a cut tail with a noted head."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from pourparler.record.chain import Entry, faults, heads
from tests.making import context, ground, recorded

events = recorded(*ground(), *[context(f"c{i}") for i in range(6)], ("team", context("secret@team")),
                  ("team", context("other@team")))  # fmt: skip
index = st.integers(0, len(events) - 1)


def test_a_sound_record_has_no_fault() -> None:
    assert list(faults(events)) == []


@given(index, st.integers(0, 10_000))
def test_any_altered_byte_of_a_body_is_found(which: int, at: int) -> None:
    entry = events[which]
    at %= len(entry.body)
    body = entry.body[:at] + bytes([entry.body[at] ^ 1]) + entry.body[at + 1 :]
    altered = [*events[:which], structs.replace(entry, body=body), *events[which + 1 :]]
    assert {"altered"} == {fault.kind for fault in faults(altered)}


@given(index, st.sampled_from(["audience", "recorded_at", "record"]))
def test_an_altered_envelope_is_found(which: int, name: str) -> None:
    entry = structs.replace(events[which], **{name: getattr(events[which], name) + "x"})
    altered = sorted([*events[:which], entry, *events[which + 1 :]], key=Entry.order)
    assert any(fault.kind == "altered" for fault in faults(altered))


@given(st.integers(0, len(events) - 1))
def test_a_dropped_event_is_found_unless_it_was_its_chains_last(which: int) -> None:
    dropped = [*events[:which], *events[which + 1 :]]
    last = events[which].hash in heads(events).values()
    assert bool(list(faults(dropped))) is not last


@given(st.lists(index, min_size=2, max_size=2, unique=True))
def test_two_events_that_changed_places_are_found(pair: list[int]) -> None:
    first, second = pair
    moved = list(events)
    moved[first], moved[second] = moved[second], moved[first]
    same = [e for e in moved if e.audience == "everyone"] == [e for e in events if e.audience == "everyone"]
    same = same and [e for e in moved if e.audience == "team"] == [e for e in events if e.audience == "team"]
    assert bool(list(faults(moved))) is not same


@given(st.integers(1, 6))
def test_a_cut_tail_is_found_with_the_head_that_was_noted(cut: int) -> None:
    public = [e for e in events if e.audience == "everyone"]
    noted = heads(public)["everyone"]
    assert list(faults(public[:-cut])) == []
    assert [fault.kind for fault in faults(public[:-cut], noted)] == ["cut"]


def test_a_rewritten_tail_is_found_with_the_head_that_was_noted() -> None:
    noted = heads(events)["everyone"]
    rewritten = recorded(*ground(), *[context(f"d{i}") for i in range(6)])
    assert list(faults(rewritten)) == []
    assert [fault.kind for fault in faults(rewritten, noted)] == ["cut"]


def test_each_audience_has_a_chain_of_its_own() -> None:
    alone = recorded(*ground(), *[context(f"c{i}") for i in range(6)])
    assert heads(alone)["everyone"] == heads(events)["everyone"]
