"""When something could be known: no view of the past depends on the day on which an analyst typed it in."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from pourparler.domain.negotiation import COLLECTIONS, Negotiation
from pourparler.domain.position import Stance
from pourparler.library import state
from pourparler.record.entry import Entry
from pourparler.record.event import Event
from pourparler.record.order import ordered
from pourparler.record.replay import replay
from pourparler.workbench.add import add
from pourparler.workbench.new import new
from tests.making import ground, position, registers, source
from tests.record.plans import plans

DAYS = [date(2025, 11, 1) + timedelta(days=n) for n in range(0, 45, 3)]


def at(steps: list[tuple[str, Event]], moments: list[str]) -> list[Entry]:
    held = registers()
    for (audience, event), moment in zip(steps, moments, strict=True):
        held.append(audience, event, moment)
    return ordered(held.entries)


def dated(event: Event) -> bool:
    """Whether when it could be known follows from its day and its sources, or is stated."""
    return event.framed or event.known_on is not None or not event.passages


def views(entries: list[Entry], viewer: str) -> list[Any]:
    return [_bare(replay(entries, viewer, as_of=a, known_at=k)) for a in (None, DAYS[5]) for k in (None, *DAYS)]


def _bare(found: Negotiation) -> Any:
    """What a view says, without the hashes, which cover the moment of recording."""
    return {
        name: [(key, structs.replace(one, event="")) for key, one in getattr(found, name).items()]
        for name in COLLECTIONS
    }


@given(plans(), st.sampled_from(["everyone", "north", "team"]), st.integers(0, 400))
def test_recorded_at_changes_no_view_while_the_order_of_recording_stays(plan: Any, viewer: str, later: int) -> None:
    seen, hidden = plan
    stated = [_stated(step) for step in [*seen, *hidden[0]]]
    one = [f"2025-12-22T09:{n // 60:02}:{n % 60:02}.000000Z" for n in range(len(stated))]
    day = date(2026, 1, 1) + timedelta(days=later)
    other = [f"{day + timedelta(days=n)}T10:00:00.000000Z" for n in range(len(stated))]
    assert views(at(stated, one), viewer) == views(at(stated, other), viewer)


def _stated(step: tuple[str, Event]) -> tuple[str, Event]:
    """The exceptions are stated: what somebody said or did without a dated source says from when it could be known."""
    audience, event = step
    return step if event.framed else (audience, structs.replace(event, known_on=event.happened_on.latest))


def test_no_option_is_lost_and_no_deadlock_made_up_in_a_view_of_the_day_it_was_named(tmp_path: Path) -> None:
    record = str(tmp_path / "talks.pourparler")
    new(record, "Talks", keeper="team", audience="everyone", happened_on=date(2026, 3, 1))

    def put(kind: str, on: str, **content: Any) -> None:
        add(record, {"kind": kind, "happened_on": [on, on], **content})

    put(
        "source-added",
        "2026-03-02",
        source={"id": "s", "title": "T", "publisher": "P", "published": ["2026-03-02", "2026-03-02"]},
    )
    for party in ("north", "south"):
        put("party-added", "2026-03-02", party={"id": party, "name": party, "roles": ["conflict-party"]})
    put("issue-added", "2026-03-02", issue={"id": "army", "title": "Army"})
    for option in ("small", "large"):
        put("option-named", "2026-03-02", option={"id": f"army.{option}", "issue": "army", "label": option})
    for party, stance, option in (("north", "demands", "small"), ("south", "refuses", "small")):
        put(
            "position-taken",
            "2026-03-03",
            passages=[{"source": "s"}],
            position={
                "id": f"{party}-1",
                "party": party,
                "issue": "army",
                "stance": stance,
                "options": [f"army.{option}"],
                "said": {"speaker": party, "attribution": "on-record", "authority": "principal"},
            },
        )
    now = state(record, viewer="team").issues[0]
    then = state(record, viewer="team", as_of=date(2026, 3, 3), known_at=date(2026, 3, 3)).issues[0]
    assert then.standing == now.standing
    assert then.standing.value == "contested"


def test_a_frame_with_a_later_source_is_known_when_what_names_it_is() -> None:
    late = structs.replace(ground()[4], passages=())
    entries = [*ground(), source("late", "2025-12-05"), position("p", "north", Stance.REFUSES, "army.small")]
    assert late
    held = registers()
    for event in entries:
        held.append("everyone", event, "2025-12-22T09:00:00.000000Z")
    then = replay(ordered(held.entries), "everyone", known_at=date(2025, 11, 21))
    assert set(then.options) >= {"army.small", "army.middle", "army.large"}
