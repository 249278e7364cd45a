"""PolNeAR is read as its files say, and attributions are joined as it joins them."""

from __future__ import annotations

from pathlib import Path

from benchmarks.attributions import Attribution
from benchmarks.polnear import articles, as_there, direct, gold, joined, outermost

TEXT = '"Water first," said Odile Marchal. "The rest later."\n"No," a clerk wrote.\n'
STANDOFF = """T1\tContent 0 14\t"Water first,"
T2\tCue 15 19\tsaid
T3\tSource 20 33\tOdile Marchal
T4\tContent 35 52\t"The rest later."
T5\tAttribution 15 19\tsaid
E1\tAttribution:T5 Content:T1 Content2:T4 Cue:T2 Source:T3
T6\tCue 67 72\twrote
T7\tAttribution 67 72\twrote
E2\tAttribution:T7 Cue:T6
"""


def test_roles_with_a_number_are_further_pieces_and_no_content_is_no_attribution() -> None:
    assert list(gold(STANDOFF)) == [Attribution(((0, 14), (35, 52)), ((20, 33),), ((15, 19),))]


def test_an_article_that_several_marked_counts_once(tmp_path: Path) -> None:
    for folder in ("text", "attributions"):
        (tmp_path / "dev" / folder).mkdir(parents=True)
    (tmp_path / "dev" / "text" / "valley_[1].txt").write_bytes(TEXT.encode())
    (tmp_path / "dev" / "attributions" / "valley_[1]_aa.ann").write_text("")
    (tmp_path / "dev" / "attributions" / "valley_[1]_bb.ann").write_text(STANDOFF)
    (only,) = articles(tmp_path, "dev")
    assert (only.name, only.text, len(only.gold)) == ("valley_[1]", TEXT, 1)


def test_what_has_no_cue_of_its_own_carries_on_in_its_paragraph_only() -> None:
    first = Attribution(((1, 13),), ((20, 33),), ((15, 19),))
    assert joined([Attribution(((36, 51),)), first], TEXT) == [
        Attribution(((1, 13), (36, 51)), first.source, first.cue)
    ]
    again = Attribution(((36, 51),), cue=((15, 19),))
    assert len(joined([first, again], TEXT)) == 1
    assert len(joined([first, Attribution(((36, 51),), cue=((34, 35),))], TEXT)) == 2
    assert len(joined([first, Attribution(((54, 57),))], TEXT)) == 2


def test_what_lies_within_anothers_content_is_left_out_and_twins_stay() -> None:
    wide, within, twin = Attribution(((0, 30),)), Attribution(((5, 9),)), Attribution(((0, 30),), ((31, 33),))
    assert outermost([within, wide, twin]) == [wide, twin]
    assert as_there([within, wide], "x" * 40) == [wide]


def test_direct_is_what_begins_with_a_mark_or_right_after_one() -> None:
    outside, inside, indirect = Attribution(((0, 14),)), Attribution(((1, 13),)), Attribution(((2, 13),))
    assert direct([outside, inside, indirect], TEXT) == [outside, inside]
