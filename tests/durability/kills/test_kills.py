"""A process killed at any moment: nothing acknowledged is lost, nothing is half-written, the next write works."""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from msgspec import Struct

from tests.durability.found import found, run
from tests.durability.kills.forking import Ended, Parent
from tests.durability.power.trace import built
from tests.durability.workloads import EXPORTED, RECORD, Ground, Workload, ground, workloads

SOAK = int(os.environ.get("POURPARLER_KILLS", "1200"))
pytestmark = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="killing children safely needs Linux")
_DONE = frozenset({0, 1})
"""Exit status 1 is an answer too: of a review that leaves something undecided, say."""


class Whole(Struct, frozen=True):
    """What a way of writing comes to when nobody stops it."""

    way: Workload
    events: int
    seconds: float
    acts: int
    code: int


class Killing:
    """A warm parent, a record to copy, and what each way of writing comes to."""

    def __init__(self, folder: Path, reading: bool) -> None:
        self.folder = folder
        self.start = ground(folder / "ground")
        self.held = found(self.start.record()).hashes
        warm = ("read", str(self.start.folder / "report.txt"), "--to", str(self.start.record())) if reading else ()
        library = built(folder)
        self.parent = Parent(folder, None if isinstance(library, str) else library, warm)
        self.ways = [self._whole(way) for way in workloads(reading=reading).values()]

    def _whole(self, way: Workload) -> Whole:
        place = self.copied()
        ended = self.parent.run(way.line(place))
        assert ended.code in _DONE, (way.name, ended.told)
        assert not (way.gone and _holding(place, way.gone)), way.name
        return Whole(way, len(self._hashes(place, way) - self.held), ended.seconds, ended.acts, ended.code)

    def copied(self) -> Ground:
        """Return a fresh copy of the ground."""
        shutil.rmtree(self.folder / "killed", ignore_errors=True)
        return self.start.copied(self.folder / "killed")

    def kill(self, whole: Whole, chance: random.Random, before: int | None = None) -> tuple[Ended, list[str]]:
        """Kill one call; return how it ended, and in a sentence each what is then amiss."""
        place = self.copied()
        line = whole.way.line(place)
        if before is not None:
            ended = self.parent.run(line, before=before)
        elif whole.acts and chance.random() < 0.5:
            ended = self.parent.run(line, before=chance.randrange(whole.acts))
        else:
            ended = self.parent.run(line, after=max(1e-6, chance.random() * 1.1 * whole.seconds))
        return ended, [*self._amiss(whole, place, ended), *_next_write(place)]

    def _amiss(self, whole: Whole, place: Ground, ended: Ended) -> Iterator[str]:
        way = whole.way
        for file in _records(place):
            now = found(file)
            if not now.sound:
                yield f"{file.name} does not verify: {now.said[:300]}"
                return
        now_held = self._hashes(place, way)
        if way.writes in ("", RECORD) and self.held - now_held:
            yield f"lost {len(self.held - now_held)} events"
        new = len(now_held - self.held)
        if new not in ((0, whole.events) if not way.steps else range(whole.events + 1)):
            yield f"half-written: {new} of {whole.events} events"
        finished = ended.code in _DONE or (ended.told and not way.steps)
        if finished and new != whole.events:
            yield f"said to be done, and {new} of {whole.events} events are there"
        yield from self._again(whole, place, new)

    def _again(self, whole: Whole, place: Ground, new: int) -> Iterator[str]:
        """Do what was not done once more: it must come to the same."""
        way = whole.way
        if way.writes and not way.steps and new == whole.events and whole.events:
            return
        again = run(*way.line(place))
        if again.code != whole.code:
            yield f"once more it fails: {again.error}"
        elif (there := len(self._hashes(place, way) - self.held)) != whole.events:
            yield f"once more it comes to {there} events instead of {whole.events}"
        elif way.verb == "export" and not found(place.folder / EXPORTED).sound:
            yield "what was exported once more does not verify"
        elif way.gone and _holding(place, way.gone):
            yield f"once more it leaves the words in {_holding(place, way.gone)}"

    def _hashes(self, place: Ground, way: Workload) -> frozenset[str]:
        file = place.folder / (way.writes or RECORD)
        return found(file).hashes if file.exists() else frozenset()


def _records(place: Ground) -> list[Path]:
    return [path for path in place.folder.glob("*.pourparler") if not path.name.startswith(".")]


def _holding(place: Ground, words: str) -> list[str]:
    """Return the files of the record that was written that hold words as bytes, journals and free pages included."""
    files = [path for path in place.folder.glob(f"*{RECORD}*") if path.is_file()]
    return [path.name for path in files if words.encode() in path.read_bytes()]


def _next_write(place: Ground) -> Iterator[str]:
    words = ("add", "context", place.record(), "--on", "2026-03-07", "--source", "letter", "--what", "Afterwards")
    said = run(*words)
    if said.code:
        yield f"the next write fails: {said.error}"
    elif not found(place.record()).sound:
        yield "after the next write it does not verify"
    if left := [path.name for path in place.folder.glob(f"{RECORD}-*")]:
        yield f"left after the next write: {left}"


@pytest.fixture(scope="module")
def killing(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Killing]:
    """Loading a model of a language takes longer than all the rest: reports are reviewed in the long version only."""
    made = Killing(tmp_path_factory.mktemp("kills"), getattr(request, "param", False))
    yield made
    made.parent.close()


def kill_many(killing: Killing, many: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Kill so many calls, each way of writing in turn; return the kills by way, and what was amiss."""
    chance = random.Random(seed)
    kills: Counter[str] = Counter()
    bad: list[str] = []
    turn = 0
    while kills.total() < many and turn < 3 * many:
        whole = killing.ways[turn % len(killing.ways)]
        turn += 1
        ended, amiss = killing.kill(whole, chance)
        kills[whole.way.name] += ended.killed()
        bad += [f"{whole.way.name}, turn {turn}: {what}" for what in amiss]
    return kills, bad


def test_a_process_killed_at_any_moment_loses_nothing(killing: Killing) -> None:
    kills, bad = kill_many(killing, 11, seed=1)
    assert not bad, "\n".join(bad)
    assert kills.total() == 11


@pytest.mark.soak
@pytest.mark.parametrize("killing", [find_spec("spacy") is not None], indirect=True)
def test_processes_killed_a_thousand_times_lose_nothing(killing: Killing, told: Callable[[str], None]) -> None:
    kills, bad = kill_many(killing, SOAK, seed=int(os.environ.get("POURPARLER_SEED", "2")))
    told(f"{kills.total()} kills: {', '.join(f'{name} {n}' for name, n in kills.items())}")
    assert not bad, "\n".join(bad[:40])
    assert kills.total() == SOAK


@pytest.mark.soak
def test_a_process_killed_before_each_of_its_acts_on_the_disk(killing: Killing, told: Callable[[str], None]) -> None:
    if not sys.platform.startswith("linux") or not killing.ways[0].acts:
        pytest.skip("counting a process's acts needs a C compiler")
    bad, acts = [], 0
    for whole in killing.ways:
        for before in range(whole.acts):
            _, amiss = killing.kill(whole, random.Random(0), before)
            bad += [f"{whole.way.name}, before act {before}: {what}" for what in amiss]
            acts += 1
    told(f"killed before each of {acts} acts on the disk")
    assert not bad, "\n".join(bad[:40])
