"""Hashes find every altered and dropped entry, and a cut tail with the heads that were noted."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from pourparler.record.entry import Entry, erased
from pourparler.record.faults import faults, heads
from pourparler.record.order import ordered
from tests.making import context, ground, recorded

events = recorded(
    *ground(), *[context(f"c{i}") for i in range(6)], ("team", context("secret@team")), ("team", context("other@team"))
)
index = st.integers(0, len(events) - 1)


def test_a_sound_record_has_no_fault() -> None:
    assert list(faults(events)) == []


@given(index, st.integers(0, 10_000))
def test_any_altered_byte_of_a_body_is_found(which: int, at: int) -> None:
    entry = events[which]
    assert entry.body is not None
    at %= len(entry.body)
    body = entry.body[:at] + bytes([entry.body[at] ^ 1]) + entry.body[at + 1 :]
    altered = [*events[:which], structs.replace(entry, body=body), *events[which + 1 :]]
    assert "altered" in {fault.kind for fault in faults(altered)}


@given(index, st.sampled_from(["audience", "recorded_at", "record", "commitment"]))
def test_an_altered_envelope_is_found(which: int, name: str) -> None:
    entry = structs.replace(events[which], **{name: getattr(events[which], name) + "x"})
    altered = [*events[:which], entry, *events[which + 1 :]]
    assert any(fault.kind == "altered" for fault in faults(altered))


@given(index, st.integers(0, 15))
def test_an_altered_salt_is_found(which: int, at: int) -> None:
    salt = events[which].salt
    assert salt is not None
    entry = structs.replace(events[which], salt=salt[:at] + bytes([salt[at] ^ 1]) + salt[at + 1 :])
    assert [f.kind for f in faults([*events[:which], entry, *events[which + 1 :]])] == ["altered"]


@given(index)
def test_a_dropped_entry_is_found_unless_nothing_stands_on_it(which: int) -> None:
    dropped = [*events[:which], *events[which + 1 :]]
    newest = {hash_ for hashes in heads(events).values() for hash_ in hashes}
    last = not any(events[which].hash in entry.previous for entry in events)
    assert bool(list(faults(dropped))) is not last
    assert not last or events[which].hash in newest


@given(index)
def test_words_that_are_gone_without_an_erasure_are_found(which: int) -> None:
    bare = [*events[:which], erased(events[which]), *events[which + 1 :]]
    assert [fault.kind for fault in faults(bare)] == ["no-words"]


@given(st.permutations(events))
def test_the_order_in_which_the_file_holds_them_changes_nothing(mixed: list[Entry]) -> None:
    assert ordered(mixed) == events


@given(st.integers(1, 6))
def test_a_cut_tail_is_found_with_the_heads_that_were_noted(cut: int) -> None:
    public = [e for e in events if e.audience == "everyone"]
    noted = heads(public)
    assert list(faults(public[:-cut])) == []
    assert [fault.kind for fault in faults(public[:-cut], noted)] == ["cut"]


def test_a_rewritten_tail_is_found_with_the_heads_that_were_noted() -> None:
    noted = {"everyone": heads(events)["everyone"]}
    rewritten = recorded(*ground(), *[context(f"d{i}") for i in range(6)])
    assert list(faults(rewritten)) == []
    assert [fault.kind for fault in faults(rewritten, noted)] == ["cut"]


def test_what_the_public_sees_owes_nothing_to_what_is_hidden() -> None:
    alone = recorded(*ground(), *[context(f"c{i}") for i in range(6)])
    assert heads(alone)["everyone"] == heads(events)["everyone"]
    assert alone == [e for e in events if e.audience == "everyone"]
