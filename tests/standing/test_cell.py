"""What an option is to a party: stance by stance, replacement, challenge, contradiction, silence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from pourparler.domain.cell import Cell, OptionCell, Verdict
from pourparler.domain.evidence import Attribution, Authority, Level, Voice
from pourparler.domain.position import Condition, Stance
from pourparler.record.event import Event
from pourparler.record.events.position import PositionWithdrawn
from pourparler.record.replay import replay
from pourparler.standing.cell import cell_of
from pourparler.standing.weight import held_positions
from tests.making import BACKGROUND, HEARSAY, INFERENCE, OWN, day, delegate, ground, option, position, recorded

S = Stance
V = Verdict
MINISTER = structs.replace(OWN, speaker="The minister", authority=Authority.DELEGATE)


def cell(*events: Event, level: Level = Level.ANY, orders: tuple[tuple[str, str], ...] = ()) -> Cell:
    """North's cell on the army, whose options small, middle and large were named on 20 November."""
    negotiation = replay(recorded(*ground(), *events), "everyone")
    named = [(key, negotiation.options[key].happened_on) for key in negotiation.options_of("army")]
    held = held_positions(negotiation, level).get(("north", "army"), [])
    return cell_of("north", "army", named, held, orders)


def take(name: str, stance: Stance, *options: str, **more: object) -> Event:
    return position(name, "north", stance, *(f"army.{o}" for o in options), **more)  # type: ignore[arg-type]


def verdicts(found: Cell) -> list[Verdict]:
    return [o.verdict for o in found.options]


def of(found: Cell, key: str) -> OptionCell:
    return found.option(f"army.{key}")


@pytest.mark.parametrize(
    ("stance", "wanted"),
    [
        (S.INSISTS, [V.ACCEPTABLE, V.REFUSED, V.REFUSED]),
        (S.DEMANDS, [V.ACCEPTABLE, V.OBJECTED, V.OBJECTED]),
        (S.SUPPORTS, [V.ACCEPTABLE, V.UNKNOWN, V.UNKNOWN]),
        (S.ACCEPTS, [V.ACCEPTABLE, V.UNKNOWN, V.UNKNOWN]),
        (S.CONDITIONAL, [V.CONDITIONAL, V.UNKNOWN, V.UNKNOWN]),
        (S.OPPOSES, [V.OBJECTED, V.UNKNOWN, V.UNKNOWN]),
        (S.REFUSES, [V.REFUSED, V.UNKNOWN, V.UNKNOWN]),
        (S.RESERVES, [V.UNKNOWN, V.UNKNOWN, V.UNKNOWN]),
    ],
)
def test_each_stance_on_the_first_of_three_options(stance: Stance, wanted: list[Verdict]) -> None:
    assert verdicts(cell(take("p", stance, "small"))) == wanted


def test_silence_is_unknown_never_consent() -> None:
    assert verdicts(cell()) == [V.UNKNOWN] * 3
    assert cell().silent()


def test_an_insistence_may_name_several_options() -> None:
    assert verdicts(cell(take("p", S.INSISTS, "small", "middle"))) == [V.ACCEPTABLE, V.ACCEPTABLE, V.REFUSED]


def test_an_insistence_refuses_only_what_was_on_the_table_at_its_date() -> None:
    found = cell(take("p", S.INSISTS, "small", on="2025-11-21"), option("army.late", on="2025-11-25"))
    assert of(found, "late").verdict is V.UNKNOWN


def test_a_position_that_names_no_option_is_shown_and_makes_nothing() -> None:
    found = cell(take("p", S.DEMANDS))
    assert verdicts(found) == [V.UNKNOWN] * 3
    assert len(found.unspecified) == 1


@pytest.mark.parametrize("said", [HEARSAY, INFERENCE])
@pytest.mark.parametrize("stance", [S.INSISTS, S.DEMANDS, S.SUPPORTS, S.ACCEPTS, S.CONDITIONAL])
def test_hearsay_and_inference_never_make_an_option_acceptable(said: Voice, stance: Stance) -> None:
    assert of(cell(take("p", stance, "small", said=said)), "small").verdict is V.UNKNOWN


@pytest.mark.parametrize("said", [HEARSAY, INFERENCE])
def test_hearsay_and_inference_may_show_a_refusal_marked_so(said: Voice) -> None:
    found = of(cell(take("p", S.REFUSES, "small", said=said)), "small")
    assert (found.verdict, found.said_to_be) == (V.REFUSED, True)


