"""Random histories of one record, split between copies that grow apart: at odd clocks, now and then merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st
from msgspec import structs

from pourparler.domain.interval import Interval
from pourparler.domain.party import Party
from pourparler.errors import PourparlerError
from pourparler.record.entry import Entry, erased
from pourparler.record.event import Event, introduced, kinds
from pourparler.record.events.correction import EventCorrected, EventDisclosed, EventOpened, EventRetracted, content
from pourparler.record.events.erasure import EventErased, Ground
from pourparler.record.events.party import PartyAdded
from pourparler.record.merging import union
from pourparler.record.moment import moment
from pourparler.record.order import ordered
from pourparler.record.register import canonical
from pourparler.record.registers import Registers
from tests.making import context, day, opened, party, source

AUDIENCES = ("everyone", "team", "north+team")
_START = datetime(2026, 1, 5, 9, tzinfo=UTC)


@dataclass
class Copy:
    """One copy of the record, with a clock of its own."""

    name: str
    entries: list[Entry]
    clock: datetime
    salts: int = 0
    made: int = 0
    log: list[str] = field(default_factory=list)

    def append(self, audience: str, event: Event) -> Entry | None:
        """Append an event by this copy's clock; none where the rules refuse it."""
        held = Registers("toy", self.entries, self._salt)
        try:
            entry = held.next(audience, event, moment(self.clock))
        except PourparlerError as error:
            self.log.append(str(error))
            return None
        self.entries = ordered([*self.entries, entry])
        return entry

    def _salt(self, audience: str, position: int) -> bytes:
        self.salts += 1
        return f"{self.name}{self.salts}".encode().ljust(16, b".")[:16]

    def take_in(self, other: Copy) -> None:
        self.entries = together(self.entries, other.entries)


def together(one: Sequence[Entry], other: Sequence[Entry]) -> list[Entry]:
    """The union of two copies, as a store makes it."""
    found = union(one, other, erase=True)
    lost = set(found.lost)
    return ordered([*(erased(e) if e.hash in lost else e for e in one), *found.fresh])


def ground() -> list[Event]:
    return [opened(), source(), party("north"), party("south")]


@st.composite
def three_copies(draw: st.DrawFn, most: int = 10, erasing: bool = True) -> list[Copy]:
    """Draw three copies of one record that have a beginning in common and went on apart."""
    first = Copy("a", [], _START)
    for event in ground():
        first.append("everyone", event)
    copies = [first, *(Copy(name, list(first.entries), _START) for name in "bc")]
    for copy in copies:
        copy.clock += timedelta(hours=draw(st.integers(-12, 12)))
    for _ in range(draw(st.integers(0, most))):
        copy = draw(st.sampled_from(copies))
        # Clocks stand still, run, and go back by less than the day that would be refused.
        copy.clock += timedelta(seconds=draw(st.sampled_from([0, 0, 1, 3600, -3600])))
        _step(draw, copy, copies, erasing)
    return copies


def _step(draw: st.DrawFn, copy: Copy, copies: list[Copy], erasing: bool) -> None:
    kind = draw(st.sampled_from(["add", "add", "same", "change", "correct", "retract", "disclose", "merge", "erase"]))
    audience = draw(st.sampled_from(AUDIENCES))
    if kind == "merge":
        copy.take_in(draw(st.sampled_from(copies)))
    elif kind in ("add", "same"):
        copy.made += 1
        tail = "" if audience == "everyone" else f"@{audience}"
        stem = "shared" if kind == "same" else f"{copy.name}{copy.made}"
        copy.append(audience, _noted(draw, f"{stem}{tail}"))
    elif kind == "change":
        part = kinds()["party-changed"].__annotations__ and _party_part(draw)
        copy.append("everyone", kinds()["party-changed"](happened_on=day("2025-12-20"), party=part))
    else:
        _about(draw, copy, kind, erasing)


def _noted(draw: st.DrawFn, key: str) -> Event:
    if draw(st.booleans()):
        return PartyAdded(happened_on=day(), party=Party(key, draw(st.sampled_from(["West", "West bank"]))))
    return structs.replace(context(key), note=draw(st.sampled_from(["", "noted"])))


def _party_part(draw: st.DrawFn) -> object:
    from pourparler.record.events import party as module

    what = draw(st.sampled_from([{"name": "The North"}, {"name": "Nord"}, {"note": "changed"}, {"note": None}]))
    return module.PartyPart("north", **what)


def _about(draw: st.DrawFn, copy: Copy, kind: str, erasing: bool) -> None:
    plain = [e for e in copy.entries if e.body is not None and not e.event().about_record]
    target = draw(st.sampled_from(plain[4:] or plain))
    when = Interval.of("2025-12-21")
    if kind == "correct":
        event = content(target.event())
        mended = structs.replace(event, note=draw(st.sampled_from(["mended", "mended again"])))
        copy.append(
            target.audience,
            EventCorrected(happened_on=when, event=target.hash, ground="a slip", instead=canonical(mended)),
        )
    elif kind == "retract":
        copy.append(target.audience, EventRetracted(happened_on=when, event=target.hash, ground="a slip"))
    elif kind == "disclose" and target.audience != "everyone":
        told = copy.append("everyone", EventDisclosed(happened_on=when, body=canonical(target.event())))
        if told:
            copy.append(target.audience, EventOpened(happened_on=when, event=target.hash, disclosed=told.hash))
    elif kind == "erase" and erasing:
        done = copy.append(
            target.audience, EventErased(happened_on=when, events=(target.hash,), ground=Ground.RECORDED_BY_MISTAKE)
        )
        if done:
            copy.entries = [erased(e) if e.hash == target.hash else e for e in copy.entries]


def ids(entries: Sequence[Entry]) -> set[str]:
    """The ids that entries introduce."""
    return {
        key
        for e in entries
        if e.body is not None and not e.event().about_record
        for (_, key), _ in introduced(e.event())
    }
