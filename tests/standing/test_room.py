"""Rooms, next steps, rival claims, what is not known, and what changed."""

from __future__ import annotations

from datetime import date

from pourparler.domain.evidence import Attribution, Authority, Level, Voice
from pourparler.domain.mandate import Mandate
from pourparler.domain.next_step import NextStep, Precondition, PreconditionOutcome
from pourparler.domain.position import Stance
from pourparler.domain.session import Channel, Participant, Presence, Session
from pourparler.domain.state_of_play import StateOfPlay, StepState
from pourparler.domain.statement import Claim
from pourparler.record.event import Event, kinds
from pourparler.record.replay import replay
from pourparler.standing.state_of_play import state_of_play
from tests.making import BACKGROUND, CITED, HEARSAY, OWN, day, delegate, ground, position, recorded, source

ENVOYS = (delegate("envoy", "north"), delegate("minister", "north"), delegate("chief", "south", Authority.PRINCIPAL))


def kind(name: str, on: str = "2025-11-21", **content: object) -> Event:
    sourced = kinds()[name].sourced
    return kinds()[name](happened_on=day(on), passages=CITED if sourced else (), **content)


def mandate(
    whom: str, on: str = "2025-11-21", until: date | None = None, talks: bool = True, channels: tuple[str, ...] = ()
) -> Event:
    made = Mandate(
        f"{whom}-mandate",
        whom,
        "the talks",
        Voice("An author", Attribution.ON_RECORD, hearsay=True),
        until=until,
        designated_for_talks=talks,
        channels=channels,
    )
    return kind("mandate-given", on, mandate=made)


def session(*who: str, on: str = "2025-12-02", name: str = "meeting", channel: str | None = None) -> Event:
    party = {"envoy": "north", "minister": "north", "chief": "south"}
    seats = tuple(Participant(w.title(), party[w], w) for w in who)
    return kind("session-held", on, session=Session(name, "Geneva", channel, seats))


def state(*events: Event, as_of: date | None = None, since: date | None = None) -> StateOfPlay:
    entries = recorded(*ground(), *ENVOYS, *events)
    earlier = replay(entries, "everyone", as_of=since, known_at=since) if since else None
    return state_of_play(replay(entries, "everyone", as_of=as_of), Level.ANY, earlier)


def test_who_was_designated_and_is_not_reported_present_is_named_with_who_says_so() -> None:
    room = state(mandate("minister"), session("envoy", "chief")).rooms[0]
    assert [(a.delegate, a.mandate.value.said.speaker) for a in room.absent] == [("minister", "An author")]


def test_a_mandate_that_ended_or_was_withdrawn_or_gives_no_talks_names_nobody() -> None:
    assert state(mandate("minister", until=date(2025, 11, 30)), session("envoy")).rooms[0].absent == ()
    gone = kind("mandate-withdrawn", "2025-11-28", mandate="minister-mandate")
    assert state(mandate("minister"), gone, session("envoy")).rooms[0].absent == ()
    assert state(mandate("minister", talks=False), session("envoy")).rooms[0].absent == ()
    assert state(mandate("minister", on="2025-12-10"), session("envoy")).rooms[0].absent == ()


def test_a_mandate_for_one_line_of_talks_says_nothing_of_another() -> None:
    channels = [kind("channel-opened", channel=Channel(name, name)) for name in ("front", "back")]
    front = mandate("minister", channels=("front",))
    assert state(*channels, front, session("envoy", channel="front")).rooms[0].absent != ()
    assert state(*channels, front, session("envoy", channel="back")).rooms[0].absent == ()


def test_a_party_that_was_not_there_has_no_designated_absences_but_is_named_as_required() -> None:
    room = state(mandate("minister"), session("chief")).rooms[0]
    assert (room.absent, room.required_absent) == ((), ("north",))


def test_each_seat_shows_authority_and_mandate() -> None:
    room = state(mandate("envoy"), session("envoy", "chief")).rooms[0]
    assert [s.authority for s in room.seats] == [Authority.DELEGATE, Authority.PRINCIPAL]
    assert [len(s.mandates) for s in room.seats] == [1, 0]


