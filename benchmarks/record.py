"""Replay, appends and the state of play against the number of events: ``python -m benchmarks.record``."""

from __future__ import annotations

import itertools
import json
import secrets
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.measure import median_seconds, peak_megabytes
from pourparler.domain.evidence import Attribution, Level, Voice
from pourparler.domain.interval import Interval
from pourparler.domain.issue import Issue, Option
from pourparler.domain.party import Party, Role
from pourparler.domain.position import Position, Stance
from pourparler.domain.source import Passage, Source
from pourparler.domain.statement import Statement
from pourparler.record.event import Event
from pourparler.record.events.issue import IssueAdded
from pourparler.record.events.option import OptionNamed
from pourparler.record.events.party import PartyAdded
from pourparler.record.events.position import PositionTaken
from pourparler.record.events.source import SourceAdded
from pourparler.record.events.statement import StatementNoted
from pourparler.record.faults import faults
from pourparler.record.info import RecordInfo
from pourparler.record.opening import create_store, open_store
from pourparler.record.replay import replay
from pourparler.record.store import Store
from pourparler.standing.state_of_play import state_of_play

_VOICE = Voice("A speaker", Attribution.ON_RECORD, capacity="minister")


def ground() -> list[Event]:
    """Return six parties, a source, and forty issues with four options each."""
    day = Interval.of("2025-11-20")
    events: list[Event] = [SourceAdded(happened_on=day, source=Source("paper", "A report", "A paper", published=day))]
    for n in range(6):
        events.append(PartyAdded(happened_on=day, party=Party(f"party-{n}", f"Party {n}", (Role.CONFLICT_PARTY,))))
    for n in range(40):
        events.append(IssueAdded(happened_on=day, issue=Issue(f"issue-{n}", f"Issue {n}")))
        events += [
            OptionNamed(happened_on=day, option=Option(f"issue-{n}.{k}", f"issue-{n}", f"Option {k}")) for k in range(4)
        ]
    return events


def happening(number: int) -> Event:
    """Return a statement, or for every fourth number a position."""
    day = Interval.of(f"2025-11-{20 + number % 10:02}")
    cited = (Passage("paper", number, number + 20, "some words"),)
    if number % 4:
        said = Statement(f"statement-{number}", _VOICE, "more work is left to do", issues=(f"issue-{number % 40}",))
        return StatementNoted(happened_on=day, passages=cited, statement=said)
    issue = f"issue-{number % 40}"
    stance = list(Stance)[number // 4 % 8]
    taken = Position(
        f"position-{number}", f"party-{number % 6}", issue, stance, _VOICE, (f"{issue}.{number // 8 % 4}",)
    )
    return PositionTaken(happened_on=day, passages=cited, position=taken)


def filled(file: Path, events: int) -> None:
    """Make a record of so many events."""
    with create_store(str(file)) as store:
        store.begin(RecordInfo("bench", "team", "everyone"))
        first = ground()
        store.append("bench", [("everyone", e) for e in [*first, *map(happening, range(events - len(first)))]])


def reading(file: Path) -> dict[str, float]:
    """Measure replay (reading the file included), the state of play, and verification."""
    with open_store(str(file)) as store:
        replayed, least, most = median_seconds(lambda: replay(store.everything("bench"), "everyone"))
        memory = peak_megabytes()
        negotiation = replay(store.everything("bench"), "everyone")
        stated, _, _ = median_seconds(lambda: state_of_play(negotiation, Level.ANY), runs=3)
        checked, _, _ = median_seconds(lambda: list(faults(store.everything("bench"))), runs=3)
    return {"replay": replayed, "least": least, "most": most, "state": stated, "verify": checked, "memory": memory}


def appending(file: Path, batch: int) -> dict[str, float]:
    """Measure durable appends per second onto a record, in batches of a size, each saying who recorded it.

    Beside it, in the same run and on the same disk, SQLite alone: rows of the same size written with the same care,
    nothing checked and nothing read.
    """
    rounds = max(3, 200 // batch)
    with open_store(str(file)) as store:
        taken = _rounds(lambda number: _append(store, number, batch), rounds, batch)
    bare = sqlite3.connect(file, isolation_level=None)
    for pragma in ("journal_mode = PERSIST", "synchronous = EXTRA", "secure_delete = ON"):
        bare.execute(f"PRAGMA {pragma}")
    alone = _rounds(lambda _: _append_bare(bare, batch), rounds, batch)
    bare.close()
    written = rounds * batch
    return {"per_second": written / taken, "alone": written / alone, "memory": peak_megabytes()}


def _rounds(append: Callable[[int], None], rounds: int, batch: int) -> float:
    """Return the median seconds of some rounds, after one append for warming up."""
    numbers = itertools.count(10_000_000, batch)
    append(next(numbers))

    def once() -> None:
        for _ in range(rounds):
            append(next(numbers))

    return median_seconds(once, runs=3, warm_up=0)[0]


def _append(store: Store, number: int, batch: int) -> None:
    store.append("bench", [("everyone", happening(number + i)) for i in range(batch)], by="anna")


def _append_bare(connection: sqlite3.Connection, batch: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for size in (*[420] * batch, 180 + 67 * batch):  # the events, and who recorded them
        row = (
            secrets.token_hex(32),
            secrets.token_hex(32),
            secrets.token_hex(32),
            bytes(16),
            secrets.token_bytes(size),
        )
        connection.execute(
            "INSERT INTO entries (record, hash, audience, recorded_at, previous, schema, commitment, salt, body)"
            " VALUES ('bare', ?, 'everyone', '2025-12-22T09:00:00.000000Z', ?, 2, ?, ?, ?)",
            row,
        )
    connection.execute("COMMIT")


def main() -> None:
    """Print one measurement as JSON: what, how many events, and for appends the size of the batch."""
    what, events = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.pourparler"
        if what == "fill":
            taken, _, _ = median_seconds(
                lambda: (file.unlink(missing_ok=True), filled(file, events)), runs=1, warm_up=0
            )
            found = {"per_second": events / taken, "memory": peak_megabytes(), "bytes": file.stat().st_size}
        else:
            _fill_elsewhere(file, events)
            found = reading(file) if what == "read" else appending(file, int(sys.argv[3]))
    sys.stdout.write(json.dumps(found))


def _fill_elsewhere(file: Path, events: int) -> None:
    """Fill in a process of its own, so that its memory is not counted."""
    import subprocess  # noqa: PLC0415

    code = f"from benchmarks.record import filled; from pathlib import Path; filled(Path({str(file)!r}), {events})"
    subprocess.run([sys.executable, "-c", code], check=True)


if __name__ == "__main__":
    main()
