"""Replay: what a viewer may see, as of a date, as it could be known; any prefix stands for itself."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from pourparler.domain.negotiation import COLLECTIONS
from pourparler.domain.source import Passage
from pourparler.record.audience import includes
from pourparler.record.chain import Entry
from pourparler.record.event import introduced, named
from pourparler.record.events.correction import EventCorrected, EventDisclosed, EventRetracted
from pourparler.record.register import canonical
from pourparler.record.replay import replay
from tests.making import context, day, ground, party, recorded, source
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

    visible = [e.event() for e in entries if includes(e.audience, viewer)]
    known = [e for e in visible if known_at is None or e.known_on is None or e.known_on <= known_at]
    grown = bool(known)
    while grown:  # what a known event names is known, unless its own source says otherwise
        names = {pair for e in known for pair in named(e)} | {("openings", "opening")}
        more = [
            e for e in visible
            if e not in known and not e.passages and not e.sourced and e.renews == "never"
            and any(pair in names and pair[0] != "sources" for pair, _ in introduced(e))
        ]  # fmt: skip
        known, grown = [*known, *more], bool(more)
    for today in sorted({e.happened_on.latest for e in visible}):
        for event in visible:
            if (
                event in known
                and event.happened_on.latest == today
                and (as_of is None or today <= as_of or hasattr(event, "source"))
            ):
                event.apply(Sink())
    return state


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
    for name in COLLECTIONS:
        if name == "drafts" and known_at is not None:
            continue  # their points' passages are filtered, which a test of its own shows
        assert list(found[name].items()) == list(wanted[name].items())


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
    fix = EventCorrected(happened_on=day("2025-12-10"), known_on=date(2025, 12, 10), event=wrong.hash, ground="a slip",
                         instead=canonical(right))  # fmt: skip
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


def test_a_disclosed_event_is_seen_by_all_from_its_disclosure_and_by_its_own_audience_as_before() -> None:
    hidden = recorded(*ground(), ("team", context("c@team")))[-1]
    opened = EventDisclosed(happened_on=day("2025-12-15"), event=hidden.hash, body=canonical(hidden.event()))
    entries = recorded(*ground(), ("team", context("c@team")), opened)
    assert replay(entries, "everyone").contexts["c@team"].event == entries[-1].hash
    assert replay(entries, "team").contexts["c@team"].event == hidden.hash
    gone = EventRetracted(happened_on=day(), event=entries[-1].hash, ground="a slip")
    entries = recorded(*ground(), ("team", context("c@team")), opened, gone)
    assert replay(entries, "everyone").contexts == {}
    assert replay(entries, "team").contexts["c@team"].event == hidden.hash


def test_what_was_disclosed_may_then_be_named_by_all() -> None:
    west = recorded(*ground(), ("team", party("west@team")))[-1]
    opened = EventDisclosed(happened_on=day(), event=west.hash, body=canonical(west.event()))
    named = structs.replace(source("note"), source=structs.replace(source("note").source, publisher="West"))  # type: ignore[attr-defined]
    entries = recorded(*ground(), ("team", party("west@team")), opened, named)
    assert "west@team" in replay(entries, "everyone").parties
