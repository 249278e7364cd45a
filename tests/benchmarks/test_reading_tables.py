"""Tables say what was counted, and why a reader has no figures; a page keeps its other sections."""

from __future__ import annotations

import math

from benchmarks.attributions import Attribution, Tally
from benchmarks.counts import Conditional, Meeting
from benchmarks.french_gold import Marked
from benchmarks.peers import Answers
from benchmarks.reading import replaced
from benchmarks.reading_tables import (
    attribution_table,
    between,
    compared,
    conditional_table,
    kept_hearsay,
    meeting_table,
    notes,
)

TEXT = '"Water first," said Odile Marchal.'
SAID = Attribution(((1, 13),), ((20, 33),), ((15, 19),))


def as_found(found: tuple[Attribution, ...], _: str) -> tuple[Attribution, ...]:
    return found


def test_a_share_without_bounds_stands_alone() -> None:
    assert between(0.5, (0.25, 0.75)) == "0.50 (0.25–0.75)"
    assert between(0.5, (math.nan, math.nan)) == "0.50"
    assert between(math.nan, (math.nan, math.nan)) == "–"


def test_a_reader_is_scored_on_the_same_gold_and_a_missing_one_says_why() -> None:
    everybody = [
        Answers("ours", "m 1", ((SAID,),)),
        Answers("none", "m 2", ((),)),
        Answers("away", note="not run: gone"),
    ]
    _, _, ours, none, away, _, models = compared([TEXT], [[SAID]], everybody, as_found)
    assert ours == "| ours | 1 | 1.00 | 1.00 | 1.00 | 1.00 | 1.00 | 1.00 |  |"
    assert none == "| none | 0 | – | 0.00 | 0.00 | – | 0.00 | 0.00 | 1.00 |"
    assert away.startswith("| away | not run: gone |")
    assert len({line.count("|") for line in (ours, none, away)}) == 1
    assert models == "Models: ours: m 1; none: m 2."


def test_several_texts_have_intervals_and_a_difference_that_is_always_the_same_has_a_narrow_one() -> None:
    right, wrong = Tally(found=1, gold=1, matched=1, touched=1), Tally(found=1, gold=1)
    mixed = [right, wrong] * 10
    rows = [(Answers("ours"), mixed, mixed), (Answers("twin"), mixed, mixed)]
    _, _, ours, twin = attribution_table(rows)
    assert "| 0.50 (0." in ours
    assert twin.endswith("| 0.00 (0.00–0.00) |")


def test_failures_on_some_texts_are_told() -> None:
    failed = Answers("peer", "m", ((),), "failed on 1 of 1 texts, which count as nothing found: E")
    assert notes([failed])[-1] == "peer failed on 1 of 1 texts, which count as nothing found: E."


def test_hearsay_is_told_in_counts() -> None:
    told = kept_hearsay(Tally(found=9, gold=9, matched=8, marked=3, kept=2, claimed=3))
    assert told == (
        "Hearsay, on the 8 statements matched: 2 of 3 marked in the gold are marked; 1 of 5 others are too."
    )


def test_meetings_and_conditionals_are_counted_over_all_texts() -> None:
    one = ([Meeting(((0, 5),))], [Meeting(((3, 8),))], TEXT)
    none = ([], [Meeting(((3, 8),))], TEXT)
    assert meeting_table({"all": [one, none]})[-1].startswith("| all | 2 | 1 | 1 | 1.00 (")
    marked = [Marked("a", "test", TEXT, conditionals=(Conditional((0, 5), True), Conditional((6, 9), False)))]
    *_, test, dev = conditional_table(marked, lambda _: [(4, 7)])
    assert test.startswith("| test | 2 | 1 | 2 | 1 | 0.50 (")
    assert dev == "| dev | 0 | 0 | 0 | 0 | – | – |"


def test_a_section_is_replaced_and_the_others_stay() -> None:
    page = "# B\n\n## One\n\nold\n\n## Reading reports\n\nold\n\n### Part\n\nold\n\n## Three\n\nkept\n"
    made = replaced(page, ["## Reading reports", "", "new"])
    assert made == "# B\n\n## One\n\nold\n\n## Reading reports\n\nnew\n\n## Three\n\nkept\n"
    assert replaced("# B\n", ["## Reading reports", "", "new"]) == "# B\n\n## Reading reports\n\nnew\n"
