"""What could be agreed in the shipped case, as of 3 and 20 December 2025, at each level of evidence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pourparler.domain.evidence import Level
from pourparler.domain.key_question import Asks, Rank
from pourparler.domain.possibilities import Possibilities
from pourparler.domain.red_line import RedLines
from pourparler.domain.request import KEEPER, Request
from pourparler.workbench.scenario import taken
from pourparler.workbench.zone import possibilities

EARLY, LATE = date(2025, 12, 3), date(2025, 12, 20)
DATES = [EARLY, LATE]
LEVELS = list(Level)


def found(case: Path, day: date, level: Level) -> Possibilities:
    asked = taken(Request(str(case), KEEPER, as_of=day, level=level))
    return possibilities(asked.scenario, asked.negotiation, questions=5)


def named(lines: RedLines) -> list[tuple[str, str]]:
    return [(line.party, line.issue) for line in lines]


@pytest.mark.parametrize("day", DATES)
@pytest.mark.parametrize("level", [Level.OFFICIAL, Level.REPORTED])
def test_on_own_and_reported_word_no_red_line_rules_out_every_outcome(case: Path, day: date, level: Level) -> None:
    answer = found(case, day, level)
    assert answer.zone.open
    assert answer.blocking.sets == ()
    assert answer.opening.fewest() == 0
    assert answer.zone.certain == 0


def test_with_hearsay_land_and_the_south_are_blocked_on_3_december(case: Path) -> None:
    answer = found(case, EARLY, Level.ANY)
    assert [named(one) for one in answer.blocking.sets] == [
        [("russia", "donetsk-luhansk"), ("ukraine", "donetsk-luhansk")],
        [("russia", "kherson-zaporizhzhia"), ("ukraine", "kherson-zaporizhzhia")],
    ]
    for one in answer.blocking.sets:
        russia, ukraine = one
        assert russia.said_to_be()
        assert russia.ground is not None
        assert [p.source for p in russia.ground.passages] == ["sofidelis-2025-12-03"]
        assert not ukraine.said_to_be()
    assert answer.opening.fewest() == 2
    assert [[named(one) for one in part] for part in answer.opening.parts] == [
        [[("russia", "donetsk-luhansk")], [("ukraine", "donetsk-luhansk")]],
        [[("russia", "kherson-zaporizhzhia")], [("ukraine", "kherson-zaporizhzhia")]],
    ]


def test_with_hearsay_only_the_south_is_blocked_on_20_december(case: Path) -> None:
    answer = found(case, LATE, Level.ANY)
    assert [named(one) for one in answer.blocking.sets] == [
        [("russia", "kherson-zaporizhzhia"), ("ukraine", "kherson-zaporizhzhia")]
    ]


@pytest.mark.parametrize("day", DATES)
@pytest.mark.parametrize("level", LEVELS)
def test_every_red_line_is_traced_to_a_source_on_record(case: Path, day: date, level: Level) -> None:
    asked = taken(Request(str(case), KEEPER, as_of=day, level=level))
    assert asked.scenario.red_lines
    for line in asked.scenario.red_lines:
        assert line.ground is not None
        assert line.ground.passages
        assert all(p.source in asked.negotiation.sources for p in line.ground.passages)


@pytest.mark.parametrize("day", DATES)
@pytest.mark.parametrize("level", LEVELS)
def test_nobody_is_asked_about_what_it_wants_or_brought_to_the_table(case: Path, day: date, level: Level) -> None:
    asked = taken(Request(str(case), KEEPER, as_of=day, level=level))
    answer = possibilities(asked.scenario, questions=1000)
    wanted = {(s.party, s.option) for s in asked.scenario.stances if s.aim}
    assert wanted
    for question in answer.questions.questions:
        for one in question.options:
            assert (question.party, one.option) not in wanted
            assert asked.negotiation.options[one.option].value.named_by != question.party


@pytest.mark.parametrize("day", DATES)
@pytest.mark.parametrize("level", LEVELS)
def test_the_first_five_questions_go_to_more_than_one_side_and_change_where_something_stands(
    case: Path, day: date, level: Level
) -> None:
    first = found(case, day, level).questions.questions
    assert len(first) == 5
    assert {q.rank for q in first} == {Rank.STANDING_OR_BLOCK}
    assert len({q.party for q in first}) >= 2


def test_hearsay_that_blocks_is_asked_about_first(case: Path) -> None:
    first = found(case, EARLY, Level.ANY).questions.questions[0]
    assert (first.party, first.issue, first.asks) == ("russia", "donetsk-luhansk", Asks.RED_LINE)
    assert first.options[0].if_accepted.open
    assert first.if_refused.standing.value == "deadlocked"


def test_without_hearsay_the_first_questions_are_on_what_both_sides_have_spoken_of(case: Path) -> None:
    first = found(case, EARLY, Level.REPORTED).questions.questions
    assert [(q.party, q.issue) for q in first] == [
        ("russia", "recognition"),
        ("ukraine", "ceasefire-start"),
        ("russia", "ceasefire-start"),
        ("russia", "donetsk-luhansk"),
        ("ukraine", "donetsk-luhansk"),
    ]


def test_the_same_words_recorded_as_options_came_up_are_one_red_line(case: Path) -> None:
    lines = found(case, LATE, Level.REPORTED).scenario.red_lines
    army = [line for line in lines if (line.party, line.issue) == ("ukraine", "army-cap")]
    assert [line.refuses for line in army] == [("army-cap.600k", "army-cap.800k", "army-cap.stricter")]


def test_the_28_points_are_refused_on_four_issues_and_the_european_text_on_one(case: Path) -> None:
    drafts = {d.draft: d for d in found(case, EARLY, Level.REPORTED).drafts}
    assert [i.issue for i in drafts["us-28"].issues if i.refused] == [
        "army-cap",
        "nato-membership",
        "donetsk-luhansk",
        "recognition",
    ]
    assert [i.issue for i in drafts["e3-28"].issues if i.refused] == ["army-cap"]
    assert "us-ua-19" not in drafts  # its text is not on record
    change = next(r for r in drafts["us-28"].remedies if "donetsk-luhansk" in r.issues).changes
    assert change == ({"donetsk-luhansk": "donetsk-luhansk.contact-line", "recognition": "recognition.none"},)
