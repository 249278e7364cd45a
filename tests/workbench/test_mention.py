"""What every entry names, and what names it."""

from __future__ import annotations

from pourparler.domain.position import Stance
from pourparler.record.events.correction import EventRetracted
from pourparler.record.gate import visible
from pourparler.workbench.mention import among
from tests.making import START, day, ground, position, registers


def test_an_entry_is_named_by_what_cites_its_id_and_by_what_retracts_it() -> None:
    held = registers()
    for event in (*ground(), position("p1", "north", Stance.REFUSES, "army.small")):
        held.append("everyone", event, START)
    taken = held.entries[-1]
    held.append("everyone", EventRetracted(happened_on=day(), event=taken.hash, ground="misheard"), START)
    ties = among(held.entries)
    kinds = {hash_: [(collection, key) for collection, key, _ in nouns] for hash_, nouns in ties.nouns.items()}
    assert {kinds[one][0] for one in ties.names[taken.hash]} == {
        ("parties", "north"),
        ("issues", "army"),
        ("options", "army.small"),
        ("sources", "letter"),
    }
    assert ties.named_by[taken.hash] == (held.entries[-1].hash,)


def test_what_a_viewer_may_not_see_names_nothing() -> None:
    held = registers()
    for event in ground():
        held.append("everyone", event, START)
    before = among(visible(held.entries, "everyone"))
    held.append("team", position("p1@team", "north", Stance.REFUSES, "army.small"), START)
    assert among(visible(held.entries, "everyone")) == before
