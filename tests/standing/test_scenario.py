"""From a record to a scenario: red lines, witnesses, aims, constraints in force, and what levels may not do."""

from __future__ import annotations

from datetime import date
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from pourparler.domain.constraint import Constraint, ConstraintKind
from pourparler.domain.draft import Point
from pourparler.domain.evidence import Level, Voice
from pourparler.domain.outcome import Outcome
from pourparler.domain.position import Condition, Position, Stance
from pourparler.domain.red_line import RedLine, Weakness
from pourparler.domain.scenario import Scenario
from pourparler.domain.source import Passage
from pourparler.record.event import Event
from pourparler.record.events.constraint import ConstraintStated
from pourparler.record.events.position import PositionTaken
from pourparler.record.replay import replay
from pourparler.standing.package import package_of
from pourparler.standing.scenario import scenario
from tests.making import (
    BACKGROUND,
    CITED,
    HEARSAY,
    INFERENCE,
    OWN,
    day,
    draft,
    ground,
    issue,
    option,
    position,
    recorded,
    source,
)

S = Stance
SMALL, MIDDLE, LARGE = "army.small", "army.middle", "army.large"
GUARANTEE = [issue("guarantee"), option("guarantee.treaty"), option("guarantee.word")]


def taken(*events: Event, level: Level = Level.ANY, as_of: date | None = None) -> Scenario:
    return scenario(replay(recorded(*ground(), *events), "everyone", as_of=as_of), level)


def refusals(found: Scenario) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(line.party, line.options, line.refuses) for line in found.red_lines]


def test_a_refusal_of_several_options_is_one_red_line() -> None:
    assert refusals(taken(position("a", "north", S.REFUSES, SMALL, LARGE))) == [
        ("north", (SMALL, LARGE), (SMALL, LARGE))
    ]


def test_an_insistence_is_one_red_line_on_all_that_it_refuses() -> None:
    assert refusals(taken(position("a", "north", S.INSISTS, SMALL))) == [("north", (SMALL,), (MIDDLE, LARGE))]


def test_a_refusal_beside_an_insistence_binds_by_itself() -> None:
    found = taken(position("a", "north", S.INSISTS, SMALL), position("b", "north", S.REFUSES, LARGE))
    assert sorted(refusals(found)) == [("north", (LARGE,), (LARGE,)), ("north", (SMALL,), (MIDDLE, LARGE))]


def test_the_same_words_recorded_option_by_option_are_one_red_line() -> None:
    def said(name: str, stance: Stance, key: str, words: str) -> Event:
        made = Position(name, "north", "army", stance, OWN, (key,), words)
        return PositionTaken(happened_on=day("2025-11-21"), passages=CITED, position=made)

    same = [said("a", S.REFUSES, SMALL, "no limit"), said("b", S.REFUSES, MIDDLE, "no limit")]
    assert refusals(taken(*same)) == [("north", (SMALL, MIDDLE), (SMALL, MIDDLE))]
    other = [said("a", S.REFUSES, SMALL, "no limit"), said("b", S.REFUSES, MIDDLE, "not that one")]
    assert len(refusals(taken(*other))) == 2


def test_a_refusal_that_was_replaced_does_not_come_back() -> None:
    found = taken(
        position("a", "north", S.REFUSES, LARGE, on="2025-11-21"),
        position("b", "north", S.ACCEPTS, LARGE, on="2025-11-25"),
    )
    assert found.red_lines == ()


def test_only_if_is_a_red_line_unless_its_condition_is_met() -> None:
    only = Condition(("guarantee.treaty",), only=True)
    found = taken(*GUARANTEE, position("a", "north", S.CONDITIONAL, LARGE, condition=only))
    line = found.red_lines[0]
    assert line.unless == (("guarantee", ("guarantee.treaty",)),)
    assert line.binds({"army": LARGE, "guarantee": "guarantee.word"})
    assert not line.binds({"army": LARGE, "guarantee": "guarantee.treaty"})


def test_only_if_of_an_outside_event_rules_nothing_out_and_is_never_certain() -> None:
    event = Condition(only=True, event="parliament consents")
    found = taken(position("a", "north", S.CONDITIONAL, LARGE, condition=event))
    assert found.red_lines == ()
    assert not found.stances[0].accepts({"army": LARGE})
    assert found.stances[0].event == "parliament consents"


def test_an_issue_without_an_option_is_left_out_and_named() -> None:
    found = taken(issue("prisoners"))
    assert "prisoners" not in found.issues
    assert found.left_out == ("prisoners",)


def test_a_constraint_holds_from_its_day() -> None:
    later = Constraint("c", ConstraintKind.LEGAL, "law", excludes=(SMALL,), since=date(2025, 12, 1))
    event = ConstraintStated(happened_on=day(), passages=CITED, constraint=later)
    assert taken(event, as_of=date(2025, 11, 30)).rules == ()
    assert taken(event, as_of=date(2025, 12, 1)).rules[0].given == (("army", SMALL),)


def cited(*names: str) -> tuple[Passage, ...]:
    return tuple(Passage(name) for name in names)


