"""Terms of release: who may have what they bind, and what is left of it for others."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from pourparler.domain.draft import Point, PointStatus, TextStatus
from pourparler.domain.evidence import Attribution, Authority, Voice
from pourparler.domain.issue import Option
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.position import Stance
from pourparler.domain.request import KEEPER
from pourparler.domain.source import NOT_NAMED, Passage, Release, Source
from pourparler.domain.statement import Statement
from pourparler.errors import InputError, PourparlerError
from pourparler.library import state
from pourparler.record.entry import Entry, erased
from pourparler.record.event import Event
from pourparler.record.events.attestation import EventChecked
from pourparler.record.events.correction import EventRetracted
from pourparler.record.events.erasure import EventErased, Ground
from pourparler.record.events.option import OptionNamed
from pourparler.record.events.position import PositionWithdrawn
from pourparler.record.events.source import SourceChanged
from pourparler.record.events.statement import StatementNoted
from pourparler.record.events.status import PointStatusChanged
from pourparler.record.info import RecordInfo
from pourparler.record.opening import create_store, open_store
from pourparler.record.part import part_of
from pourparler.record.registers import Registers
from pourparler.record.replay import replay
from pourparler.standing.weight import weigh
from pourparler.workbench.add import add, correct, disclose
from pourparler.workbench.imports import import_dossier, import_sheet
from tests.making import OWN, day, delegate, draft, ground, position, recorded, source
from tests.making import context as noted

INTERNAL, UNATTRIBUTED = Release.INTERNAL, Release.UNATTRIBUTED
CALL = (Passage("call@team"),)


def bound(release: Release = INTERNAL) -> Event:
    return source("call@team", release=release)


def seen(*events: Event | tuple[str, Event], **asked: object) -> Negotiation:
    """What others are told of events that are the team's unless they say otherwise, on ground that all see."""
    given = [*ground(), *(e if isinstance(e, tuple) else ("team", e) for e in events)]
    return replay(recorded(*given), "team", outside="team", **asked)  # type: ignore[arg-type]


def said(key: str, release: Release, *passages: Passage) -> Event:
    made = Statement(key, OWN, "We wait", release=release)
    return StatementNoted(happened_on=day("2025-11-21"), statement=made, passages=passages or (Passage("letter"),))


def test_without_terms_others_are_told_what_the_viewer_sees() -> None:
    entries = recorded(*ground(), position("p", "north", Stance.REFUSES, "army.small"))
    assert replay(entries, "everyone", outside="") == replay(entries, "everyone")


def test_what_rests_only_on_what_stays_inside_is_left_out_and_counted() -> None:
    found = seen(bound(), position("p@team", "north", Stance.REFUSES, "army.small", cited=CALL))
    assert not found.positions
    assert "call@team" not in found.sources
    assert found.left_out == 1


def test_what_rests_on_other_sources_too_stays_with_those() -> None:
    cited = (*CALL, Passage("letter"))
    found = seen(bound(), position("p@team", "north", Stance.REFUSES, "army.small", cited=cited))
    assert found.positions["p@team"].passages == (Passage("letter"),)
    assert found.left_out == 0


def test_what_needs_something_left_out_is_left_out_or_shortened() -> None:
    secret = Option("army.secret@team", "army", "a secret one")
    made = OptionNamed(happened_on=day(), passages=CALL, option=secret)
    held = [
        position("alone@team", "north", Stance.REFUSES, "army.secret@team"),
        position("both@team", "south", Stance.REFUSES, "army.secret@team", "army.small"),
    ]
    found = seen(bound(), made, *held)
    assert list(found.positions) == ["both@team"]
    assert found.positions["both@team"].value.options == ("army.small",)
    assert found.left_out == 2
    assert found.set_aside == ()


def test_what_was_taken_back_on_an_inside_word_is_not_told_as_standing() -> None:
    back = PositionWithdrawn(happened_on=day("2025-11-25"), position="yes@team", passages=CALL)
    found = seen(bound(), position("yes@team", "north", Stance.ACCEPTS, "army.small"), back)
    assert not found.positions
    assert found.left_out == 2


