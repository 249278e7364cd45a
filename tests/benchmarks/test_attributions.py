"""Attributions match over characters, one to one; their figures are those counted by hand."""

from __future__ import annotations

import math

import pytest
from benchmarks.attributions import Attribution, Tally, interval, matches, resampled, tally, wilson

NOBODY = (900, 910)


def said(*content: tuple[int, int], by: tuple[int, int] | None = None, hearsay: bool = False) -> Attribution:
    return Attribution(content, (by,) if by else (), hearsay=hearsay)


def test_half_of_the_characters_is_enough_and_less_is_not() -> None:
    assert matches([said((0, 10))], [said((0, 20))]) == [(0, 0)]  # 10 of 20
    assert matches([said((0, 10))], [said((0, 21))]) == []  # 10 of 21
    assert matches([said((5, 20))], [said((0, 15))]) == [(0, 0)]  # 10 of 20
    assert matches([said((6, 20))], [said((0, 15))]) == []  # 9 of 20


def test_the_pieces_of_a_broken_quotation_count_together() -> None:
    broken = said((0, 10), (20, 30))
    assert matches([broken], [said((0, 10), (20, 30))]) == [(0, 0)]
    assert matches([said((0, 10))], [broken]) == [(0, 0)]  # 10 of 20
    assert matches([said((0, 9))], [broken]) == []
    assert matches([said((0, 30))], [broken]) == [(0, 0)]  # 20 of 30: what stands between counts against it


def test_one_found_is_one_of_the_gold_and_the_closest_pair_comes_first() -> None:
    whole, loose = said((0, 20)), said((0, 12))
    assert matches([loose, whole], [said((0, 20))]) == [(1, 0)]
    assert matches([whole], [said((0, 12)), said((0, 20))]) == [(0, 1)]
    # 18 of 20 goes first and takes the second of the gold; the other found is left the first, at 12 of 20
    assert matches([said((0, 20)), said((0, 12))], [said((0, 20)), said((0, 18))]) == [(0, 0), (1, 1)]


def test_figures_are_those_counted_by_hand() -> None:
    found = [said((0, 10), by=(40, 45)), said((50, 60), by=NOBODY), said((70, 72)), said((200, 210))]
    gold = [said((0, 12), by=(42, 50)), said((50, 60), by=(61, 66)), said((70, 90), by=(91, 95)), said((100, 110))]
    counted = tally(found, gold)
    assert (counted.found, counted.gold, counted.matched, counted.touched) == (4, 4, 2, 3)
    assert (counted.sourced, counted.right) == (2, 1)
    assert (counted.precision(), counted.recall(), counted.f()) == (0.5, 0.5, 0.5)
    assert (counted.source(), counted.touching()) == (0.5, 0.75)


def test_f_is_the_harmonic_mean_of_precision_and_recall() -> None:
    counted = Tally(found=10, gold=40, matched=8)
    assert (counted.precision(), counted.recall()) == (0.8, 0.2)
    assert counted.f() == pytest.approx(2 * 0.8 * 0.2 / (0.8 + 0.2))


def test_a_pair_without_a_gold_source_says_nothing_of_sources() -> None:
    counted = tally([said((0, 10), by=NOBODY), said((20, 30))], [said((0, 10)), said((20, 30), by=(31, 33))])
    assert (counted.sourced, counted.right) == (1, 0)


def test_hearsay_is_counted_on_matched_pairs_alone() -> None:
    found = [said((0, 10), hearsay=True), said((20, 30), hearsay=True), said((40, 50)), said((60, 70), hearsay=True)]
    gold = [said((0, 10), hearsay=True), said((20, 30)), said((40, 50), hearsay=True)]
    counted = tally(found, gold)
    assert (counted.marked, counted.kept, counted.claimed) == (2, 1, 2)


def test_nothing_found_has_no_precision_and_an_f_of_nought() -> None:
    counted = tally([], [said((0, 10))])
    assert math.isnan(counted.precision())
    assert (counted.recall(), counted.f()) == (0, 0)
    assert math.isnan(tally([], []).f())


def test_tallies_add_up_text_by_text() -> None:
    one, other = tally([said((0, 10))], [said((0, 10))]), tally([said((0, 10))], [said((20, 30))])
    assert one + other == Tally(found=2, gold=2, matched=1, touched=1)


def test_draws_are_of_whole_texts_and_the_same_each_time() -> None:
    texts = [Tally(found=1, gold=1, matched=1), Tally(found=3, gold=3)]
    drawn = resampled(texts, resamples=200, seed=7)
    assert drawn == resampled(texts, resamples=200, seed=7)
    assert {one.f() for one in drawn} == {1.0, 0.25, 0.0}  # both the first, one of each, both the second
    assert [one.gold for one in drawn] == [one.found for one in drawn]


def test_draws_of_two_readers_take_the_same_texts() -> None:
    first = resampled([Tally(gold=1), Tally(gold=10), Tally(gold=100)], resamples=50)
    second = resampled([Tally(gold=2), Tally(gold=20), Tally(gold=200)], resamples=50)
    assert [2 * one.gold for one in first] == [one.gold for one in second]


def test_an_interval_holds_the_middle_and_leaves_out_what_is_no_number() -> None:
    assert interval([math.nan, *range(41), math.nan]) == (1, 39)
    assert interval([0.5]) == (0.5, 0.5)
    assert all(map(math.isnan, interval([math.nan])))


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662)],
)
def test_wilsons_interval_is_the_published_one(part: int, whole: int, low: float, high: float) -> None:
    assert wilson(part, whole) == pytest.approx((low, high), abs=1e-4)
