"""Records with much that is hidden from a viewer: what the laws of non-interference are tried on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec import structs
from sqlalchemy import insert

from pourparler.domain.decision import Decision, Ruling, ids
from pourparler.domain.draft import Point
from pourparler.domain.issue import Option
from pourparler.domain.position import Stance
from pourparler.domain.preference import Preference
from pourparler.domain.reading import Reading
from pourparler.domain.source import Passage, Source
from pourparler.domain.statement import Statement
from pourparler.errors import PourparlerError
from pourparler.record.decisions import Taken, keep_decisions
from pourparler.record.entry import Entry, erased
from pourparler.record.event import Event, kinds
from pourparler.record.events.attestation import EventChecked, EventRecorded, PassedOn
from pourparler.record.events.correction import EventCorrected, EventDisclosed, EventOpened, EventRetracted, content
from pourparler.record.events.erasure import EventErased, Ground
from pourparler.record.events.preference import PreferenceEstimated
from pourparler.record.events.source import SourceAdded
from pourparler.record.events.statement import StatementNoted
from pourparler.record.held import Held
from pourparler.record.info import RecordInfo
from pourparler.record.moment import moment
from pourparler.record.opening import create_store
from pourparler.record.order import ordered
from pourparler.record.register import canonical
from pourparler.record.registers import Registers, Salt
from pourparler.record.tables import keep_texts, requests
from tests.making import OWN, context, day, delegate, draft, ground, party, position, registers
from tests.record.plans import Step

REPORT = """The Gazette, 1 December 2025