def test_a_text_that_an_inside_word_reopened_is_not_told_as_agreed() -> None:
    def status(kind: TextStatus, on: str, cited: tuple[Passage, ...]) -> Event:
        value = PointStatus("plan@team", kind, OWN, point="1")
        return PointStatusChanged(happened_on=day(on), status=value, passages=cited)

    found = seen(
        bound(),
        draft("plan@team", Point("1", "The army", ("army",), ("army.small",))),
        status(TextStatus.AGREED, "2025-11-21", (Passage("letter"),)),
        status(TextStatus.REOPENED, "2025-11-25", CALL),
    )
    assert not found.statuses


def test_who_said_it_and_where_it_stands_are_left_out_and_the_weight_stays() -> None:
    voice = Voice("Anna", Attribution.ON_RECORD, delegate="anna@team", capacity="minister", via="radio")
    events = [
        bound(UNATTRIBUTED),
        delegate("anna@team", "north", Authority.PRINCIPAL),
        position("anna-refuses@team", "north", Stance.REFUSES, "army.small", said=voice, cited=CALL),
    ]
    found = seen(*events)
    [(key, told)] = found.positions.items()
    whole = replay(recorded(*ground(), *(("team", e) for e in events)), "team")
    before = weigh(whole.positions["anna-refuses@team"], whole)
    after = weigh(told, found)
    assert (after.evidence, after.authority) == (before.evidence, before.authority)
    assert told.value.said == Voice(NOT_NAMED, Attribution.ON_RECORD, authority=Authority.PRINCIPAL)
    assert key.startswith("positions-not-named-")
    [cited] = told.passages
    assert cited == Passage(cited.source)
    mask = found.sources[cited.source].value
    assert (mask.title, mask.publisher, mask.sha256, mask.release) == (NOT_NAMED, "", "", UNATTRIBUTED)
    assert "call@team" not in found.sources


def test_a_claim_by_another_side_stays_one() -> None:
    voice = Voice("Anna", Attribution.ON_RECORD, delegate="anna@team")
    found = seen(
        bound(UNATTRIBUTED),
        delegate("anna@team", "south"),
        position("p@team", "north", Stance.ACCEPTS, "army.small", said=voice, cited=CALL),
    )
    [told] = found.positions.values()
    assert not weigh(told, found).evidence.may_accept()
    assert told.value.said.party is None


def test_a_statement_told_without_attribution_does_not_point_to_the_source_that_names_its_speaker() -> None:
    found = seen(said("anna-said@team", UNATTRIBUTED, Passage("letter", 0, 4, "Anna")))
    [told] = found.statements.values()
    assert told.value.said.speaker == NOT_NAMED
    [cited] = told.passages
    assert cited == Passage(cited.source)
    assert found.sources[cited.source].value.published is None


def test_sources_of_one_origin_stay_one_witness_without_telling_which() -> None:
    both = [source("one@team", release=UNATTRIBUTED, origin="Anna"), source("two@team", origin="Anna")]
    cited = (Passage("one@team"), Passage("two@team"))
    found = seen(*both, position("p@team", "north", Stance.REFUSES, "army.small", cited=cited))
    origins = {s.value.origin for s in found.sources.values() if s.value.origin}
    assert len(origins) == 1
    assert origins.pop().startswith(NOT_NAMED)


def test_ids_told_in_the_place_of_others_are_the_same_in_every_view() -> None:
    events = [
        bound(UNATTRIBUTED),
        position("b@team", "south", Stance.REFUSES, "army.small", on="2025-11-24", cited=CALL),
        position("a@team", "north", Stance.REFUSES, "army.small", on="2025-11-21", cited=CALL),
    ]
    early = seen(*events, as_of=date(2025, 11, 22))
    late = seen(*events)
    assert set(early.positions) < set(late.positions)


@pytest.mark.parametrize("asked", [{"as_of": date(2025, 11, 22)}, {"known_at": date(2025, 11, 22)}, {}])
def test_the_terms_of_today_hold_in_views_of_the_past(asked: dict[str, date]) -> None:
    later = SourceChanged(happened_on=day("2025-12-10"), source=part_of(Source)("call@team", release=INTERNAL))
    held = position("p@team", "north", Stance.REFUSES, "army.small", cited=CALL)
    assert seen(source("call@team"), held, **asked).positions
    found = seen(source("call@team"), held, later, **asked)
    assert not found.positions
    lifted = SourceChanged(happened_on=day("2025-12-11"), source=part_of(Source)("call@team", release=None))
    assert seen(source("call@team"), held, later, lifted, **asked).positions


