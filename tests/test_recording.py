"""A researcher records from Python: values in, one block, one transaction."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import pourparler as pp
from pourparler import (
    Attribution,
    Delegate,
    Interval,
    Issue,
    Level,
    Option,
    Party,
    Passage,
    Position,
    Source,
    Stance,
    Voice,
)
from pourparler.errors import InputError, PassageMismatch, PourparlerError, UnknownId
from pourparler.record.event import kinds
from pourparler.record.events.attestation import EventRecorded
from pourparler.record.events.party import PartyAdded
from pourparler.record.events.position import PositionWithdrawn
from pourparler.record.opening import open_store
from pourparler.workbench.add import add
from pourparler.workbench.recording import nouns

DAY = date(2026, 3, 2)
WORDS = "The Upper Valley will not release half of the water."


@pytest.fixture
def place(tmp_path: Path) -> str:
    found = str(tmp_path / "talks.pourparler")
    pp.new(found, "River talks", keeper="team", audience="everyone", happened_on=DAY)
    return found


def told(place: str, viewer: str = pp.KEEPER) -> pp.Negotiation:
    return pp.negotiation(place, viewer=viewer)


def refusal(id_: str = "upper-refuses-half") -> Position:
    return Position(id_, "upper", "release", Stance.REFUSES, Voice("A. Dale", Attribution.ON_RECORD), ("release.half",))


def test_a_block_puts_on_record_what_rests_on_what_it_has_just_added(place: str) -> None:
    with pp.open(place) as record:
        record.add(Party("upper", "Upper Valley"), happened_on=DAY)
        record.add(Issue("release", "Release"), happened_on=DAY)
        record.add(Option("release.half", "release", "half of it"), happened_on=DAY)
        record.add(Source("gazette", "Talks", "The Gazette", published=Interval.day(DAY)), happened_on=DAY, text=WORDS)
        record.add(refusal(), happened_on=DAY, passages="gazette::will not release half")
    held = told(place).positions["upper-refuses-half"]
    assert held.passages == (Passage("gazette", 17, 38, "will not release half"),)
    assert held.known_on == DAY
    assert len(record.entries) == 5


def test_all_of_a_block_is_written_in_one_transaction_or_nothing(place: str) -> None:
    with pytest.raises(ZeroDivisionError), pp.open(place) as record:
        record.add(Party("upper", "Upper Valley"), happened_on=DAY)
        1 / 0  # noqa: B018
    with pytest.raises(UnknownId), pp.open(place) as record:
        record.add(Party("upper", "Upper Valley"), happened_on=DAY)
        record.add(Option("release.half", "release", "half of it"), happened_on=DAY)
    assert not told(place).parties


def test_what_is_refused_at_the_end_of_a_block_is_named(place: str) -> None:
    words = r"^option-named release\.half: release is not among the issues"
    with pytest.raises(UnknownId, match=words), pp.open(place) as record:
        for name in ("upper", "lower"):
            record.add(Party(name, name.title()), happened_on=DAY)
        record.add(Option("release.half", "release", "half of it"), happened_on=DAY)


def test_nothing_is_written_before_the_block_ends(place: str) -> None:
    with pp.open(place) as record:
        record.add(Party("upper", "Upper Valley"), happened_on=DAY)
        assert not told(place).parties
        assert not record.entries
    assert told(place).parties


@pytest.mark.parametrize("ends_well", [True, False])
def test_what_comes_after_the_block_is_refused_and_not_lost(place: str, ends_well: bool) -> None:
    try:
        with pp.open(place) as record:
            assert ends_well
    except AssertionError:
        pass
    with pytest.raises(InputError, match="open it again"):
        record.add(Party("upper", "Upper Valley"), happened_on=DAY)


def test_the_same_block_with_its_request_changes_nothing_the_second_time(place: str) -> None:
    seen = []
    for _ in range(2):
        with pp.open(place, by="ana", request="cell 3") as record:
            record.add(Source("note", "Note", "Us", published=Interval.day(DAY)), happened_on=DAY, text=WORDS)
            record.add(Party("upper", "Upper Valley"), happened_on=DAY, passages="note::Upper Valley")
        seen.append(record.entries)
    assert seen[0] == seen[1]
    with pytest.raises(PourparlerError), pp.open(place, by="ana") as record:
        record.add(Party("upper", "Upper Valley"), happened_on=DAY)


def test_words_that_do_not_stand_in_the_source_are_refused_where_they_are_written(place: str) -> None:
    with pp.open(place) as record:
        record.add(Source("gazette", "Talks", "The Gazette", published=Interval.day(DAY)), happened_on=DAY, text=WORDS)
        for wrong in ("gazette::has agreed to half", Passage("gazette", 0, 3, "Upp")):
            with pytest.raises(PassageMismatch):
                record.add(Party("upper", "Upper Valley"), happened_on=DAY, passages=[wrong])
    assert not told(place).parties


def test_a_text_that_a_team_keeps_does_not_help_to_check_what_everybody_sees(place: str) -> None:
    source = Source("memo", "Memo", "Us", published=Interval.day(DAY))
    with pp.open(place) as record:
        assert record.add(source, happened_on=DAY, text=WORDS, audience="team") == "memo@team"
        with pytest.raises(PassageMismatch, match="no text is held"):
            record.add(Party("upper", "Upper Valley"), happened_on=DAY, passages="memo@team::Upper Valley")
        record.add(Party("upper", "Upper Valley"), happened_on=DAY, passages="memo@team::Upper Valley", audience="team")


def test_the_audience_is_the_records_own_unless_one_is_named(place: str) -> None:
    with pp.open(place) as record:
        record.add(Party("upper", "Upper Valley"), happened_on=DAY)
        assert record.add(Party("lower", "Lower Valley"), happened_on=DAY, audience="team") == "lower@team"
    with pp.open(place, audience="team") as record:
        assert record.add(Party("hill", "The Hill"), happened_on=DAY) == "hill@team"
    assert list(told(place, "everyone").parties) == ["upper"]
    assert set(told(place).parties) == {"upper", "lower@team", "hill@team"}


def test_an_event_is_added_as_it_is_and_what_is_said_beside_it_stands_in_its_place(place: str) -> None:
    later = date(2026, 3, 5)
    event = PartyAdded(happened_on=Interval.day(DAY), party=Party("upper", "Upper Valley"), note="first")
    with pp.open(place) as record:
        assert record.add(event, happened_on="2026-03-05") == "upper"
    held = told(place).parties["upper"]
    assert held.happened_on == Interval.day(later)


def test_a_position_is_withdrawn_by_its_event(place: str) -> None:
    with pp.open(place) as record:
        record.add(Party("upper", "Upper Valley"), happened_on=DAY)
        record.add(Issue("release", "Release"), happened_on=DAY)
        record.add(Option("release.half", "release", "half of it"), happened_on=DAY)
        record.add(Source("gazette", "Talks", "The Gazette", published=Interval.day(DAY)), happened_on=DAY)
        record.add(refusal(), happened_on=DAY, passages="gazette")
        withdrawn = PositionWithdrawn(happened_on=Interval.day(date(2026, 3, 9)), position="upper-refuses-half")
        assert record.add(withdrawn, passages="gazette") == ""
    state = pp.state(place, viewer=pp.KEEPER, level=Level.ANY)
    assert not state.issues[0].cell("upper").effective


def test_who_records_is_told_within_the_team(place: str) -> None:
    with pp.open(place, by="ana") as record:
        record.add(Party("upper", "Upper Valley"), happened_on=DAY)
    with open_store(place) as store:
        said = [entry.event() for entry in store.entries("river-talks", "team")][-1]
        assert said == EventRecorded(
            happened_on=said.happened_on, known_on=said.known_on, events=(record.entries[0].hash,), by="ana"
        )
        assert record.entries[0] in store.entries("river-talks", "everyone")
        assert all(not isinstance(e.event(), EventRecorded) for e in store.entries("river-talks", "everyone"))


@pytest.mark.parametrize(
    ("what", "when", "words"),
    [
        (Party("upper", "Upper Valley"), None, "not said when it happened"),
        (Party("upper", "Upper Valley"), "soon", "happened_on"),
        (Source("gazette", "Talks", "The Gazette"), DAY, "when the source was published"),
        (Passage("gazette"), DAY, "nothing on record is a Passage"),
    ],
)
def test_what_cannot_be_recorded_is_refused_in_a_sentence(
    place: str, what: Party | Source | Passage, when: date | str | None, words: str
) -> None:
    with pp.open(place) as record, pytest.raises(InputError, match=words):
        record.add(what, happened_on=when)
    assert record.entries == ()


def test_only_a_source_has_a_text(place: str) -> None:
    with pp.open(place) as record, pytest.raises(InputError, match="only a source"):
        record.add(Party("upper", "Upper Valley"), happened_on=DAY, text=WORDS)


def test_a_record_that_is_not_there_is_not_begun(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="begin one with `new`"), pp.open(str(tmp_path / "none.pourparler")):
        pass
    assert not list(tmp_path.iterdir())


def test_the_block_and_the_command_line_write_the_same_body(tmp_path: Path) -> None:
    bodies = []
    for name in ("one", "other"):
        place = str(tmp_path / f"{name}.pourparler")
        pp.new(place, "Talks", keeper="team", happened_on=DAY)
        with pp.open(place) as record:
            party = record.add(Party("upper", "Upper Valley"), happened_on=DAY)
        if name == "one":
            with pp.open(place) as record:
                record.add(Delegate("dale", "A. Dale", party), happened_on=DAY)
            bodies.append(record.entries[0].body)
        else:
            body = {"kind": "delegate-named", "delegate": {"id": "dale", "name": "A. Dale", "party": party}}
            bodies.append(add(place, {**body, "happened_on": [str(DAY)] * 2}).body)
    assert bodies[0] == bodies[1]


def test_every_kind_that_puts_one_new_noun_on_record_is_found_by_that_noun() -> None:
    found = set(nouns().values())
    for kind, event in kinds().items():
        if kind.endswith(("-added", "-named", "-taken", "-held", "-noted", "-estimated", "-tabled", "-opened")):
            assert event in found or event.about_record or kind == "negotiation-opened", kind
