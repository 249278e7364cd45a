"""Meetings are found by their words and judged by their participants; conditionals by the marks upon them."""

from __future__ import annotations

from benchmarks.counts import Conditional, Count, Meeting, hearsay, meetings, names, same

TEXT = "Aline Fauvel a vu le maire de Pont-l’Ormeau, puis Odile Marchal."
ALINE, FAUVEL, MAYOR, ODILE = (0, 12), (6, 12), (21, 43), (50, 63)


def test_offsets_name_what_the_test_says() -> None:
    assert [TEXT[a:b] for a, b in (FAUVEL, ODILE)] == ["Fauvel", "Odile Marchal"]


def test_a_meeting_is_found_at_its_words_or_at_another_telling() -> None:
    gold = [Meeting(((10, 20), (100, 120)))]
    for told, right in (((15, 16),), 1), (((119, 130),), 1), (((20, 30),), 0), (((30, 40), (105, 106)), 1):
        assert meetings([Meeting(told)], gold, TEXT) == Count(found=1, gold=1, right=right, exact=right)


def test_one_found_meeting_is_one_of_the_gold() -> None:
    gold = [Meeting(((10, 20),)), Meeting(((15, 25),))]
    assert meetings([Meeting(((16, 18),))], gold, TEXT) == Count(found=1, gold=2, right=1, exact=1)
    twice = [Meeting(((10, 12),)), Meeting(((13, 14),))]
    assert meetings(twice, gold[:1], TEXT) == Count(found=2, gold=1, right=1, exact=1)


def test_participants_are_exact_where_each_is_named_once_and_nobody_else() -> None:
    assert same([FAUVEL, MAYOR], [ALINE, MAYOR], TEXT)
    assert not same([FAUVEL], [ALINE, MAYOR], TEXT), "one is missing"
    assert not same([FAUVEL, MAYOR, ODILE], [ALINE, MAYOR], TEXT), "one too many"
    assert not same([(0, 5), FAUVEL, MAYOR], [ALINE, MAYOR], TEXT), "one named twice"
    assert same([], [], TEXT)
    assert not same([ODILE], [], TEXT)


def test_two_of_the_gold_named_by_one_passage_are_exact() -> None:
    assert same([(0, 43)], [ALINE, MAYOR], TEXT)


def test_words_without_a_place_are_looked_for_in_the_words() -> None:
    assert names(ODILE, "Marchal", TEXT)
    assert names(FAUVEL, "aline fauvel", TEXT)
    assert not names(MAYOR, "Marchal", TEXT)


def test_a_conditional_is_taken_for_hearsay_where_a_mark_overlaps_it() -> None:
    forms = [Conditional((10, 20), hearsay=True), Conditional((30, 40), hearsay=False), Conditional((50, 60), True)]
    assert hearsay([(19, 25), (35, 36), (60, 70)], forms) == Count(found=2, gold=2, right=1)
    assert hearsay([], forms) == Count(found=0, gold=2, right=0)