def test_a_said_to_be_insistence_refuses_the_others_marked_so_and_accepts_nothing() -> None:
    found = cell(take("p", S.INSISTS, "small", said=HEARSAY))
    assert verdicts(found) == [V.UNKNOWN, V.REFUSED, V.REFUSED]
    assert [o.said_to_be for o in found.options] == [False, True, True]


def test_weaker_evidence_counts_only_at_its_level() -> None:
    events = (take("p", S.REFUSES, "small", said=BACKGROUND), take("q", S.REFUSES, "large", said=HEARSAY))
    assert verdicts(cell(*events, level=Level.OFFICIAL)) == [V.UNKNOWN] * 3
    assert verdicts(cell(*events, level=Level.REPORTED)) == [V.REFUSED, V.UNKNOWN, V.UNKNOWN]
    assert verdicts(cell(*events, level=Level.ANY)) == [V.REFUSED, V.UNKNOWN, V.REFUSED]


def test_a_later_position_on_equal_evidence_by_an_equal_speaker_replaces_an_earlier_one() -> None:
    found = of(cell(take("p", S.REFUSES, "small"), take("q", S.ACCEPTS, "small", on="2025-12-01")), "small")
    assert (found.verdict, found.challenges) == (V.ACCEPTABLE, ())


def test_weaker_evidence_that_differs_is_a_challenge_and_lifts_nothing() -> None:
    for said in (BACKGROUND, HEARSAY, INFERENCE):
        found = of(
            cell(take("p", S.REFUSES, "small"), take("q", S.ACCEPTS, "small", on="2025-12-01", said=said)), "small"
        )
        assert found.verdict is V.REFUSED
        assert [h.position.id for h in found.challenges] == ["q"]


def test_a_lesser_speaker_lifts_nothing_the_principal_said() -> None:
    found = of(
        cell(take("p", S.REFUSES, "small"), take("q", S.ACCEPTS, "small", on="2025-12-01", said=MINISTER)), "small"
    )
    assert found.verdict is V.REFUSED
    assert [h.position.id for h in found.challenges] == ["q"]


def test_a_greater_speaker_replaces_a_lesser_one() -> None:
    found = of(
        cell(take("p", S.REFUSES, "small", said=MINISTER), take("q", S.ACCEPTS, "small", on="2025-12-01")), "small"
    )
    assert found.verdict is V.ACCEPTABLE


def test_equal_evidence_on_overlapping_days_that_differs_is_contradictory_and_unknown() -> None:
    found = of(
        cell(take("p", S.REFUSES, "small", on="2025-11-21/2025-11-23"), take("q", S.ACCEPTS, "small", on="2025-11-23")),
        "small",
    )
    assert found.verdict is V.UNKNOWN
    assert {h.position.id for h in found.contradictory} == {"p", "q"}


def test_a_stricter_word_of_the_same_day_and_sense_counts() -> None:
    assert of(cell(take("p", S.OPPOSES, "small"), take("q", S.REFUSES, "small")), "small").verdict is V.REFUSED


def test_a_said_to_be_insistence_says_more_than_an_own_demand_and_the_own_word_stands_beside_it() -> None:
    events = (take("own", S.DEMANDS, "large"), take("said", S.INSISTS, "large", on="2025-12-01", said=HEARSAY))
    found = cell(*events)
    large = of(found, "large")
    assert large.verdict is V.ACCEPTABLE
    assert large.effective is not None and large.effective.position.id == "said"
    assert large.rests_on is not None and large.rests_on.position.id == "own"
    assert (of(found, "small").verdict, of(found, "small").said_to_be) == (V.REFUSED, True)
    assert of(cell(*events, level=Level.REPORTED), "small").verdict is V.OBJECTED


def test_a_milder_inference_does_not_displace_a_said_to_be_insistence() -> None:
    found = cell(
        take("said", S.INSISTS, "large", on="2025-12-01", said=HEARSAY),
        take("author", S.DEMANDS, "large", on="2025-12-02", said=INFERENCE),
    )
    assert found.stance() is S.INSISTS


