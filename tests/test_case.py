"""The talks of November and December 2025, as the shipped dossier holds them: what must come out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pourparler.domain.cell import Verdict
from pourparler.domain.evidence import EvidenceClass, Level
from pourparler.domain.issue_standing import Standing
from pourparler.domain.position import Stance
from pourparler.domain.room import Room
from pourparler.domain.state_of_play import StateOfPlay
from pourparler.record.dossier import read_dossier
from pourparler.record.entry import Entry
from pourparler.record.events.correction import EventCorrected, EventDisclosed, EventRetracted
from pourparler.record.passages import passages_of
from pourparler.record.replay import replay
from pourparler.standing.state_of_play import state_of_play

LAND, RECOGNITION, CEASEFIRE = "donetsk-luhansk", "recognition", "ceasefire-start"
THIRD, TWENTIETH = date(2025, 12, 3), date(2025, 12, 20)


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    return list(read_dossier(Path(__file__).parent.parent / "examples" / "ukraine-2025").entries)


def at(entries: list[Entry], day: date, level: Level = Level.REPORTED, since: date | None = None) -> StateOfPlay:
    earlier = replay(entries, "everyone", as_of=since, known_at=since) if since else None
    return state_of_play(replay(entries, "everyone", as_of=day, known_at=day), level, earlier)


def test_every_passage_of_the_report_stands_where_it_is_said_to(shared: Path, case: Path) -> None:
    dossier = read_dossier(case, texts_in=shared / "sources")
    assert len(dossier.texts) == 1
    spans = {(p.start, p.end) for e in dossier.entries for p in passages_of(e.event()) if p.start is not None}
    assert len(spans) >= 19


def test_nothing_of_the_report_is_shipped(case: Path) -> None:
    assert not (case / "sources").exists()
    quotes = [p.quote for e in read_dossier(case).entries for p in passages_of(e.event()) if p.quote]
    assert quotes
    assert max(len(q.split()) for q in quotes) <= 14


def test_every_event_has_its_source_or_its_ground(entries: list[Entry]) -> None:
    for entry in entries:
        event = entry.event()
        assert not isinstance(event, EventCorrected | EventDisclosed | EventRetracted)
        if event.sourced:
            assert passages_of(event), event


def test_as_of_3_december_at_any_russia_insists_on_the_word_of_the_report(entries: list[Entry]) -> None:
    cell = at(entries, THIRD, Level.ANY).standing(LAND).cell("russia")  # type: ignore[union-attr]
    assert cell.stance() is Stance.INSISTS
    insistence = cell.effective[0]
    assert insistence.evidence is EvidenceClass.SECOND_HAND
    assert insistence.passages[0].source.startswith("sofidelis")
    inferred = [h for h in (*cell.effective, *cell.challenges()) if h.evidence is EvidenceClass.INFERENCE]
    assert all(h.position.stance is not Stance.DEMANDS for h in inferred)


@pytest.mark.parametrize("level", [Level.OFFICIAL, Level.REPORTED])
def test_as_of_3_december_on_better_evidence_russias_own_demand_stands(entries: list[Entry], level: Level) -> None:
    cell = at(entries, THIRD, level).standing(LAND).cell("russia")  # type: ignore[union-attr]
    assert cell.stance() is Stance.DEMANDS
    assert cell.effective[0].position.said.delegate == "putin"


@pytest.mark.parametrize("level", list(Level))
def test_some_elements_accepted_is_hearsay_and_makes_nothing_acceptable(entries: list[Entry], level: Level) -> None:
    state = at(entries, THIRD, level)
    assert any("some elements" in s.value.content for s in state.hearsay)
    for issue in state.issues:
        for option in issue.cell("russia").options:
            if option.verdict is Verdict.ACCEPTABLE:
                assert option.rests_on is not None and option.rests_on.evidence.may_accept()


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("issue", [LAND, RECOGNITION, CEASEFIRE])
@pytest.mark.parametrize("day", [THIRD, TWENTIETH])
def test_land_recognition_and_ceasefire_are_contested_at_every_level(
    entries: list[Entry], level: Level, issue: str, day: date
) -> None:
    found = at(entries, day, level).standing(issue)
    assert found is not None
    assert found.standing is Standing.CONTESTED
    sides = {(c.claim.position.party, c.against) for c in found.conflicts}
    assert sides & {("russia", "ukraine"), ("ukraine", "russia")}
    assert all(conflict.answer for conflict in found.conflicts)


@pytest.mark.parametrize("day", [THIRD, TWENTIETH])
@pytest.mark.parametrize("level", list(Level))
def test_no_sides_maximum_is_left_open_because_it_was_named_late(entries: list[Entry], level: Level, day: date) -> None:
    recognition = at(entries, day, level).standing(RECOGNITION)
    assert recognition is not None
    assert recognition.cell("ukraine").option("recognition.de-jure").verdict is Verdict.REFUSED
    assert recognition.cell("russia").option("recognition.none").verdict is Verdict.OBJECTED


def last_moscow_room(state: StateOfPlay) -> Room:
    return next(room for room in state.rooms if "Moscow" in room.session.value.place)


def test_the_session_of_2_december_shows_who_was_there_and_who_was_not_though_designated(entries: list[Entry]) -> None:
    room = last_moscow_room(at(entries, THIRD))
    present = {seat.participant.delegate for seat in room.seats}
    assert {"putin", "witkoff", "kushner", "ushakov", "dmitriev"} <= present
    lavrov = next(a for a in room.absent if a.delegate == "lavrov")
    assert lavrov.mandate.passages[0].source.startswith("sofidelis")
    assert "Johnson" in lavrov.mandate.value.said.speaker
    assert room.required_absent == ("ukraine",)


def test_the_counts_of_points_stand_as_rival_claims(entries: list[Entry]) -> None:
    state = at(entries, TWENTIETH)
    figures = " ".join(c.value.figure for g in state.rivals for c in g.claims if c.value.draft == "us-ua-19")
    for number in ("28", "27", "26", "19"):
        assert number in figures


def test_the_meeting_in_ireland_and_what_contradicts_it_stand_side_by_side(entries: list[Entry]) -> None:
    groups = at(entries, THIRD).rivals
    told = next(g for g in groups if any("Ireland" in c.value.content for c in g.claims))
    assert any("Brussels" in c.value.content for c in told.claims)
    assert len({p.source for c in told.claims for p in c.passages}) >= 3


def test_meetings_are_counted_from_the_record_beside_the_claim(entries: list[Entry]) -> None:
    counted = [
        g for g in at(entries, THIRD).rivals if any(c.value.meetings_of == ("witkoff", "putin") for c in g.claims)
    ]
    assert [g.on_record for g in counted] == [1]
    assert counted[0].claims[0].value.figure == "6"


def test_as_of_22_november_none_of_that_is_known(entries: list[Entry]) -> None:
    state = at(entries, date(2025, 11, 22), Level.ANY)
    assert not any(h.position.party == "russia" for i in state.issues for h in i.cell("russia").effective)
    assert all("Moscow" not in room.session.value.place for room in state.rooms)
    assert list(state.negotiation.drafts) == ["us-28"]
    assert not any("Ireland" in c.value.content for g in state.rivals for c in g.claims)
    assert state.hearsay == () or all(s.happened_on.latest <= date(2025, 11, 22) for s in state.hearsay)


def test_nothing_is_cited_before_it_was_published(entries: list[Entry]) -> None:
    for day in (date(2025, 11, 22), THIRD, TWENTIETH):
        negotiation = replay(entries, "everyone", known_at=day)
        for source in negotiation.sources.values():
            assert source.value.published is None or source.value.published.latest <= day


def test_since_names_what_changed_between_3_and_20_december(entries: list[Entry]) -> None:
    state = at(entries, TWENTIETH, Level.ANY, since=THIRD)
    nouns = {change.noun for change in state.changes}
    assert {"position", "session", "next step", "option"} <= nouns
    land = [c for c in state.changes if c.noun == "position" and c.subject == f"russia {LAND}"]
    assert land and land[0].because and land[0].before != land[0].after
    subjects = {c.subject for c in state.changes if c.noun == "session"}
    assert any("miami" in s for s in subjects) and any("berlin" in s for s in subjects)


def test_the_us_draft_and_the_e3_text_side_by_side(entries: list[Entry]) -> None:
    state = at(entries, TWENTIETH)
    lineage = next(found for found in state.lineages if (found.earlier, found.later) == ("us-28", "e3-28"))
    by_number = {row.earlier[0].number: [c.value for c in row.changes] for row in lineage.rows if row.earlier}
    assert by_number["3"] == ["deleted"]
    assert by_number["6"] == ["amended"]
    assert by_number["1"] == ["kept"]
    assert len(by_number) >= 27


def test_no_preference_is_on_record(entries: list[Entry]) -> None:
    negotiation = replay(entries, "everyone")
    assert negotiation.preferences == negotiation.reservations == negotiation.alternatives == {}
