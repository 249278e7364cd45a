"""What a party denies counts no longer as its own, by the rule for later positions; a denial never makes a consent."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.domain.cell import Verdict
from pourparler.domain.evidence import Attribution, Authority, Level, Voice
from pourparler.domain.interval import Interval
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.next_step import NextStep, Precondition
from pourparler.domain.position import Stance
from pourparler.domain.state_of_play import StateOfPlay, StepState
from pourparler.domain.statement import Statement
from pourparler.domain.trail import Bearing
from pourparler.record.event import Event
from pourparler.record.events.next_step import NextStepAnnounced
from pourparler.record.events.precondition import PreconditionSet
from pourparler.record.events.statement import StatementNoted
from pourparler.record.replay import replay
from pourparler.standing.state_of_play import state_of_play
from pourparler.workbench.trail import trails
from tests.making import CITED, HEARSAY, OWN, day, delegate, ground, position, recorded

MINISTER = Voice("A. Minister", Attribution.ON_RECORD, delegate="minister")
NORTH = Voice("The North", Attribution.ON_RECORD, party="north")


def denial(*keys: str, said: Voice = MINISTER, on: str = "2025-12-05", **more: object) -> Event:
    statement = Statement(
        "denied", said, "that is not our position", ("north",), ("army",), denies_positions=keys, **more
    )  # type: ignore[arg-type]
    return StatementNoted(happened_on=day(on), passages=CITED, statement=statement)


def talks(*events: Event, as_of: date | None = None) -> Negotiation:
    people = [
        delegate("minister", "north", Authority.PRINCIPAL),
        delegate("envoy", "north"),
        delegate("rival", "south"),
    ]
    return replay(recorded(*ground(), *people, *events), "everyone", as_of=as_of)


def standing(negotiation: Negotiation, level: Level = Level.ANY) -> StateOfPlay:
    return state_of_play(negotiation, level)


def verdict(negotiation: Negotiation, option: str = "army.small", level: Level = Level.ANY) -> Verdict:
    stands = standing(negotiation, level).standing("army")
    assert stands is not None
    return stands.cell("north").option(option).verdict


def bearing(negotiation: Negotiation) -> dict[str, Bearing]:
    trail = trails(standing(negotiation))["north", "army"]
    return {step.held.position.id: step.bearing for step in trail}


@pytest.mark.parametrize("said", [OWN, HEARSAY])
@pytest.mark.parametrize("stance", list(Stance))
def test_what_a_party_denies_is_no_stance_of_its_own_any_more(said: Voice, stance: Stance) -> None:
    before = talks(position("p", "north", stance, "army.small", said=said))
    after = talks(position("p", "north", stance, "army.small", said=said), denial("p"))
    assert "p" in after.positions, "what was reported stays on record"
    assert bearing(before)["p"] is not Bearing.DENIED
    assert bearing(after) == {"p": Bearing.DENIED}
    for option in ("army.small", "army.middle", "army.large"):
        assert verdict(after, option) is Verdict.UNKNOWN


def test_before_the_day_of_the_denial_it_still_counts() -> None:
    events = (position("p", "north", Stance.REFUSES, "army.small"), denial("p"))
    assert verdict(talks(*events, as_of=date(2025, 12, 4))) is Verdict.REFUSED
    assert verdict(talks(*events, as_of=date(2025, 12, 5))) is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (Voice("An envoy", Attribution.ON_RECORD, delegate="envoy"), "of lesser authority"),
        (Voice("The North", Attribution.ON_RECORD, party="north"), "of no authority that is known"),
        (Voice("A rival", Attribution.ON_RECORD, delegate="rival"), "of another side"),
        (Voice("Somebody", Attribution.ON_RECORD), "of nobody knows which side"),
        (Voice("A. Minister", Attribution.ANONYMOUS, delegate="minister", hearsay=True), "hearsay"),
        (Voice("A. Minister", Attribution.BACKGROUND, delegate="minister"), "on weaker evidence"),
    ],
)
def test_a_denial_that_is_weaker_lifts_no_red_line_and_is_told(said: Voice, why: str) -> None:
    after = talks(position("p", "north", Stance.REFUSES, "army.small"), denial("p", said=said))
    assert verdict(after) is Verdict.REFUSED, why
    assert bearing(after) == {"p": Bearing.COUNTS}


def test_whoever_of_the_party_denies_a_rumour_ends_it() -> None:
    rumour = position("p", "north", Stance.REFUSES, "army.small", said=HEARSAY)
    assert verdict(talks(rumour)) is Verdict.REFUSED
    assert verdict(talks(rumour, denial("p", said=NORTH))) is Verdict.UNKNOWN


def test_a_denial_made_before_does_not_reach_what_is_said_later() -> None:
    later = position("p", "north", Stance.REFUSES, "army.small", on="2025-12-10")
    assert verdict(talks(later, denial("p", on="2025-12-05"))) is Verdict.REFUSED


def test_a_denied_refusal_does_not_bring_an_earlier_consent_back() -> None:
    consent = position("yes", "north", Stance.ACCEPTS, "army.small", on="2025-11-21")
    refusal = position("no", "north", Stance.REFUSES, "army.small", on="2025-11-28")
    assert verdict(talks(consent, refusal)) is Verdict.REFUSED
    assert verdict(talks(consent, refusal, denial("no"))) is Verdict.UNKNOWN
    anew = position("anew", "north", Stance.ACCEPTS, "army.small", on="2025-12-05")
    assert verdict(talks(consent, refusal, denial("no"), anew)) is Verdict.ACCEPTABLE


def test_a_denied_consent_leaves_an_earlier_refusal_in_force() -> None:
    refusal = position("no", "north", Stance.REFUSES, "army.small", on="2025-11-21")
    consent = position("yes", "north", Stance.ACCEPTS, "army.small", on="2025-11-28")
    assert verdict(talks(refusal, consent)) is Verdict.ACCEPTABLE
    assert verdict(talks(refusal, consent, denial("yes"))) is Verdict.REFUSED


SAID = st.sampled_from([OWN, HEARSAY, NORTH])
WORDS = st.lists(st.tuples(st.sampled_from(list(Stance)), SAID, st.integers(21, 30)), min_size=1, max_size=5)


@given(words=WORDS, which=st.integers(0, 4), by=st.sampled_from([MINISTER, NORTH]))
def test_no_denial_ever_makes_an_option_acceptable(
    words: list[tuple[Stance, Voice, int]], which: int, by: Voice
) -> None:
    events = [
        position(f"p{at}", "north", stance, "army.small", on=f"2025-11-{when}", said=said)
        for at, (stance, said, when) in enumerate(words)
    ]
    denied = f"p{which % len(words)}"
    before, after = talks(*events), talks(*events, denial(denied, said=by))
    for option in ("army.small", "army.middle", "army.large"):
        if verdict(after, option) is Verdict.ACCEPTABLE:
            assert verdict(before, option) is Verdict.ACCEPTABLE


def test_a_refusal_that_lifted_nothing_takes_nothing_away_when_it_is_denied() -> None:
    consent = position("yes", "north", Stance.ACCEPTS, "army.small", on="2025-11-21")
    junior = position("no", "north", Stance.REFUSES, "army.small", on="2025-11-28", said=NORTH)
    assert verdict(talks(consent, junior)) is Verdict.ACCEPTABLE
    assert verdict(talks(consent, junior, denial("no"))) is Verdict.ACCEPTABLE


def test_a_precondition_and_a_step_that_are_denied_wait_no_longer() -> None:
    on = {"happened_on": day("2025-11-25"), "passages": CITED}
    wish = PreconditionSet(**on, precondition=Precondition("wish", "north", "a withdrawal", HEARSAY))  # type: ignore[arg-type]
    due = Interval.of("2025-12-01")
    step = NextStepAnnounced(**on, next_step=NextStep("meet", "a meeting", HEARSAY, ("north",), due))  # type: ignore[arg-type]
    before = standing(talks(wish, step))
    assert [one.value.id for one in before.preconditions] == ["wish"]
    said = Statement("d", NORTH, "neither", denies_preconditions=("wish",), denies_steps=("meet",))
    after = standing(talks(wish, step, StatementNoted(happened_on=day("2025-12-05"), passages=CITED, statement=said)))
    assert after.preconditions == ()
    assert [one.state for one in after.steps] == [StepState.DENIED]
    assert after.whose_move() == ()


def test_a_precondition_set_anew_in_its_own_word_stands_in_the_place_of_the_rumour() -> None:
    def wish(key: str, said: Voice, on: str) -> Event:
        return PreconditionSet(
            happened_on=day(on), passages=CITED, precondition=Precondition(key, "north", "a withdrawal", said)
        )

    rumour, own = wish("rumour", HEARSAY, "2025-11-25"), wish("own", MINISTER, "2025-12-05")
    assert [one.value.id for one in standing(talks(rumour, own)).preconditions] == ["own"]
    late = wish("late", HEARSAY, "2025-12-08")
    assert [one.value.id for one in standing(talks(own, late)).preconditions] == ["own", "late"]