def test_sources_of_one_origin_are_one_witness() -> None:
    sources = [source("a", origin="the leak"), source("b", origin="the leak"), source("c")]
    one = position("p", "north", S.REFUSES, SMALL, cited=cited("a", "b"))
    two = position("q", "north", S.REFUSES, SMALL, cited=cited("c"), said=BACKGROUND)
    assert taken(*sources, one).red_lines[0].witnesses == 1
    assert Weakness.ONE_ORIGIN in taken(*sources, one).red_lines[0].weaknesses
    assert taken(*sources, one, two).red_lines[0].witnesses == 2
    assert taken(*sources, one, two).red_lines[0].weaknesses == ()


def test_a_red_line_on_an_older_draft_is_on_older_wording() -> None:
    first = draft("first", Point("1", "small", ("army",), (SMALL,)))
    said = Position("p", "north", "army", S.REFUSES, OWN, (SMALL,), draft="first")
    event = PositionTaken(happened_on=day("2025-11-21"), passages=CITED, position=said)
    assert Weakness.OLDER_WORDING not in taken(first, event).red_lines[0].weaknesses
    later = draft("second", parents=("first",), on="2025-11-22")
    assert Weakness.OLDER_WORDING in taken(first, event, later).red_lines[0].weaknesses


def test_an_aim_on_hearsay_or_below_the_level_is_still_nothing_to_ask_about() -> None:
    found = taken(position("a", "north", S.INSISTS, SMALL, said=HEARSAY), level=Level.OFFICIAL)
    assert [(s.option, s.aim) for s in found.stances] == [(SMALL, True)]
    assert found.red_lines == ()


def test_what_a_draft_expresses_is_a_package_with_its_points() -> None:
    text = draft("one", Point("1", "a", ("army",), (LARGE, SMALL)), Point("2", "gone", ("army",), deleted=True))
    found = replay(recorded(*ground(), text), "everyone")
    package, points = package_of(found.drafts["one"].value, found)
    assert package == {"army": (SMALL, LARGE)}
    assert points == {"army": ("1",)}


voices = st.sampled_from([OWN, BACKGROUND, HEARSAY, INFERENCE])
conditions = st.sampled_from([None, Condition(("guarantee.treaty",)), Condition(("guarantee.treaty",), only=True)])


@st.composite
def positions(draw: st.DrawFn) -> list[tuple[str, str, Stance, list[str], int, Voice, Condition | None]]:
    found = []
    for n in range(draw(st.integers(1, 6))):
        about, options = draw(
            st.sampled_from([("army", [SMALL, MIDDLE, LARGE]), ("guarantee", ["guarantee.treaty", "guarantee.word"])])
        )
        stance = draw(st.sampled_from(list(Stance)))
        condition = draw(conditions) if stance is S.CONDITIONAL and about == "army" else None
        named = draw(st.lists(st.sampled_from(options), min_size=1, max_size=2, unique=True))
        whom = draw(st.sampled_from(["north", "south"]))
        found.append((f"p{n}", whom, stance, named, draw(st.integers(21, 24)), draw(voices), condition))
    return found


def events(drawn: list[tuple[str, str, Stance, list[str], int, Voice, Condition | None]]) -> list[Event]:
    return [
        position(
            name,
            whom,
            stance,
            *named,
            on=f"2025-11-{on}",
            said=said,
            about=named[0].partition(".")[0],
            condition=condition,
        )
        for name, whom, stance, named, on, said, condition in drawn
    ]


def outcomes(found: Scenario) -> list[Outcome]:
    return [dict(zip(found.issues, options, strict=True)) for options in product(*found.issues.values())]


def excluded(found: Scenario) -> set[tuple[str, ...]]:
    lines = found.binding()
    return {tuple(o.values()) for o in outcomes(found) if any(line.binds(o) for line in lines)}


def certain(found: Scenario) -> set[tuple[str, ...]]:
    stances = {(s.party, s.issue, s.option): s for s in found.stances}
    return {
        tuple(o.values())
        for o in outcomes(found)
        if all((s := stances.get((p, i, o[i]))) and s.accepts(o) for i in o for p in found.needed(i))
    }


@given(positions())
def test_admitting_weaker_evidence_never_lifts_a_red_line(
    drawn: list[tuple[str, str, Stance, list[str], int, Voice, Condition | None]],
) -> None:
    made = events(drawn)
    official, reported, everything = (taken(*GUARANTEE, *made, level=level) for level in Level)
    assert excluded(official) <= excluded(reported) <= excluded(everything)


@given(positions())
def test_second_hand_evidence_never_makes_an_outcome_certain(
    drawn: list[tuple[str, str, Stance, list[str], int, Voice, Condition | None]],
) -> None:
    made = events(drawn)
    heard = [event for event, one in zip(made, drawn, strict=True) if one[5] in (OWN, BACKGROUND)]
    assert certain(taken(*GUARANTEE, *made)) <= certain(taken(*GUARANTEE, *heard))


def test_each_red_line_names_the_option_that_it_was_declared_on(case: object) -> None:
    import pourparler as pp

    found = pp.scenario(str(case), viewer=pp.KEEPER, as_of=date(2025, 12, 3), level=Level.ANY)
    assert all(isinstance(line, RedLine) and line.options and line.ground for line in found.red_lines)
