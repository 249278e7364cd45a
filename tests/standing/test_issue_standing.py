"""Where an issue stands: agreed, deadlocked, convergent, contested, unknown, tried in that order."""

from __future__ import annotations

import pytest

from pourparler.domain.draft import Point, PointStatus, TextStatus
from pourparler.domain.evidence import Level, Voice
from pourparler.domain.issue import Required
from pourparler.domain.issue_standing import IssueStanding, Standing
from pourparler.domain.party import Role
from pourparler.domain.position import Condition, Stance
from pourparler.domain.preference import OptionOrder
from pourparler.record.event import Event
from pourparler.record.events.preference import OptionOrderEstimated
from pourparler.record.events.required import RequiredPartiesStated
from pourparler.record.events.status import PointStatusChanged
from pourparler.record.replay import replay
from pourparler.standing.issue_standing import issue_standings
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
    party,
    position,
    recorded,
)

S = Stance
SMALL, MIDDLE, LARGE = "army.small", "army.middle", "army.large"


def standing(*events: Event, level: Level = Level.ANY) -> IssueStanding:
    return issue_standings(replay(recorded(*ground(), *events), "everyone"), level)[0]


def north(stance: Stance, *options: str, **more: object) -> Event:
    return position(f"n{stance.value}{len(options)}{more.get('on', '')}", "north", stance, *options, **more)  # type: ignore[arg-type]


def south(stance: Stance, *options: str, **more: object) -> Event:
    return position(f"s{stance.value}{len(options)}{more.get('on', '')}", "south", stance, *options, **more)  # type: ignore[arg-type]


def text(status: TextStatus, point: str = "1", on: str = "one") -> Event:
    return PointStatusChanged(happened_on=day(), passages=CITED, status=PointStatus(on, status, OWN, point))


ONE = draft("one", Point("1", "small", ("army",), (SMALL,)), Point("2", "still small", ("army",), (SMALL,)))


def test_nothing_on_record_is_unknown() -> None:
    assert standing().standing is Standing.UNKNOWN


def test_one_side_accepting_and_the_other_silent_is_unknown() -> None:
    assert standing(north(S.INSISTS, SMALL)).standing is Standing.UNKNOWN


def test_an_option_that_all_required_accept_is_convergent_not_agreed() -> None:
    found = standing(north(S.ACCEPTS, SMALL), south(S.SUPPORTS, SMALL))
    assert (found.standing, found.acceptable) == (Standing.CONVERGENT, (SMALL,))


def test_a_condition_is_no_acceptance() -> None:
    given = Condition(event="rain")
    assert standing(north(S.ACCEPTS, SMALL), south(S.CONDITIONAL, SMALL, condition=given)).standing is Standing.UNKNOWN


def test_hearsay_of_an_acceptance_makes_nothing_convergent() -> None:
    assert standing(north(S.ACCEPTS, SMALL), south(S.ACCEPTS, SMALL, said=HEARSAY)).standing is Standing.UNKNOWN


@pytest.mark.parametrize(("claim", "answer"), [(S.INSISTS, S.OPPOSES), (S.DEMANDS, S.OPPOSES), (S.DEMANDS, S.REFUSES)])
def test_what_one_demands_and_another_refuses_or_opposes_is_contested(claim: Stance, answer: Stance) -> None:
    assert standing(north(claim, SMALL), south(answer, SMALL)).standing is Standing.CONTESTED


def test_two_demands_on_different_options_are_contested() -> None:
    assert standing(north(S.DEMANDS, SMALL), south(S.DEMANDS, LARGE)).standing is Standing.CONTESTED


def test_a_demand_for_either_of_two_is_not_contested_by_a_refusal_of_one() -> None:
    assert standing(north(S.DEMANDS, SMALL, MIDDLE), south(S.REFUSES, SMALL)).standing is Standing.UNKNOWN


def test_support_against_refusal_is_not_contested_but_unknown() -> None:
    assert standing(north(S.SUPPORTS, SMALL), south(S.REFUSES, SMALL)).standing is Standing.UNKNOWN


def test_every_option_refused_by_somebody_required_is_deadlocked() -> None:
    found = standing(north(S.INSISTS, SMALL), south(S.REFUSES, SMALL))
    assert found.standing is Standing.DEADLOCKED
    assert found.conflicts


def test_a_deadlock_on_second_hand_word_is_only_said_to_be_one() -> None:
    events = (north(S.INSISTS, SMALL, said=HEARSAY), south(S.REFUSES, SMALL))
    assert standing(*events).standing is Standing.CONTESTED
    assert standing(*events).said_to_be_deadlocked
    assert not standing(*events, level=Level.REPORTED).said_to_be_deadlocked


