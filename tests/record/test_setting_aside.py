"""What names something that was taken away: never lost in silence, never more agreeable for it, never broken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from pourparler.domain.cell import Verdict
from pourparler.domain.draft import PointStatus, TextStatus
from pourparler.domain.evidence import Attribution, EvidenceClass, Level, Voice
from pourparler.domain.issue import Required
from pourparler.domain.issue_standing import Standing
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.party import Role
from pourparler.domain.position import Condition, Position, Stance
from pourparler.record.dossier import read_dossier
from pourparler.record.entry import Entry, erased
from pourparler.record.event import Event, introduced, kebab, named
from pourparler.record.events.attestation import EventChecked
from pourparler.record.events.correction import EventRetracted
from pourparler.record.events.erasure import EventErased, Ground
from pourparler.record.events.position import PositionTaken
from pourparler.record.events.required import RequiredPartiesStated
from pourparler.record.events.status import PointStatusChanged
from pourparler.record.order import ordered
from pourparler.record.replay import replay
from pourparler.record.setting_aside import Key, lacking, without
from pourparler.standing.issue_standing import issue_standings, required_parties
from pourparler.standing.weight import held_positions
from tests.making import CITED, OWN, START, day, delegate, draft, ground, party, position, recorded, registers
from tests.record.plans import plans, record_of

RICH = Path(__file__).parent.parent / "cli" / "rich" / "dossier.yaml"
RICH_EVENTS = [entry.event() for entry in read_dossier(RICH).entries]
REFERENCES = sorted(
    {
        (number, key)
        for number, event in enumerate(RICH_EVENTS)
        for key in named(event)
        if key[0] != "sources" and not (event.renews == "never" and key in [k for k, _ in introduced(event)])
    }
)
NAMED = (
    "party-added",
    "delegate-named",
    "issue-added",
    "option-named",
    "draft-tabled",
    "channel-opened",
    "session-held",
    "source-added",
    "next-step-announced",
)


def take_away(entries: list[Entry], key: str, by: str = "retracted") -> list[Entry]:
    """Retract, or erase, the event that introduced an id."""
    hash_ = hash_of(entries, key)
    held = registers()
    for entry in entries:
        held.take(entry)
    if by == "retracted":
        held.append("everyone", EventRetracted(happened_on=day("2025-12-20"), event=hash_, ground="a slip"), START)
        return ordered(held.entries)
    ground_ = Ground.RECORDED_BY_MISTAKE
    held.append("everyone", EventErased(happened_on=day("2025-12-20"), events=(hash_,), ground=ground_), START)
    return ordered(erased(e) if e.hash == hash_ else e for e in held.entries)


def hash_of(entries: list[Entry], key: str) -> str:
    return next(
        e.hash for e in entries if not e.event().about_record and key in [k for (_, k), _ in introduced(e.event())]
    )


def verdict(now: Negotiation, whom: str, option: str, level: Level = Level.REPORTED) -> Verdict:
    issue = next(s for s in issue_standings(now, level) if s.issue == option.partition(".")[0])
    return issue.cell(whom).option(option).verdict


@pytest.mark.parametrize(
    ("number", "key"), REFERENCES, ids=[f"{kebab(type(RICH_EVENTS[n]).__name__)}-{k[0]}-{k[1]}" for n, k in REFERENCES]
)
def test_an_event_either_names_it_no_more_or_does_not_count(number: int, key: Key) -> None:
    """For every kind of event and every reference in it; a voice alone goes on naming whom it belongs to."""
    event = RICH_EVENTS[number]
    gone = [key].__contains__
    assert lacking(event, gone) == (key,)
    rest = without(event, gone)
    if rest is not None:
        voices = _voices(rest)
        assert not lacking(rest, gone) or any(key[1] in (v.delegate, v.party) for v in voices)
        assert type(rest) is type(event)


def _voices(event: Event) -> list[Voice]:
    nouns = [getattr(event, f.name) for f in structs.fields(event)]
    return [noun.said for noun in nouns if isinstance(getattr(noun, "said", None), Voice)]


def test_a_change_of_what_was_taken_away_is_set_aside() -> None:
    changes = [event for event in RICH_EVENTS if event.renews == "always"]
    for event in changes:
        own = [key for key, _ in introduced(event)]
        assert without(event, own.__contains__) is None
        assert lacking(event, own.__contains__) == tuple(own)


@pytest.mark.parametrize("by", ["retracted", "erased"])
def test_a_position_on_an_option_taken_away_is_told_with_what_it_lacks(by: str) -> None:
    entries = recorded(*ground(), position("p", "north", Stance.REFUSES, "army.large"))
    now = replay(take_away(entries, "army.large", by), "everyone")
    assert not now.positions
    (one,) = now.set_aside
    (lack,) = one.lacks
    assert (one.kind, one.key, one.whole, one.passages) == ("position-taken", "p", True, CITED)
    assert (lack.collection, lack.id, lack.why) == ("options", "army.large", by)
    assert (lack.noun is None) == (by == "erased")


def test_what_rests_on_something_set_aside_is_told_with_that() -> None:
    entries = recorded(*ground(), delegate("envoy", "north"), delegate("aide", "north"))
    now = replay(take_away(entries, "north"), "everyone")
    assert {(one.key, one.lacks[0].why) for one in now.set_aside} == {("envoy", "retracted"), ("aide", "retracted")}
    entries = recorded(
        *ground(),
        position("p", "north", Stance.ACCEPTS, "army.large"),
        _withdrawn("p"),
    )
    now = replay(take_away(entries, "army.large"), "everyone")
    assert [(one.collection, one.lacks[0].why) for one in now.set_aside] == [
        ("positions", "retracted"),
        ("positions_withdrawn", "set-aside"),
    ]


def _withdrawn(key: str) -> Event:
    from pourparler.record.events.position import PositionWithdrawn

    return PositionWithdrawn(happened_on=day("2025-12-01"), position=key)


def test_what_could_not_be_known_yet_is_not_told() -> None:
    entries = recorded(*ground(), position("p", "north", Stance.REFUSES, "army.large"))
    early = replay(take_away(entries, "army.large"), "everyone", as_of=day("2025-11-20").latest)
    assert early.set_aside == ()


def test_a_position_keeps_the_options_that_are_left() -> None:
    entries = recorded(*ground(), position("p", "north", Stance.REFUSES, "army.large", "army.middle"))
    now = replay(take_away(entries, "army.large"), "everyone")
    assert now.positions["p"].value.options == ("army.middle",)
    assert [(one.key, one.whole) for one in now.set_aside] == [("p", False)]
    assert now.set_aside[0].noun.options == ("army.large", "army.middle")


def test_an_option_taken_away_is_on_the_table_no_more() -> None:
    refusals = [position(f"p-{k}", "north", Stance.REFUSES, f"army.{k}") for k in ("small", "middle")]
    entries = recorded(*ground(), *refusals)
    assert issue_standings(replay(entries, "everyone"), Level.REPORTED)[0].standing is Standing.UNKNOWN
    now = replay(take_away(entries, "army.large"), "everyone")
    assert issue_standings(now, Level.REPORTED)[0].standing is Standing.DEADLOCKED


def _on_a_draft(key: str, stance: Stance, *options: str, on: str, **more: Any) -> Event:
    made = Position(key, "north", "army", stance, OWN, options, draft="paper", **more)
    return PositionTaken(happened_on=day(on), passages=CITED, position=made)


@pytest.mark.parametrize(
    "later",
    [
        _on_a_draft("late", Stance.REFUSES, "army.large", on="2025-11-25"),
        _on_a_draft("late", Stance.INSISTS, "army.small", on="2025-11-25"),
        _on_a_draft("late", Stance.RESERVES, "army.large", on="2025-11-25"),
        _on_a_draft("late", Stance.CONDITIONAL, "army.large", on="2025-11-25", condition=Condition(event="rain")),
    ],
    ids=lambda event: event.position.stance.value,
)
def test_no_acceptance_returns_because_a_later_word_lost_what_it_rests_on(later: Event) -> None:
    entries = recorded(
        *ground(), draft("paper"), position("early", "north", Stance.ACCEPTS, "army.large", on="2025-11-22"), later
    )
    assert verdict(replay(entries, "everyone"), "north", "army.large") is not Verdict.ACCEPTABLE
    now = replay(take_away(entries, "paper"), "everyone")
    assert [one.key for one in now.set_aside] == ["late"]
    assert verdict(now, "north", "army.large") is Verdict.UNKNOWN
    # An acceptance after it stands, and so does one before a later acceptance that is set aside.
    again = recorded(
        *ground(), draft("paper"), later, position("x", "north", Stance.ACCEPTS, "army.large", on="2025-11-26")
    )
    assert verdict(replay(take_away(again, "paper"), "everyone"), "north", "army.large") is Verdict.ACCEPTABLE


def test_another_sides_claim_stays_one_when_its_delegate_or_party_is_taken_away() -> None:
    said = Voice("S. Leader", Attribution.ON_RECORD, delegate="leader")
    entries = recorded(
        *ground(),
        delegate("leader", "south"),
        position("claim", "north", Stance.ACCEPTS, "army.large", said=said),
    )
    for key in ("leader", "south"):
        for by in ("retracted", "erased"):
            now = replay(take_away(entries, key, by), "everyone")
            (held,) = held_positions(now, Level.ANY)["north", "army"]
            assert held.evidence is EvidenceClass.SECOND_HAND, (key, by)
            assert verdict(now, "north", "army.large") is not Verdict.ACCEPTABLE


def test_a_speaker_keeps_authority_when_the_delegate_is_retracted() -> None:
    from pourparler.domain.evidence import Authority

    said = Voice("N. Leader", Attribution.ON_RECORD, delegate="chief")
    entries = recorded(
        *ground(),
        delegate("chief", "north", Authority.PRINCIPAL),
        position("early", "north", Stance.ACCEPTS, "army.large", on="2025-11-22"),
        position("late", "north", Stance.REFUSES, "army.large", on="2025-11-25", said=said),
    )
    for by in ("retracted", "erased"):
        now = replay(take_away(entries, "chief", by), "everyone")
        assert verdict(now, "north", "army.large") is not Verdict.ACCEPTABLE
    assert verdict(replay(take_away(entries, "chief"), "everyone"), "north", "army.large") is Verdict.REFUSED


def _required(*parties: str, on: str, issue: str | None = "army") -> Event:
    return RequiredPartiesStated(happened_on=day(on), required=Required(parties, "by treaty", issue))


def test_who_must_agree_falls_back_to_the_default_and_never_to_nobody() -> None:
    chair = party("chair", Role.MEDIATOR)
    entries = recorded(
        *ground(), chair, _required("north", on="2025-11-21"), _required("north", "south", "chair", on="2025-11-22")
    )
    now = replay(take_away(entries, "chair"), "everyone")
    # Not the earlier statement, which a later one had replaced.
    assert required_parties(now, "army") == (("north", "south"), "")
    bare = recorded(
        *[e for e in ground() if not hasattr(e, "party")],
        party("north", Role.OBSERVER),
        chair,
        _required("north", "chair", on="2025-11-22"),
    )
    assert required_parties(replay(take_away(bare, "chair"), "everyone"), "army")[0] == ("north",)
    assert [one.kind for one in now.set_aside] == ["required-parties-stated"]


def test_a_text_is_not_agreed_because_a_later_report_on_it_lost_what_it_rests_on() -> None:
    from pourparler.domain.draft import Point

    def status(paper: str, told: TextStatus, on: str) -> Event:
        made = PointStatus(paper, told, OWN, issues=("army",))
        return PointStatusChanged(happened_on=day(on), passages=CITED, status=made)

    entries = recorded(
        *ground(),
        draft("first", Point("1", "x", ("army",))),
        draft("second", on="2025-11-24"),
        status("first", TextStatus.AGREED, "2025-11-22"),
        status("second", TextStatus.REOPENED, "2025-11-25"),
    )
    before, now = replay(entries, "everyone"), replay(take_away(entries, "second"), "everyone")
    for view in (before, now):
        assert issue_standings(view, Level.REPORTED)[0].standing is not Standing.AGREED


def test_only_what_was_checked_counts_and_the_rest_is_counted() -> None:
    entries = recorded(*ground(), position("p", "north", Stance.REFUSES, "army.large"))
    held = registers()
    for entry in entries:
        held.take(entry)
    signed = tuple(e.hash for e in entries if e.hash != hash_of(entries, "army.large"))
    held.append("everyone", EventChecked(happened_on=day("2025-12-20"), events=signed, by="bea"), START)
    now = replay(ordered(held.entries), "everyone", checked=True)
    assert (now.checked, now.unchecked) == (True, 1)
    assert [(one.key, one.lacks[0].why) for one in now.set_aside] == [("p", "unchecked")]


@given(plan=plans(most=14), data=st.data())
def test_retracting_what_others_name_makes_nothing_agreeable_and_loses_no_refusal(
    plan: Any, data: st.DataObject
) -> None:
    seen, _ = plan
    entries = record_of(seen, [])
    public = [e for e in entries if kebab(type(e.event()).__name__) in NAMED]
    if not public:
        return
    target = data.draw(st.sampled_from(public))
    held = registers()
    for entry in entries:
        held.take(entry)
    taken = EventRetracted(happened_on=day("2025-12-20"), event=target.hash, ground="a slip")
    held.append(target.audience, taken, "2025-12-22T12:00:00.000000Z")
    before, after = replay(entries, "everyone"), replay(ordered(held.entries), "everyone")
    told = {one.key for one in after.set_aside if one.collection == "positions"}
    kind = kebab(type(target.event()).__name__)
    for level in Level:
        earlier = {s.issue: s for s in issue_standings(before, level)}
        for now in issue_standings(after, level):
            was = earlier[now.issue]
            if kind not in ("party-added", "draft-tabled"):
                assert not (now.standing is Standing.AGREED and was.standing is not Standing.AGREED)
            for cell in now.cells:
                for option in cell.options:
                    then = was.cell(cell.party).option(option.option)
                    if option.verdict in (Verdict.ACCEPTABLE, Verdict.CONDITIONAL):
                        assert then.verdict is option.verdict
                    if then.verdict is Verdict.REFUSED and option.verdict is not Verdict.REFUSED:
                        assert {h.position.id for h in then.refused_by} <= told or then.effective is None
