"""What the record refuses, in one sentence each."""

from datetime import date

import pytest
from msgspec import structs

from pourparler.domain.draft import Continuation, Draft, Point, PointStatus, TextStatus
from pourparler.domain.evidence import Attribution, Voice
from pourparler.domain.position import Stance
from pourparler.domain.session import Participant, Session
from pourparler.domain.source import Passage, Source
from pourparler.errors import InvalidEvent, UnknownId
from pourparler.record.event import Event, introduced, kinds
from pourparler.record.events.continuation import PointsContinued
from pourparler.record.events.correction import EventCorrected, EventDisclosed, EventRetracted
from pourparler.record.events.draft import DraftTabled
from pourparler.record.events.session import SessionHeld
from pourparler.record.events.source import SourceAdded
from pourparler.record.events.status import PointStatusChanged
from pourparler.record.register import canonical
from tests.making import (
    CITED,
    OWN,
    context,
    day,
    delegate,
    draft,
    ground,
    issue,
    option,
    party,
    position,
    recorded,
    source,
)


def refused(*events: Event | tuple[str, Event]) -> str:
    with pytest.raises(InvalidEvent) as caught:
        recorded(*ground(), *events)
    return str(caught.value)


def test_an_unknown_id_is_refused_and_the_nearest_is_named() -> None:
    said = refused(position("p", "nroth", Stance.REFUSES, "army.small"))
    assert "nroth is not among the parties" in said
    assert "did you mean north" in said


def test_an_id_is_given_once() -> None:
    assert "on record already" in refused(party("north"))


def test_what_is_changed_must_be_on_record() -> None:
    changed = kinds()["party-changed"](happened_on=day(), party=party("west").party)  # type: ignore[attr-defined, call-arg]
    assert "west is not on record" in refused(changed)


def test_an_option_belongs_to_its_issue() -> None:
    said = refused(issue("land"), option("land.line"), position("p", "north", Stance.DEMANDS, "land.line"))
    assert "land.line is no option of the issue army" in said
    misnamed = structs.replace(
        option("army.other"), option=structs.replace(option("army.other").option, id="land.other")
    )  # type: ignore[attr-defined]
    assert "does not begin with its issue" in refused(misnamed)


def test_a_position_needs_a_source() -> None:
    assert "stands on no source" in refused(position("p", "north", Stance.DEMANDS, "army.small", cited=()))


def test_a_day_after_the_recording_is_refused() -> None:
    assert "after it was recorded" in refused(context("c", on="2026-02-01"))
    assert "after it was recorded" in refused(context("c", known_on=date(2026, 2, 1)))


def test_the_continued_points_must_stand_in_their_drafts() -> None:
    link = Continuation("k", "one", "two", ("1",), ("9",))
    said = refused(
        draft("one", Point("1")), draft("two", Point("1")), PointsContinued(happened_on=day(), continuation=link)
    )
    assert "draft two has no point 9" in said


def test_a_text_status_needs_its_point() -> None:
    status = PointStatus("one", TextStatus.AGREED, OWN, "7")
    said = refused(draft("one", Point("1")), PointStatusChanged(happened_on=day(), passages=CITED, status=status))
    assert "draft one has no point 7" in said


def test_parents_cannot_go_in_a_circle_by_correction_either() -> None:
    entries = recorded(*ground(), draft("one"), draft("two", parents=("one",)))
    first = next(e for e in entries if b'"id":"one"' in e.body)
    circle = DraftTabled(
        happened_on=day(), known_on=date(2025, 11, 20), passages=CITED, draft=Draft("one", "ONE", parents=("two",))
    )
    correction = EventCorrected(happened_on=day(), event=first.hash, ground="a slip", instead=canonical(circle))
    assert "its own ancestor" in refused(draft("one"), draft("two", parents=("one",)), correction)


def test_a_delegate_sits_for_the_own_party() -> None:
    seat = Participant("X", "south", "envoy")
    held = SessionHeld(happened_on=day(), passages=CITED, session=Session("s", "Geneva", participants=(seat,)))
    assert "envoy is a delegate of north, not of south" in refused(delegate("envoy", "north"), held)


def test_an_audience_lies_within_that_of_all_that_is_named() -> None:
    said = refused(
        ("team", source("note@team")),
        context("c", on="2025-11-21") if False else structs.replace(context("c"), passages=(Passage("note@team"),)),
    )
    assert "note@team is not among the sources that everyone finds on record" in said


def test_a_hidden_id_is_refused_exactly_as_one_that_is_nowhere() -> None:
    with_hidden = refused(("team", party("west@team")), position("p", "west@team", Stance.DEMANDS, "army.small"))
    without = refused(position("p", "west@team", Stance.DEMANDS, "army.small"))
    assert with_hidden == without


def test_a_restricted_id_carries_its_audience_so_that_it_never_collides_visibly() -> None:
    assert "call it west@team" in refused(("team", party("west")))
    recorded(*ground(), ("team", party("west@team")), party("west"))


def test_only_what_is_on_record_can_be_corrected_or_retracted() -> None:
    gone = EventRetracted(happened_on=day(), event="0" * 64, ground="a slip")
    with pytest.raises(UnknownId, match="no such event"):
        recorded(*ground(), gone)


def test_a_disclosure_opens_only_what_its_audience_can_read_whole() -> None:
    entries = recorded(
        *ground(),
        ("team", source("note@team")),
        ("team", structs.replace(context("c@team"), passages=(Passage("note@team"),))),
    )
    hidden = entries[-1]
    assert hidden.audience == "team"
    body = canonical(hidden.event())
    disclosed = EventDisclosed(happened_on=day(), event=hidden.hash, body=body)
    said = refused(
        ("team", source("note@team")),
        ("team", structs.replace(context("c@team"), passages=(Passage("note@team"),))),
        disclosed,
    )
    assert "it names note@team, which everyone may not see" in said


def test_known_on_is_the_earliest_publication_among_the_sources() -> None:
    late = source("late", "2025-12-05")
    both = structs.replace(context("c"), passages=(Passage("late"), Passage("letter")))
    only = structs.replace(context("d"), passages=(Passage("late"),))
    entries = recorded(*ground(), late, both, only)
    assert [e.event().known_on for e in entries[-2:]] == [date(2025, 11, 20), date(2025, 12, 5)]


def test_without_a_dated_source_the_frame_is_known_from_the_day_it_happened_and_the_rest_from_its_recording() -> None:
    undated = Source("note", "A note", "The Gazette")
    noted = SourceAdded(happened_on=day(), source=undated)
    entries = recorded(*ground(), noted, structs.replace(context("c"), passages=(Passage("note"),)))
    by = {key: e.event() for e in entries for (_, key), _ in introduced(e.event())}
    assert all(by[key].known_on == date(2025, 11, 20) for key in ("opening", "north", "army", "army.small"))
    assert by["c"].known_on == date(2025, 12, 22)


def test_hearsay_is_a_field_of_the_voice_and_its_attribution_is_checked() -> None:
    assert Voice("x", Attribution.LEAK).hearsay is False