Anna Weil, foreign minister of North, said on 1 December 2025: "We refuse a large army." South rejected a small army.
The parties will meet again on 12 December 2025.
"""
MENDED = "The same, as the team mended it.\n"
LETTER = "A letter. The army stays as it is, wrote the minister.\n"
INFO = RecordInfo("toy", "team", "everyone")
_BEGIN = datetime(2025, 12, 22, 9, tzinfo=UTC)


def sha256(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


@dataclass
class History:
    """All that a file holds of a record."""

    entries: list[Entry]
    texts: list[Held] = field(default_factory=list)
    decisions: list[Taken] = field(default_factory=list)
    requests: list[tuple[str, str, str]] = field(default_factory=list)

    def write(self, file: Path) -> None:
        """Make it the record file of the team."""
        with create_store(str(file)) as store:
            store.begin(INFO, self.entries)
            with store.writing(INFO.id) as connection:
                keep_texts(connection, INFO.id, self.texts)
                keep_decisions(connection, INFO.id, self.decisions)
                for writer, name, hash_ in self.requests:
                    row = {"record": INFO.id, "writer": writer, "request": name, "hashes": hash_}
                    connection.execute(insert(requests), row)


def quoting(key: str, source: str, words: str, text: str) -> Event:
    start = text.index(words)
    cited = (Passage(source, start, start + len(words), words),)
    return StatementNoted(happened_on=day("2025-11-22"), statement=Statement(key, OWN, words), passages=cited)


def common() -> list[Step]:
    """What everyone sees before anything that is drawn: something for every verb to work on."""
    gazette = Source(
        "gazette", "A report", "The Gazette", published=day("2025-11-21"), sha256=sha256(REPORT), redistributable=True
    )
    minutes = Source(
        "minutes", "Minutes", "The mediator", published=day("2025-11-21"), sha256=sha256(LETTER), redistributable=True
    )
    values = {"army.small": 1.0, "army.middle": 0.6, "army.large": 0.0}
    other = {"army.small": 0.0, "army.middle": 0.7, "army.large": 1.0}
    told: list[Event] = [
        *ground(),
        SourceAdded(happened_on=day("2025-11-21"), source=gazette),
        SourceAdded(happened_on=day("2025-11-21"), source=minutes),
        delegate("anna-weil", "north"),
        position("north-large", "north", Stance.REFUSES, "army.large"),
        position("south-small", "south", Stance.OPPOSES, "army.small", on="2025-11-23"),
        draft("plan", Point("1", "The army", ("army",), ("army.middle",))),
        quoting("said", "gazette", "We refuse a large army", REPORT),
        quoting("written", "minutes", "The army stays as it is", LETTER),
        context("storm"),
        context("strike"),
        *(
            PreferenceEstimated(
                happened_on=day(),
                preference=Preference(f"of-{whom}", whom, "analyst", "interviews", {"army": 1.0}, held),
            )
            for whom, held in (("north", values), ("south", other))
        ),
    ]
    north = [context("word@north+team"), context("offer@north+team", on="2025-11-24")]
    return [*(("everyone", event) for event in told), *(("north+team", event) for event in north)]


def seen_by(viewer: str, steps: Sequence[Step]) -> list[Step]:
    return [one for one in steps if one[0] == "everyone" or viewer in one[0].split("+")]


def bare(viewer: str, steps: Sequence[Step]) -> History:
    """The record of what a viewer may see, with a correction, a retraction, a disclosure, an erasure and a conflict."""
    held = registers(INFO.id)
    clock = _moments()
    for audience, event in seen_by(viewer, [*common(), *steps]):
        held.append(audience, event, next(clock))
    about = {_id(entry): entry for entry in held.entries}
    mended = structs.replace(about["storm"].event(), note="mended")
    held.append("everyone", _correction(about["storm"], mended), next(clock))
    held.append("everyone", context("slip"), next(clock))
    held.append("everyone", _retraction(held.entries[-1]), next(clock))
    held.append("everyone", context("mistake"), next(clock))
    lost = held.entries[-1]
    held.append("everyone", _erasure(lost), next(clock))
    if viewer != "everyone":
        told = about["word@north+team"]
        copy = held.append(
            "everyone", EventDisclosed(happened_on=day("2025-12-01"), body=canonical(told.event())), next(clock)
        )
        held.append(
            "north+team", EventOpened(happened_on=day("2025-12-01"), event=told.hash, disclosed=copy.hash), next(clock)
        )
    entries = _apart(held.entries, "everyone", clock)
    texts = [("everyone", sha256(REPORT), REPORT)]
    return History(ordered(_without(entries, {lost.hash})), texts)


def with_hidden(viewer: str, steps: Sequence[Step], hidden: Sequence[Step], found: Reading) -> History:
    """The same record with all that may be hidden from a viewer: of every kind, and naming what is seen."""
    whole = bare(viewer, steps)
    seen = list(whole.entries)
    unseen = [one for one in [*common(), *steps] if one not in seen_by(viewer, [*common(), *steps])]
    held = Registers(INFO.id, seen, _own_salt)
    clock = _moments(timedelta(microseconds=500))
    for audience, event in [*unseen, *hidden]:
        held.append(audience, event, next(clock))
    confidential = len(held.entries)
    lost = _kept_by_the_team(held, seen, clock)
    entries = _apart(held.entries, "team", clock)
    held = Registers(INFO.id, ordered(_without(entries, {lost})), _own_salt)
    _about_the_seen(held, seen, clock)
    _attested(held, seen, clock, viewer)
    # A clock that was set wrong: nobody who may not see this entry may feel it.
    held.append("team", party("far@team"), "2035-01-01T00:00:00.000000Z")
    own = held.entries[confidential].hash if confidential < len(held.entries) else held.entries[-1].hash
    return History(
        ordered(held.entries),
        [*whole.texts, ("team", sha256(LETTER), LETTER), ("team", sha256(MENDED), MENDED)],
        [("team", one) for one in _decided(found, own)],
        [("team anna", "asked-once", own), ("team ", "asked-once", own)],
    )


def _kept_by_the_team(held: Registers, seen: Sequence[Entry], clock: Iterator[str]) -> str:
    """Confidential events that name what is public, a disclosure to somebody else, and one that was erased."""
    sources = [context("talk@team"), quoting("heard@team", "minutes", "wrote the minister", LETTER)]
    copied = Source(
        "copy@team", "Minutes", "The mediator", published=day("2025-11-21"), sha256=sha256(LETTER), redistributable=True
    )
    for event in (*sources, SourceAdded(happened_on=day("2025-11-21"), source=copied), _secret()):
        held.append("team", event, next(clock))
    talk = next(entry for entry in held.entries if _id(entry) == "talk@team")
    told = held.append(
        "south+team", EventDisclosed(happened_on=day("2025-12-02"), body=canonical(talk.event())), next(clock)
    )
    held.append("team", EventOpened(happened_on=day("2025-12-02"), event=talk.hash, disclosed=told.hash), next(clock))
    gone = held.append("team", context("named@team"), next(clock))
    held.append("team", _erasure(gone), next(clock))
    return gone.hash


def _secret() -> Event:
    secret = Option("army.secret@team", "army", "a secret one")
    return kinds()["option-named"](happened_on=day(), option=secret)


def _about_the_seen(held: Registers, seen: Sequence[Entry], clock: Iterator[str]) -> None:
    """What the team, for itself alone, mends, changes and takes back of what others see."""
    for kind, noun in (
        ("source-changed", {"id": "gazette", "sha256": sha256("another text")}),
        ("party-changed", {"id": "north", "name": "The secret North"}),
        ("issue-changed", {"id": "army", "title": "Secret forces"}),
        ("option-changed", {"id": "army.small", "label": "secretly small"}),
    ):
        _try(held, _made(kind, noun), clock)
    for number, entry in enumerate(seen):
        if entry.body is None or entry.event().about_record:
            continue
        event = content(entry.event())
        # What the tests disclose and quote is always among what the team mended for itself.
        if number % 3 == 0 or _id(entry) in ("offer@north+team", "minutes", "gazette"):
            changed = structs.replace(event, note="secretly mended")
            if isinstance(event, SourceAdded) and event.source.id != "minutes":
                changed = structs.replace(event, source=structs.replace(event.source, sha256=sha256(MENDED)))
            _try(held, _correction(entry, changed), clock)
        elif number % 3 == 1:
            _try(held, _retraction(entry), clock)


def _attested(held: Registers, seen: Sequence[Entry], clock: Iterator[str], viewer: str) -> None:
    hashes = tuple(entry.hash for entry in seen)
    for event in (
        EventRecorded(happened_on=day("2025-12-03"), events=hashes, by="anna"),
        EventChecked(happened_on=day("2025-12-03"), events=hashes[::2], by="boris"),
        PassedOn(happened_on=day("2025-12-03"), viewer=viewer, heads=hashes[-1:]),
    ):
        held.append("team", event, next(clock))


def _apart(entries: Sequence[Entry], audience: str, clock: Iterator[str]) -> list[Entry]:
    """The record after two copies of it went on apart and came together: ids, changes and corrections that clash."""
    tail = "" if audience == "everyone" else f"@{audience}"
    storm = next(entry for entry in entries if _id(entry) == "storm")
    found = list(entries)
    for words in ("one", "other"):
        copy = Registers(INFO.id, ordered(entries), _salt_of(words))
        huge = Option(f"army.huge{tail}", "army", f"{words} {audience}")
        for event in (
            kinds()["option-named"](happened_on=day(), option=huge),
            _made("party-changed", {"id": "south", "note": f"{words} {audience}"}),
            _correction(storm, structs.replace(content(storm.event()), note=f"{words} {audience}")),
        ):
            found.append(copy.append(audience, event, next(clock)))
    return found


def _decided(found: Reading, hash_: str) -> list[Decision]:
    """The first two candidates of the report, accepted and rejected for the team alone."""
    return [
        Decision(
            sha256(found.text),
            key,
            ruling,
            one.reader,
            one.kind,
            "en",
            ruling is Ruling.ACCEPT,
            {},
            {},
            (hash_,),
            moment(_BEGIN),
        )
        for key, one, ruling in zip(
            ids(found.candidates), found.candidates, (Ruling.ACCEPT, Ruling.REJECT), strict=False
        )
    ]


def _made(kind: str, noun: dict[str, str]) -> Event:
    from pourparler.workbench.add import as_event

    word = kind.partition("-")[0]
    return as_event({"kind": kind, "happened_on": ["2025-12-01", "2025-12-01"], word: noun})


def _try(held: Registers, event: Event, clock: Iterator[str]) -> None:
    """Append for the team, unless what it names no longer stands for the team."""
    try:
        held.append("team", event, next(clock))
    except PourparlerError:
        return


def _correction(entry: Entry, event: Event) -> Event:
    return EventCorrected(happened_on=day("2025-12-01"), event=entry.hash, ground="a slip", instead=canonical(event))


def _retraction(entry: Entry) -> Event:
    return EventRetracted(happened_on=day("2025-12-01"), event=entry.hash, ground="a slip")


def _erasure(entry: Entry) -> Event:
    return EventErased(happened_on=day("2025-12-01"), events=(entry.hash,), ground=Ground.RECORDED_BY_MISTAKE)


def _without(entries: Sequence[Entry], gone: set[str]) -> list[Entry]:
    return [erased(entry) if entry.hash in gone else entry for entry in entries]


def _id(entry: Entry) -> str:
    if entry.body is None:
        return ""
    event = entry.event()
    return (
        "" if event.about_record else str(getattr(getattr(event, "context", getattr(event, "source", None)), "id", ""))
    )


def _moments(offset: timedelta = timedelta()) -> Iterator[str]:
    """Seconds, one after another; with an offset, between those of the others."""
    number = 0
    while True:
        yield moment(_BEGIN + timedelta(seconds=number) + offset)
        number += 1


def _own_salt(audience: str, position: int) -> bytes:
    return hashlib.sha256(f"hidden {audience} {position}".encode()).digest()[:16]


def _salt_of(words: str) -> Salt:
    return lambda audience, position: hashlib.sha256(f"{words} {audience} {position}".encode()).digest()[:16]


def hidden_values(history: History, viewer: str) -> set[str | bytes]:
    """What stands in a file and a viewer may not see: hashes, bodies, salts, texts."""

    def hidden(audience: str) -> bool:
        return audience != "everyone" and viewer not in audience.split("+")

    entries = [entry for entry in history.entries if hidden(entry.audience)]
    found: set[str | bytes | None] = {value for e in entries for value in (e.hash, e.commitment, e.salt, e.body)}
    texts = {words for audience, _, words in history.texts if hidden(audience)}
    seen = {words for audience, _, words in history.texts if not hidden(audience)}
    return {value for value in found if value} | (texts - seen)