def test_the_refusal_of_a_party_that_is_not_required_deadlocks_nothing() -> None:
    events = (party("observer", Role.OBSERVER), position("o", "observer", S.REFUSES, SMALL, MIDDLE, LARGE))
    assert standing(*events).standing is Standing.UNKNOWN
    stated = RequiredPartiesStated(happened_on=day(), required=Required(("observer",), "by treaty", "army"))
    found = standing(*events, stated)
    assert (found.standing, found.required, found.ground) == (Standing.DEADLOCKED, ("observer",), "by treaty")


def test_a_default_of_required_parties_is_replaced_for_its_issue_only() -> None:
    anyone = RequiredPartiesStated(happened_on=day(), required=Required(("north",), "by default"))
    one = RequiredPartiesStated(happened_on=day(), required=Required(("south",), "it pays", "army"))
    negotiation = replay(recorded(*ground(), issue("navy"), anyone, one), "everyone")
    assert [i.required for i in issue_standings(negotiation, Level.ANY)] == [("south",), ("north",)]


def test_without_a_required_party_nothing_is_convergent() -> None:
    nobody = RequiredPartiesStated(happened_on=day(), required=Required((), "nobody"))
    assert standing(nobody).standing is Standing.UNKNOWN


def test_agreed_is_by_text_status_alone() -> None:
    same = (north(S.ACCEPTS, SMALL), south(S.ACCEPTS, SMALL))
    assert standing(ONE, *same, text(TextStatus.AGREED)).standing is Standing.CONVERGENT
    assert standing(ONE, *same, text(TextStatus.AGREED), text(TextStatus.CLOSED, "2")).standing is Standing.AGREED


def test_agreed_text_comes_before_a_deadlock_of_stances() -> None:
    clash = (north(S.INSISTS, SMALL), south(S.REFUSES, SMALL))
    assert standing(ONE, *clash, text(TextStatus.AGREED), text(TextStatus.AGREED, "2")).standing is Standing.AGREED


@pytest.mark.parametrize(
    "less",
    [
        TextStatus.AGREED_IN_PRINCIPLE,
        TextStatus.AGREED_AD_REFERENDUM,
        TextStatus.REOPENED,
        TextStatus.BRACKETED,
        TextStatus.NOT_DISCUSSED,
    ],
)
def test_less_than_agreed_is_not_agreed(less: TextStatus) -> None:
    assert standing(ONE, text(TextStatus.AGREED), text(less, "2")).standing is Standing.UNKNOWN


BOTH = (ONE, text(TextStatus.AGREED), text(TextStatus.AGREED, "2"))


def test_a_later_draft_on_the_issue_is_not_agreed_because_an_earlier_text_was() -> None:
    assert standing(*BOTH).standing is Standing.AGREED
    for point in (Point("1", "large", ("army",), (LARGE,)), Point("1", "", ("army",), deleted=True)):
        assert standing(*BOTH, draft("two", point, parents=("one",), on="2025-11-25")).standing is Standing.UNKNOWN


def test_a_later_report_that_a_point_was_reopened_ends_it() -> None:
    reopened = PointStatus("one", TextStatus.REOPENED, OWN, "1")
    later = PointStatusChanged(happened_on=day("2025-12-01"), passages=CITED, status=reopened)
    assert standing(*BOTH, later).standing is Standing.UNKNOWN


@pytest.mark.parametrize("said", [HEARSAY, INFERENCE])
def test_hearsay_and_inference_agree_no_text(said: Voice) -> None:
    told = [PointStatus("one", TextStatus.AGREED, said, point) for point in ("1", "2")]
    events = [PointStatusChanged(happened_on=day(), passages=CITED, status=status) for status in told]
    assert standing(ONE, *events).standing is Standing.UNKNOWN


def test_background_agrees_a_text_only_below_the_level_official() -> None:
    told = [PointStatus("one", TextStatus.AGREED, BACKGROUND, point) for point in ("1", "2")]
    events = [PointStatusChanged(happened_on=day(), passages=CITED, status=status) for status in told]
    assert standing(ONE, *events, level=Level.REPORTED).standing is Standing.AGREED
    assert standing(ONE, *events, level=Level.OFFICIAL).standing is Standing.UNKNOWN


def test_an_analysts_order_counts_only_at_any_and_is_marked() -> None:
    order = OptionOrderEstimated(
        happened_on=day(), option_order=OptionOrder("o", "south", SMALL, MIDDLE, "analyst", "talks")
    )
    events = (north(S.INSISTS, SMALL), south(S.REFUSES, MIDDLE), order)
    assert standing(*events, level=Level.REPORTED).cell("south").option(SMALL).verdict.value == "unknown"
    carried = standing(*events).cell("south").option(SMALL)
    assert (carried.verdict.value, carried.said_to_be) == ("refused", True)


def test_background_counts_as_reported_but_not_as_official() -> None:
    events = (north(S.ACCEPTS, SMALL), south(S.ACCEPTS, SMALL, said=BACKGROUND))
    assert standing(*events, level=Level.OFFICIAL).standing is Standing.UNKNOWN
    assert standing(*events, level=Level.REPORTED).standing is Standing.CONVERGENT
