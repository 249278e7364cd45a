"""What became of each point: by continues-links only; every deletion is shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pourparler.domain.draft import Bracket, Continuation, Draft, Extent, Point
from pourparler.domain.lineage import Lineage, PointChange
from pourparler.record.event import Event
from pourparler.record.events.continuation import PointsContinued
from pourparler.record.events.draft import DraftTabled
from pourparler.record.replay import replay
from pourparler.standing.lineage import lineages
from tests.making import CITED, day, draft, ground, recorded

C = PointChange


def p(number: str, *options: str, **more: object) -> Point:
    return Point(number, f"wording {number}", (), tuple(f"army.{o}" for o in options), **more)  # type: ignore[arg-type]


def link(left: str, right: str) -> Event:
    numbers = tuple(left.split(",")), tuple(filter(None, right.split(",")))
    name = "-".join(("link", *numbers[0], "to", *numbers[1]))
    return PointsContinued(happened_on=day(), passages=CITED, continuation=Continuation(name, "one", "two", *numbers))


def lineage(one: list[Point], two: list[Point], *links: Event, extent: Extent = Extent.WHOLE) -> Lineage:
    later = DraftTabled(
        happened_on=day("2025-11-23"),
        passages=CITED,
        draft=Draft("two", "Two", ("south",), parents=("one",), extent=extent, points=tuple(two)),
    )
    return lineages(replay(recorded(*ground(), draft("one", *one), later, *links), "everyone"))[0]


def changes(found: Lineage) -> list[tuple[PointChange, ...]]:
    return [row.changes for row in found.rows]


def test_a_point_that_expresses_the_same_is_kept_and_one_that_does_not_is_amended() -> None:
    found = lineage(
        [p("1", "small"), p("2", "small")], [p("1", "small"), p("2", "large")], link("1", "1"), link("2", "2")
    )
    assert changes(found) == [(C.KEPT,), (C.AMENDED,)]
    assert (found.rows[1].dropped, found.rows[1].added) == (("army.small",), ("army.large",))


def test_points_that_express_no_option_are_kept_only_word_for_word() -> None:
    one, two = [Point("1", "One third"), Point("2", "A bridge")], [Point("1", "One half"), Point("2", "A  bridge")]
    assert changes(lineage(one, two, link("1", "1"), link("2", "2"))) == [(C.AMENDED,), (C.KEPT,)]


def test_a_new_number_in_the_same_order_is_renumbered_not_moved() -> None:
    found = lineage(
        [p("2", "small"), p("3", "large")], [p("1", "small"), p("2", "large")], link("2", "1"), link("3", "2")
    )
    assert changes(found) == [(C.KEPT, C.RENUMBERED), (C.KEPT, C.RENUMBERED)]


def test_a_point_out_of_its_order_is_moved() -> None:
    one = [p("1"), p("2"), p("3")]
    found = lineage(one, one, link("1", "3"), link("2", "1"), link("3", "2"))
    assert [C.MOVED in row for row in changes(found)] == [True, False, False]


def test_one_into_two_is_split_and_two_into_one_is_merged() -> None:
    found = lineage(
        [p("1", "small"), p("2"), p("3")], [p("1", "small"), p("2"), p("3")], link("1", "1,2"), link("2,3", "3")
    )
    assert C.SPLIT in changes(found)[0]
    assert C.MERGED in changes(found)[1]


def test_a_deletion_is_shown_with_who_tabled_the_later_draft() -> None:
    found = lineage([p("1"), p("2")], [Point("2", "", deleted=True)], link("1", ""), link("2", "2"))
    assert changes(found) == [(C.DELETED,), (C.DELETED,)]
    assert found.deleted_by == ("south",)


def test_a_point_without_a_link_is_unlinked_not_deleted_and_a_shared_number_says_nothing() -> None:
    found = lineage([p("1", "small")], [p("1", "small")])
    assert changes(found) == [(C.UNLINKED,), (C.NEW,)]


def test_of_a_text_known_in_part_nothing_is_said_to_be_missing() -> None:
    assert changes(lineage([p("1")], [p("9")], extent=Extent.PARTIAL)) == [(C.NEW,)]


def test_alternatives_in_brackets_are_shown() -> None:
    bracketed = Point("1", "", brackets=(Bracket("small", (), ("army.small",)), Bracket("large", (), ("army.large",))))
    assert C.BRACKETED in changes(lineage([p("1", "small")], [bracketed], link("1", "1")))[0]


@given(st.permutations(range(6)))
def test_the_fewest_points_are_called_moved(order: list[int]) -> None:
    one = [p(str(n)) for n in range(6)]
    two = [p(f"{position}", *()) for position in range(6)]
    links = [link(str(source), str(target)) for target, source in enumerate(order)]
    moved = sum(C.MOVED in row for row in changes(lineage(one, two, *links)))
    assert moved == 6 - _longest_increasing(order)


def _longest_increasing(order: list[int]) -> int:
    best = [1] * len(order)
    for i in range(len(order)):
        for j in range(i):
            if order[j] < order[i]:
                best[i] = max(best[i], best[j] + 1)
    return max(best)
