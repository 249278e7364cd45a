"""Entering estimates: by ordering, with numbers where somebody has them; nothing is recorded twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from pourparler.domain.interval import Interval
from pourparler.domain.preference import OptionOrder, Preference, Reservation
from pourparler.domain.request import Request
from pourparler.errors import InputError, InvalidEvent
from pourparler.workbench.estimate import Wanted, enter, entered, number, on_record, ranked, would_be
from pourparler.workbench.scenario import taken
from pourparler.workbench.state import negotiation
from tests.making import ground, option
from tests.web.visit import kept

ORDER = {"army": (("army.middle",), ("army.small", "army.large"))}


def wanted(**more: Any) -> Wanted:
    told: dict[str, Any] = {
        "by": "ana",
        "ground": "interviews",
        "day": Interval.of("2025-11-25"),
        "order": ORDER,
    } | more
    return Wanted("north", **told)


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    return Request(str(kept(tmp_path, *ground(), option("army.none"))), "everyone")


def nouns(request_: Request, what: Wanted) -> list[Any]:
    events = entered(negotiation(request_), what)
    return [
        getattr(event, name)
        for event in events
        for name in ("option_order", "preference", "reservation")
        if hasattr(event, name)
    ]


def test_an_order_is_recorded_step_by_step_and_nothing_is_said_within_a_group(request_: Request) -> None:
    told = nouns(request_, wanted())
    assert {(one.than, one.worse) for one in told} == {("army.middle", "army.small"), ("army.middle", "army.large")}
    assert {type(one) for one in told} == {OptionOrder}
    assert {(one.by, one.ground, one.party) for one in told} == {("ana", "interviews", "north")}


def test_once_on_record_it_is_not_recorded_again_and_another_order_replaces_it(request_: Request) -> None:
    assert would_be(request_, entered(negotiation(request_), wanted())).after.option_orders
    assert not negotiation(request_).option_orders
    enter(request_, entered(negotiation(request_), wanted()))
    _, orders = on_record(negotiation(request_), "north")
    assert ranked(orders["army"].pairs, ["army.small", "army.middle", "army.large"]) == ORDER["army"]
    with pytest.raises(InvalidEvent, match="nothing here differs from what is on record"):
        entered(negotiation(request_), wanted())
    turned = {"army": (("army.large",), ("army.middle",))}
    enter(request_, entered(negotiation(request_), wanted(order=turned)))
    _, orders = on_record(negotiation(request_), "north")
    assert ("army.large", "army.middle") in orders["army"].pairs
    assert ("army.middle", "army.large") not in orders["army"].pairs
    assert taken(request_).scenario.estimates["north"].option_order


def test_numbers_are_one_estimate_of_the_whole_and_go_with_the_order(request_: Request) -> None:
    numbers = {"army.middle": 1.0, "army.large": 0.0}
    told = nouns(request_, wanted(values=numbers, weights={"army": 2.0}, reservation=0.25))
    assert [type(one) for one in told] == [OptionOrder, OptionOrder, Preference, Reservation]
    enter(request_, entered(negotiation(request_), wanted(values=numbers, weights={"army": 2.0}, reservation=0.25)))
    estimate, _ = on_record(negotiation(request_), "north")
    assert estimate is not None
    assert {o: float(v) for o, v in estimate.values["army"].items()} == numbers
    assert float(estimate.reservation or 0) == 0.25
    with pytest.raises(InvalidEvent, match="nothing here differs"):
        entered(negotiation(request_), wanted(values=numbers, weights={"army": 2.0}, reservation=0.25))


def test_numbers_against_the_order_are_refused(request_: Request) -> None:
    with pytest.raises(InvalidEvent, match=r"the order puts army\.middle before army\.large, the numbers do not"):
        nouns(request_, wanted(values={"army.middle": 0.2, "army.large": 0.4}))


@pytest.mark.parametrize(("field", "words"), [("by", "whose estimate it is"), ("ground", "no ground is given")])
def test_it_is_always_somebodys_on_a_ground(field: str, words: str, request_: Request) -> None:
    with pytest.raises(InvalidEvent, match=words):
        nouns(request_, structs.replace(wanted(), **{field: " "}))


def test_without_values_nothing_is_worth_walking_away_for(request_: Request) -> None:
    with pytest.raises(InvalidEvent, match="without values, what doing without agreement is worth says nothing"):
        nouns(request_, wanted(reservation=0.3))


def test_two_who_enter_the_same_order_are_both_on_record(request_: Request) -> None:
    for by in ("ana", "ben"):
        assert len(enter(request_, entered(negotiation(request_), wanted(by=by)))) == 2
    assert len(negotiation(request_).option_orders) == 4
    assert taken(request_).scenario.estimates["north"].by == "ben"


def test_asked_again_it_changes_nothing(request_: Request) -> None:
    events = entered(negotiation(request_), wanted())
    first = enter(request_, events, name="one")
    assert [one.hash for one in enter(request_, events, name="one")] == [one.hash for one in first]
    assert len(negotiation(request_).option_orders) == 2


@pytest.mark.parametrize("words", ["much", "1.2", "-1", "nan", "inf", "1e400", "0x1"])
def test_a_number_is_one_in_its_range(words: str) -> None:
    with pytest.raises(InputError, match="not a number from 0 to 1"):
        number(words, "army", most=1.0)