def test_terms_that_nobody_checked_bind_on_a_page_of_checked_entries() -> None:
    held = Registers("toy")
    for event in ground():
        held.append("everyone", event)
    for event in (source("call@team"), position("p@team", "north", Stance.REFUSES, "army.small", cited=CALL)):
        held.append("team", event)
    held.append("team", EventChecked(happened_on=day(), events=tuple(e.hash for e in held.entries), by="boris"))
    assert replay(held.entries, "team", checked=True, outside="team").positions
    part = part_of(Source)("call@team", release=INTERNAL)
    held.append("team", SourceChanged(happened_on=day("2025-12-01"), source=part))
    assert not replay(held.entries, "team", checked=True, outside="team").positions


@pytest.mark.parametrize("kept", ["team", "everyone"])
def test_a_source_that_is_gone_takes_no_terms_with_it(kept: str) -> None:
    tail = "@team" if kept == "team" else ""
    cited = (Passage(f"call{tail}"),)
    held = Registers("toy")
    for event in ground():
        held.append("everyone", event)
    lost = held.append(kept, source(f"call{tail}", release=INTERNAL if tail else Release.QUOTABLE))
    held.append(kept, position(f"p{tail}", "north", Stance.REFUSES, "army.small", cited=cited))
    taken_back = [*held.entries]
    held.append(kept, EventRetracted(happened_on=day("2025-12-01"), event=lost.hash, ground="slip"))
    assert bool(replay(held.entries, "team", outside="team").positions) == (kept == "everyone")
    held = Registers("toy", taken_back)
    held.append(
        kept, EventErased(happened_on=day("2025-12-01"), events=(lost.hash,), ground=Ground.RECORDED_BY_MISTAKE)
    )
    entries: list[Entry] = [erased(e) if e.hash == lost.hash else e for e in held.entries]
    assert bool(replay(entries, "team", outside="team").positions) == (kept == "everyone")


@pytest.mark.parametrize("release", [INTERNAL, UNATTRIBUTED])
def test_what_was_taken_back_is_named_beside_what_rests_on_it_only_as_its_terms_allow(release: Release) -> None:
    held = Registers("toy")
    for event in ground():
        held.append("everyone", event)
    held.append("team", bound(release))
    named = Option("army.secret@team", "army", "kept words", "Anna")
    lost = held.append("team", OptionNamed(happened_on=day(), passages=CALL, option=named))
    held.append("team", position("p@team", "north", Stance.REFUSES, "army.secret@team"))
    held.append("team", EventRetracted(happened_on=day("2025-12-01"), event=lost.hash, ground="slip"))
    found = replay(held.entries, "team", outside="team")
    assert b"Anna" not in msgspec.json.encode(found)
    assert (b"kept words" in msgspec.json.encode(found)) == (release is UNATTRIBUTED)
    assert b"Anna" in msgspec.json.encode(replay(held.entries, "team"))


# Who may have what has terms.


@pytest.fixture
def file(tmp_path: Path) -> str:
    place = str(tmp_path / "talks.pourparler")
    with create_store(place) as store:
        made = Registers("toy")
        for event in ground():
            made.append("everyone", event)
        store.begin(RecordInfo("toy", "team", "everyone"), made.entries)
    return place


def body(release: str, **more: str) -> dict[str, object]:
    value = {"id": "call", "title": "Call", "publisher": "P", "release": release, "published": ["2025-11-20"] * 2}
    return {"kind": "source-added", "happened_on": ["2025-11-20"] * 2, "source": {**value, **more}}


@pytest.mark.parametrize("audience", ["everyone", "north+team", "north"])
@pytest.mark.parametrize("release", ["not-outside", "without-attribution"])
def test_only_the_team_may_have_what_has_terms(file: str, audience: str, release: str) -> None:
    with pytest.raises(PourparlerError, match="for the team alone") as refused:
        add(file, body(release), audience=audience)
    assert "say `audience` team" in str(refused.value)
    assert add(file, body(release), audience="team").audience == "team"
    assert add(file, body("quotable", id="other"), audience=audience)