def test_a_demand_objects_only_where_the_party_has_no_stance_of_its_own() -> None:
    found = cell(take("p", S.DEMANDS, "large"), take("q", S.ACCEPTS, "middle"), take("r", S.RESERVES, "small"))
    assert verdicts(found) == [V.UNKNOWN, V.ACCEPTABLE, V.ACCEPTABLE]


@pytest.mark.parametrize("said", [BACKGROUND, HEARSAY])
def test_weaker_evidence_of_an_acceptance_does_not_lift_what_a_demand_implies(said: Voice) -> None:
    found = of(
        cell(take("own", S.DEMANDS, "large"), take("told", S.ACCEPTS, "small", on="2025-12-01", said=said)), "small"
    )
    assert found.verdict is V.OBJECTED
    assert [h.position.id for h in found.challenges] == ["told"]


def test_contradictory_hearsay_does_not_lift_what_a_demand_implies() -> None:
    clash = (take("yes", S.SUPPORTS, "small", said=HEARSAY), take("no", S.OPPOSES, "small", said=HEARSAY))
    found = of(cell(take("own", S.DEMANDS, "large"), *clash), "small")
    assert found.verdict is V.OBJECTED
    assert {h.position.id for h in found.challenges} == {"yes", "no"}


@pytest.mark.parametrize("milder_on", ["2025-11-21", "2025-11-20"])
def test_an_insistence_outweighs_earlier_or_equal_dated_milder_stances(milder_on: str) -> None:
    found = cell(take("mild", S.ACCEPTS, "small", on=milder_on), take("p", S.INSISTS, "large", on="2025-11-21"))
    assert of(found, "small").verdict is V.REFUSED


def test_a_later_milder_stance_of_equal_evidence_ends_an_insistence_for_its_option_only() -> None:
    found = cell(take("p", S.INSISTS, "large", on="2025-11-21"), take("mild", S.ACCEPTS, "small", on="2025-12-01"))
    assert verdicts(found) == [V.ACCEPTABLE, V.REFUSED, V.ACCEPTABLE]


def test_a_lesser_speakers_later_milder_stance_ends_nothing() -> None:
    found = cell(take("p", S.INSISTS, "large"), take("mild", S.ACCEPTS, "small", on="2025-12-01", said=MINISTER))
    assert of(found, "small").verdict is V.REFUSED


def test_a_later_support_of_what_was_insisted_on_lifts_no_red_line() -> None:
    found = cell(take("p", S.INSISTS, "large"), take("again", S.SUPPORTS, "large", on="2025-12-01"))
    assert verdicts(found) == [V.REFUSED, V.REFUSED, V.ACCEPTABLE]


def test_a_later_demand_says_anew_what_holds_for_the_others() -> None:
    found = cell(take("p", S.INSISTS, "large"), take("again", S.DEMANDS, "large", on="2025-12-01"))
    assert verdicts(found) == [V.OBJECTED, V.OBJECTED, V.ACCEPTABLE]


def test_own_later_word_ends_what_was_only_said_to_be_insisted_on() -> None:
    found = cell(take("p", S.INSISTS, "large", said=HEARSAY), take("own", S.SUPPORTS, "large", on="2025-12-01"))
    assert verdicts(found) == [V.UNKNOWN, V.UNKNOWN, V.ACCEPTABLE]


def test_a_later_milder_stance_on_weaker_evidence_ends_nothing() -> None:
    found = cell(take("p", S.INSISTS, "large"), take("mild", S.ACCEPTS, "small", on="2025-12-01", said=BACKGROUND))
    assert of(found, "small").verdict is V.REFUSED
    assert [h.position.id for h in of(found, "small").challenges] == ["mild"]


def test_an_own_acceptance_is_not_undone_by_a_said_to_be_insistence_elsewhere() -> None:
    found = cell(take("own", S.ACCEPTS, "small"), take("said", S.INSISTS, "large", on="2025-12-01", said=HEARSAY))
    assert of(found, "small").verdict is V.ACCEPTABLE
    assert [h.position.id for h in of(found, "small").challenges] == ["said"]


def test_two_insistences_on_different_options_on_one_day_are_contradictory() -> None:
    found = cell(take("p", S.INSISTS, "small"), take("q", S.INSISTS, "large"))
    assert verdicts(found) == [V.UNKNOWN, V.REFUSED, V.UNKNOWN]


