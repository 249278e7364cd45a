"""Replay: what a viewer may see, as of a date, as it could be known; any prefix stands for itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from pourparler.domain.negotiation import COLLECTIONS
from pourparler.domain.position import Stance
from pourparler.domain.source import Passage
from pourparler.record.audience import includes
from pourparler.record.entry import Entry
from pourparler.record.event import Event, introduced, named
from pourparler.record.events.correction import EventCorrected, EventDisclosed, EventOpened, EventRetracted
from pourparler.record.gate import visible
from pourparler.record.part import changed
from pourparler.record.register import canonical
from pourparler.record.replay import replay
from tests.making import START, context, day, ground, party, position, recorded, registers, source
from tests.record.plans import plans, record_of

dates = st.integers(0, 60).map(lambda n: date(2025, 10, 31) + timedelta(days=n))
viewers = st.sampled_from(["everyone", "team", "north", "south"])


def plain_model(
    entries: list[Entry], viewer: str, as_of: date | None, known_at: date | None
) -> dict[str, dict[str, Any]]:
    """The slow, plain way: look at every event again for every date on which something may have happened."""
    state: dict[str, dict[str, Any]] = {name: {} for name in COLLECTIONS}

    class Sink:
        def put(self, collection: str, key: str, value: object) -> None:
            state[collection][key] = value

        def change(self, collection: str, part: Any) -> None:
            if part.id in state[collection]:
                state[collection][part.id] = changed(state[collection][part.id], part)

    visible = [e.event() for e in entries if includes(e.audience, viewer)]
    known = [e for e in visible if known_at is None or e.known_on is None or e.known_on <= known_at]
    # What a known event names is known, unless it is a source, or rests on one and is no part of the frame.
    known = _with_named(known, visible, lambda e: e.framed or (not e.passages and not e.sourced), bool(known))
    there = [e for e in known if as_of is None or e.happened_on.latest <= as_of or hasattr(e, "source")]
    there = _with_named(there, known, lambda e: e.framed and not hasattr(e, "option"), False)
    for today in sorted({e.happened_on.latest for e in visible}):
        for event in visible:
            if event in there and event.happened_on.latest == today:
                event.apply(Sink())
    return state


def _with_named(kept: list[Event], among: list[Event], may: Callable[[Event], bool], begun: bool) -> list[Event]:
    grown = True
    while grown:
        names = {pair for e in kept for pair in named(e)} | ({("openings", "opening")} if begun else set())
        more = [
            e
            for e in among
            if e not in kept
            and e.renews == "never"
            and may(e)
            and any(pair in names and pair[0] != "sources" for pair, _ in introduced(e))
        ]
        kept, grown = [*kept, *more], bool(more)
    return kept


def values(negotiation: Any) -> dict[str, dict[str, Any]]:
    return {name: {key: r.value for key, r in getattr(negotiation, name).items()} for name in COLLECTIONS}


@given(plans(), viewers, st.none() | dates, st.none() | dates, st.data())
def test_replay_of_any_prefix_equals_the_plain_slow_model(
    plan: Any, viewer: str, as_of: date | None, known_at: date | None, data: st.DataObject
) -> None:
    seen, hidden = plan
    entries = record_of(seen, hidden[0])
    prefix = entries[: data.draw(st.integers(0, len(entries)))]
    found = values(replay(prefix, viewer, as_of=as_of, known_at=known_at))
    wanted = plain_model(prefix, viewer, as_of, known_at)
    doubtful = _resting_on_what_is_not_there_yet(wanted)
    for name in COLLECTIONS:
        if name == "drafts" and known_at is not None:
            continue  # their points' passages are filtered, which a test of its own shows
        sure = [(key, noun) for key, noun in wanted[name].items() if (name, key) not in doubtful]
        assert [(key, noun) for key, noun in found[name].items() if (name, key) not in doubtful] == sure
        assert found[name].keys() <= wanted[name].keys()


def _resting_on_what_is_not_there_yet(state: dict[str, dict[str, Any]]) -> set[tuple[str, str]]:
    """What names something that had not happened, or could not be known: it is set aside, which other tests show."""
    gone: set[tuple[str, str]] = set()
    while True:
        more = {
            (name, key)
            for name, nouns in state.items()
            for key, noun in nouns.items()
            if (name, key) not in gone
            and not isinstance(noun, str)
            and any(c not in ("sources", "events") and (k not in state[c] or (c, k) in gone) for c, k in named(noun))
        }
        more |= {
            (name, key)
            for name, of in (("positions_withdrawn", "positions"), ("mandates_withdrawn", "mandates"))
            for key in state[name]
            if (name, key) not in gone and (key not in state[of] or (of, key) in gone)
        }
        if not more:
            return gone
        gone |= more


def test_as_of_counts_from_the_latest_possible_day() -> None:
    entries = recorded(*ground(), context("c", on="2025-12-01/2025-12-03"))
    assert "c" not in replay(entries, "everyone", as_of=date(2025, 12, 2)).contexts
    assert "c" in replay(entries, "everyone", as_of=date(2025, 12, 3)).contexts


def test_known_at_hides_what_was_reported_later_and_later_reports_of_the_same() -> None:
    early = structs.replace(context("c"), passages=(Passage("letter"), Passage("late")))
    entries = recorded(*ground(), source("late", "2025-12-05"), early)
    assert replay(entries, "everyone", known_at=date(2025, 11, 19)).contexts == {}
    at = replay(entries, "everyone", known_at=date(2025, 11, 22)).contexts["c"]
    assert [p.source for p in at.passages] == ["letter"]


def test_a_correction_counts_from_when_it_could_be_known() -> None:
    entries = recorded(*ground(), context("c"))
    wrong = entries[-1]
    right = structs.replace(wrong.event(), context=structs.replace(wrong.event().context, what="mended"))  # type: ignore[attr-defined]
    fix = EventCorrected(
        happened_on=day("2025-12-10"),
        known_on=date(2025, 12, 10),
        event=wrong.hash,
        ground="a slip",
        instead=canonical(right),
    )
    entries = recorded(*ground(), context("c"), fix)
    assert replay(entries, "everyone").contexts["c"].value.what == "mended"
    assert replay(entries, "everyone", known_at=date(2025, 12, 9)).contexts["c"].value.what == "What c is"
    undo = EventRetracted(
        happened_on=day("2025-12-11"), known_on=date(2025, 12, 11), event=entries[-1].hash, ground="no slip"
    )
    entries = recorded(*ground(), context("c"), fix, undo)
    assert replay(entries, "everyone").contexts["c"].value.what == "What c is"


def test_a_retracted_event_no_longer_counts_and_stays_in_the_chain() -> None:
    target = recorded(*ground(), context("c"))[-1].hash
    entries = recorded(*ground(), context("c"), EventRetracted(happened_on=day(), event=target, ground="a slip"))
    assert replay(entries, "everyone").contexts == {}
    assert any(entry.hash == target for entry in entries)


def disclosed(*events: Event | tuple[str, Event], to: str = "everyone", of: int = -1) -> list[Entry]:
    """A record in which one event was disclosed, as `disclose` writes it."""
    held = registers()
    for given_event in events:
        audience, event = given_event if isinstance(given_event, tuple) else ("everyone", given_event)
        held.append(audience, event, START)
    target = held.entries[of]
    copy = held.append(to, EventDisclosed(happened_on=day("2025-12-15"), body=canonical(target.event())), START)
    opening = EventOpened(happened_on=day("2025-12-15"), event=target.hash, disclosed=copy.hash)
    held.append(target.audience, opening, START)
    return held.entries


def test_a_disclosed_event_is_seen_by_all_from_its_disclosure_and_by_its_own_audience_as_before() -> None:
    entries = disclosed(*ground(), ("team", context("c@team")))
    hidden, copy = entries[-3], entries[-2]
    assert replay(entries, "everyone").contexts["c@team"].event == copy.hash
    assert replay(entries, "team").contexts["c@team"].event == hidden.hash
    assert len(replay(entries, "team").contexts) == 1
    held = registers()
    for entry in entries:
        held.take(entry)
    held.append("everyone", EventRetracted(happened_on=day(), event=copy.hash, ground="a slip"), START)
    assert replay(held.entries, "everyone").contexts == {}
    assert replay(held.entries, "team").contexts["c@team"].event == hidden.hash


def test_a_disclosure_carries_nothing_by_which_hidden_history_could_be_guessed_at() -> None:
    one = disclosed(*ground(), ("team", context("c@team")))
    other = disclosed(*ground(), ("team", source("before@team")), ("team", context("c@team")), of=-1)
    for entries in (one, other):
        for entry in visible(entries, "everyone"):
            assert all(h.encode() not in (entry.body or b"") for h in {e.hash for e in entries if e.audience == "team"})
    assert visible(one, "everyone") == visible(other, "everyone")


def test_what_was_disclosed_may_then_be_named_by_all() -> None:
    entries = disclosed(*ground(), ("team", party("west@team")))
    held = registers()
    for entry in entries:
        held.take(entry)
    held.append("everyone", position("p", "west@team", Stance.DEMANDS, "army.small"), START)
    assert replay(held.entries, "everyone").positions["p"].value.party == "west@team"