def test_terms_cannot_be_put_on_by_a_change_or_a_correction_that_others_see(file: str) -> None:
    entry = add(file, body("quotable"))
    part = {
        "kind": "source-changed",
        "happened_on": ["2025-11-20"] * 2,
        "source": {"id": "call", "release": "not-outside"},
    }
    with pytest.raises(PourparlerError, match="for the team alone"):
        add(file, part)
    mended = {**body("not-outside"), "known_on": "2025-11-20"}
    with pytest.raises(PourparlerError, match="for the team alone"):
        correct(file, entry.hash, mended, "slip", happened_on=day("2025-12-01"))
    assert add(file, part, audience="team")


def test_nothing_is_disclosed_while_terms_bind_it(file: str) -> None:
    told = add(file, body("not-outside"), audience="team")
    with pytest.raises(PourparlerError, match="lift its terms first"):
        disclose(file, [told.hash], "everyone", happened_on=day("2025-12-01"))
    # What the team has bound since, though the entry itself does not say so.
    later = add(file, body("quotable", id="plain"), audience="team")
    part = {"id": "plain@team", "release": "without-attribution"}
    add(file, {"kind": "source-changed", "happened_on": ["2025-11-20"] * 2, "source": part}, audience="team")
    with pytest.raises(PourparlerError, match="lift its terms first"):
        disclose(file, [later.hash], "everyone", happened_on=day("2025-12-01"))
    part = {"id": "letter", "release": "not-outside"}
    add(file, {"kind": "source-changed", "happened_on": ["2025-11-20"] * 2, "source": part}, audience="team")
    with open_store(file) as store:
        resting = store.append("toy", [("team", noted("talk@team"))])[0]
    with pytest.raises(PourparlerError, match="lift its terms first"):
        disclose(file, [resting.hash], "everyone", happened_on=day("2025-12-01"))


def test_a_row_of_a_spreadsheet_is_refused_before_anything_is_written(file: str, tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("title,publisher,published,release\nCall,P,2025-11-20,not-outside\nMemo,Q,2025-11-20,\n")
    [refused, sound] = import_sheet(rows, file).rows
    assert "for the team alone" in str(refused.problem)
    assert not sound.problem
    with pytest.raises(InputError):
        import_sheet(rows, file, write=True)
    assert import_sheet(rows, file, write=True, audience="team").written == 2


@pytest.mark.parametrize(("keeper", "audience"), [("team", "everyone"), ("everyone", "everyone"), ("everyone", "team")])
def test_a_dossier_written_by_hand_is_refused_likewise(tmp_path: Path, keeper: str, audience: str) -> None:
    tail = "@team" if audience == "team" else ""
    (tmp_path / "dossier.yaml").write_text(
        f"pourparler: dossier/2\nrecord: toy\nkeeper: {keeper}\naudience: everyone\nevents:\n"
        f"- {{happened_on: 2025-11-20, audience: {audience}, source-added: {{id: call{tail}, title: T, publisher: P, "
        "release: not-outside}}\n"
    )
    words = "for the team alone" if keeper == "team" else "this copy has no team"
    with pytest.raises(PourparlerError, match=words):
        import_dossier(tmp_path, str(tmp_path / "new.pourparler"))


def test_whoever_is_not_of_the_team_is_answered_under_the_terms(file: str) -> None:
    add(file, body("not-outside"), audience="team")
    with open_store(file) as store:
        held = position("p@team", "north", Stance.REFUSES, "army.small", cited=CALL)
        store.append("toy", [("team", held)])
    assert state(file, viewer=KEEPER).negotiation.positions
    assert not state(file, viewer=KEEPER).negotiation.for_others
    made = state(file, for_others=True, since=date(2025, 11, 20), viewer=KEEPER).negotiation
    assert (made.positions, made.for_others, made.left_out) == ({}, True, 1)
    assert state(file, viewer="north").negotiation.left_out == 0