def test_a_later_insistence_elsewhere_refuses_what_an_earlier_one_insisted_on() -> None:
    found = cell(take("p", S.INSISTS, "small"), take("q", S.INSISTS, "large", on="2025-12-01"))
    assert verdicts(found) == [V.REFUSED, V.REFUSED, V.ACCEPTABLE]


def test_a_withdrawn_position_no_longer_counts() -> None:
    gone = PositionWithdrawn(happened_on=day("2025-12-01"), position="p")
    assert verdicts(cell(take("p", S.REFUSES, "small"), gone)) == [V.UNKNOWN] * 3


def test_only_if_on_hearsay_still_shows_the_condition_and_accepts_nothing() -> None:
    only = Condition(event="a guarantee", only=True)
    found = of(cell(take("p", S.CONDITIONAL, "small", condition=only, said=HEARSAY)), "small")
    assert (found.verdict, found.said_to_be, found.condition()) == (V.CONDITIONAL, True, only)


def test_a_refusal_carries_over_to_what_an_analyst_holds_to_be_as_bad_as_inference() -> None:
    orders = (("army.middle", "army.large"), ("army.small", "army.middle"))
    found = cell(take("p", S.REFUSES, "large"), orders=orders)
    assert verdicts(found) == [V.REFUSED] * 3
    assert [o.said_to_be for o in found.options] == [True, True, False]
    assert (
        verdicts(cell(take("p", S.REFUSES, "large"), take("q", S.ACCEPTS, "middle"), orders=orders))[1] is V.ACCEPTABLE
    )


def test_a_speaker_of_another_party_is_second_hand_whatever_the_attribution() -> None:
    voice = Voice("Envoy", Attribution.ON_RECORD, delegate="envoy")
    found = of(cell(delegate("envoy", "south"), take("p", S.ACCEPTS, "small", said=voice)), "small")
    assert found.verdict is V.UNKNOWN


stances = st.sampled_from([s for s in Stance if s is not S.CONDITIONAL])
taken = st.lists(
    st.tuples(
        stances,
        st.lists(st.sampled_from(["small", "middle", "large"]), min_size=1, max_size=2, unique=True),
        st.integers(20, 25),
        st.sampled_from([OWN, MINISTER, BACKGROUND, HEARSAY, INFERENCE]),
    ),
    max_size=6,
)


def events_of(drawn: list[tuple[Stance, list[str], int, Voice]]) -> list[Event]:
    return [take(f"p{n}", s, *o, on=f"2025-11-{d}", said=v) for n, (s, o, d, v) in enumerate(drawn)]


@given(taken)
def test_raising_the_level_never_makes_an_option_acceptable(drawn: list[tuple[Stance, list[str], int, Voice]]) -> None:
    events = events_of(drawn)
    reported, everything = cell(*events, level=Level.REPORTED), cell(*events)
    for key in ("small", "middle", "large"):
        if of(everything, key).verdict is V.ACCEPTABLE:
            assert of(reported, key).verdict is V.ACCEPTABLE
        if of(reported, key).verdict is V.OBJECTED:
            assert of(everything, key).verdict in (V.OBJECTED, V.REFUSED)


@given(taken)
def test_raising_the_level_never_loses_a_red_line_of_better_evidence(
    drawn: list[tuple[Stance, list[str], int, Voice]],
) -> None:
    events = events_of(drawn)
    for low, high in ((Level.OFFICIAL, Level.REPORTED), (Level.REPORTED, Level.ANY)):
        before, after = cell(*events, level=low), cell(*events, level=high)
        for key in ("small", "middle", "large"):
            if of(before, key).verdict is V.REFUSED:
                assert of(after, key).verdict is V.REFUSED


@given(taken, st.permutations(range(6)))
def test_the_order_of_recording_changes_no_verdict(
    drawn: list[tuple[Stance, list[str], int, Voice]], order: list[int]
) -> None:
    events = events_of(drawn)
    shuffled = [events[i] for i in order if i < len(events)]
    assert verdicts(cell(*events)) == verdicts(cell(*shuffled))


@given(taken)
def test_nothing_is_acceptable_without_the_partys_own_or_reported_word(
    drawn: list[tuple[Stance, list[str], int, Voice]],
) -> None:
    for found in cell(*events_of(drawn)).options:
        if found.verdict is V.ACCEPTABLE:
            assert found.rests_on is not None and found.rests_on.evidence.may_accept()
            assert found.option in found.rests_on.position.options
