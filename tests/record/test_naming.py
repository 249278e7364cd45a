"""One id for two things in two copies: both stay, each reference means what its writer could see, somebody settles it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from pourparler.domain.position import Stance
from pourparler.errors import InvalidEvent
from pourparler.library import negotiation
from pourparler.record.conflicts import conflicts
from pourparler.record.entry import Entry
from pourparler.record.events.correction import EventCorrected, EventRetracted
from pourparler.record.info import RecordInfo
from pourparler.record.merging import union
from pourparler.record.opening import create_store
from pourparler.record.order import ordered
from pourparler.record.register import canonical
from pourparler.record.registers import Registers
from pourparler.record.replay import replay
from pourparler.workbench.conflicts import settle
from tests.making import START, context, day, ground, option, party, position, recorded


def copy_with(*events: object, salt: bytes) -> list[Entry]:
    """The ground, and what one copy added to it."""
    start = recorded(*ground())
    held = Registers("toy", start, lambda whom, position: salt * 16)
    for event in events:
        held.append("everyone", event, START)  # type: ignore[arg-type]
    return ordered(held.entries)


def together(one: list[Entry], other: list[Entry]) -> list[Entry]:
    return ordered([*one, *union(one, other).fresh])


def labelled(name: str, label: str) -> object:
    event = option(name)
    return structs.replace(event, option=structs.replace(event.option, label=label))  # type: ignore[attr-defined]


HERE = copy_with(labelled("army.none", "no army"), position("p", "north", Stance.REFUSES, "army.none"), salt=b"a")
THERE = copy_with(labelled("army.none", "no limit"), position("q", "south", Stance.DEMANDS, "army.none"), salt=b"b")


def test_both_things_stay_and_each_position_means_the_one_its_writer_could_see() -> None:
    found = replay(together(HERE, THERE), "everyone")
    names = [key for key in found.options if key.startswith("army.none")]
    assert len(names) == 2
    labels = {key: found.options[key].value.label for key in names}
    assert labels[found.positions["p"].value.options[0]] == "no army"
    assert labels[found.positions["q"].value.options[0]] == "no limit"
    assert replay(together(THERE, HERE), "everyone") == found


def test_the_conflict_is_listed_until_it_is_settled_and_a_new_reference_must_wait(tmp_path: Path) -> None:
    record = str(tmp_path / "talks.pourparler")
    with create_store(record) as store:
        store.begin(RecordInfo("toy", "everyone", "everyone"), together(HERE, THERE))
        with pytest.raises(InvalidEvent, match=r"two copies gave the id army\.none to two things"):
            store.append("toy", [("everyone", position("r", "north", Stance.ACCEPTS, "army.none"))])
        (one,) = conflicts(store.everything("toy"))
    assert (one.kind, one.key) == ("id", "army.none")
    settle(record, one.other, name="army.unlimited")
    found = negotiation(record, viewer="everyone")
    assert {k for k in found.options if k.startswith("army.")} >= {"army.none", "army.unlimited"}
    assert not any("~" in key for key in found.options)
    with create_store(str(tmp_path / "same.pourparler")) as store:
        store.begin(RecordInfo("toy", "everyone", "everyone"), together(HERE, THERE))
    settle(str(tmp_path / "same.pourparler"), one.other)
    merged = negotiation(str(tmp_path / "same.pourparler"), viewer="everyone")
    assert merged.positions["p"].value.options == merged.positions["q"].value.options == ("army.none",)


def test_the_same_thing_recorded_in_both_copies_is_one() -> None:
    one, other = copy_with(party("west"), salt=b"a"), copy_with(party("west"), salt=b"b")
    done = together(one, other)
    assert len(done) == len(one) + 1
    assert list(replay(done, "everyone").parties) == ["north", "south", "west"]
    assert conflicts(done) == ()


def changed(**fields: object) -> object:
    from pourparler.record.events.party import PartyChanged, PartyPart

    return PartyChanged(happened_on=day("2025-12-01"), party=PartyPart("north", **fields))  # type: ignore[arg-type]


def test_different_fields_changed_apart_both_count_and_one_field_is_a_conflict_until_it_is_changed_again() -> None:
    both = together(copy_with(changed(name="The North"), salt=b"a"), copy_with(changed(note="big"), salt=b"b"))
    north = replay(both, "everyone").parties["north"].value
    assert (north.name, north.note) == ("The North", "big")
    assert conflicts(both) == ()
    same = together(copy_with(changed(name="The North"), salt=b"a"), copy_with(changed(name="Nord"), salt=b"b"))
    (one,) = conflicts(same)
    assert (one.kind, one.key, one.field, len(one.events)) == ("field", "north", "name", 2)
    held = Registers("toy", same)
    held.append("everyone", changed(name="North"), "2025-12-23T09:00:00.000000Z")  # type: ignore[arg-type]
    assert conflicts(ordered(held.entries)) == ()
    assert replay(ordered(held.entries), "everyone").parties["north"].value.name == "North"


def test_a_retraction_beats_a_correction_wherever_it_stands() -> None:
    start = recorded(*ground(), context("c"))
    target = start[-1]
    mended = structs.replace(target.event(), note="mended")
    fix = EventCorrected(happened_on=day(), event=target.hash, ground="a slip", instead=canonical(mended))
    gone = EventRetracted(happened_on=day(), event=target.hash, ground="wrong")
    for salts in ((b"a", b"b"), (b"b", b"a")):
        copies = []
        for event, salt in zip((fix, gone), salts, strict=True):
            held = Registers("toy", start, lambda whom, position, salt=salt: salt * 16)  # type: ignore[misc]
            held.append("everyone", event, START)
            copies.append(ordered(held.entries))
        done = together(*copies)
        assert replay(done, "everyone").contexts == {}
        assert [one.kind for one in conflicts(done)] == ["retraction"]