def test_a_due_day_that_passed_in_silence_is_overdue_never_met() -> None:
    step = kind("next-step-announced", next_step=NextStep("n", "meet", OWN, ("north",), day("2025-11-30")))
    assert state(step, as_of=date(2025, 11, 30)).steps[0].state is StepState.OPEN
    assert state(step, as_of=date(2025, 12, 1)).steps[0].state is StepState.OVERDUE
    met = kind("next-step-met", "2025-11-29", step="n", how="they met")
    assert state(step, met, as_of=date(2025, 12, 1)).steps[0].state is StepState.MET
    missed = kind("next-step-missed", "2025-11-30", step="n", how="called off")
    assert state(step, missed, as_of=date(2025, 12, 1)).steps[0].state is StepState.MISSED


def test_a_precondition_stands_until_it_is_reported_as_met() -> None:
    made = kind("precondition-set", precondition=Precondition("p", "north", "a pause", OWN))
    met = kind("precondition-met", "2025-12-01", outcome=PreconditionOutcome("p", "it came"))
    assert len(state(made).preconditions) == 1
    assert len(state(made, met, as_of=date(2025, 11, 30)).preconditions) == 1
    assert state(made, met).preconditions == ()


def test_meetings_are_counted_from_the_record_beside_the_claim() -> None:
    claim = kind(
        "claim-made",
        claim=Claim("c", "meetings", "the sixth", OWN, "6", meetings_of=("envoy", "chief"), since=date(2025, 12, 1)),
    )
    rivals = state(
        claim,
        session("envoy", "chief", on="2025-11-21", name="early"),
        session("envoy", "chief"),
        session("envoy", name="alone"),
    ).rivals
    assert [(r.topic, r.on_record) for r in rivals] == [("meetings", 1)]


def test_somebody_on_the_telephone_did_not_meet() -> None:
    seats = (Participant("E", "north", "envoy"), Participant("C", "south", "chief", presence=Presence.REMOTE))
    call = kind("session-held", "2025-12-02", session=Session("call", "x", participants=seats))
    claim = kind("claim-made", claim=Claim("c", "meetings", "one", OWN, meetings_of=("envoy", "chief")))
    assert state(claim, call).rivals[0].on_record == 0


def test_silence_hearsay_and_contradiction_are_each_said() -> None:
    told = position("p", "north", Stance.REFUSES, "army.small", said=HEARSAY)
    found = state(told).unknowns
    assert found.second_hand_only == (("north", "army"),)
    assert found.silent == (("south", "army"),)
    clash = state(
        position("a", "north", Stance.REFUSES, "army.small"), position("b", "north", Stance.ACCEPTS, "army.small")
    )
    assert clash.unknowns.contradictory == (("north", "army"),)


def test_since_names_what_changed_why_and_what_only_became_known() -> None:
    late = position(
        "late",
        "south",
        Stance.REFUSES,
        "army.large",
        on="2025-11-22",
        cited=(
            *CITED[:0],
            type(CITED[0])("report"),
        ),
    )
    events = (
        position("a", "north", Stance.ACCEPTS, "army.small"),
        source("report", "2025-12-10"),
        late,
        position("b", "north", Stance.REFUSES, "army.small", on="2025-12-05"),
        session("envoy", on="2025-12-06"),
    )
    changes = state(*events, since=date(2025, 12, 3)).changes
    by_subject = {c.subject: c for c in changes}
    north = by_subject["north army"]
    assert (north.before, north.after, north.because, north.late) == (
        "accepts army.small",
        "refuses army.small",
        ("b",),
        False,
    )
    assert by_subject["south army"].late
    assert by_subject["meeting"].noun == "session"


def test_the_four_questions_are_answered() -> None:
    found = state(mandate("envoy")).questions
    assert (found.agreed, found.not_agreed) == ((), ("army",))
    assert [m.value.delegate for m in found.may_speak] == ["envoy"]


def test_own_word_and_background_are_weighed() -> None:
    cell = state(position("p", "north", Stance.DEMANDS, "army.small", said=BACKGROUND)).issues[0].cell("north")
    assert cell.effective[0].evidence.name == "REPORTED"
