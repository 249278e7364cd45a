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

from tests.durability.found import found
from tests.durability.kills.aftermath import Whole, amiss, whole
from tests.durability.kills.forking import Ended, Parent
from tests.durability.power.trace import built
from tests.durability.workloads import Ground, ground, workloads

SOAK = int(os.environ.get("POURPARLER_KILLS", "1200"))
pytestmark = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="killing children safely needs Linux")


class Killing:
    """A warm parent, a record to copy, and what each way of writing comes to."""

    def __init__(self, folder: Path, reading: bool) -> None:
        self.folder = folder
        self.start = ground(folder / "ground")
        self.held = found(self.start.record()).hashes
        warm = ("read", str(self.start.folder / "report.txt"), "--to", self.start.record()) if reading else ()
        library = built(folder)
        self.parent = Parent(folder, None if isinstance(library, str) else library, warm)
        ways = workloads(reading=reading).values()
        self.ways = [whole(way, self.copied(), self.held, self.parent) for way in ways]

    def copied(self) -> Ground:
        """Return a fresh copy of the ground."""
        shutil.rmtree(self.folder / "killed", ignore_errors=True)
        return self.start.copied(self.folder / "killed")

    def kill(self, one: Whole, chance: random.Random, before: int | None = None) -> tuple[Ended, list[str]]:
        """Kill one call; return how it ended, and in a sentence each what is then amiss."""
        place = self.copied()
        line = one.way.line(place)
        if before is not None:
            ended = self.parent.run(line, before=before)
        elif one.acts and chance.random() < 0.5:
            ended = self.parent.run(line, before=chance.randrange(one.acts))
        else:
            ended = self.parent.run(line, after=max(1e-6, chance.random() * 1.1 * one.seconds))
        return ended, amiss(one, place, self.held, ended)


@pytest.fixture(scope="module")
def killing(scratch: Callable[[], Path], request: pytest.FixtureRequest) -> Iterator[Killing]:
    """Loading a model of a language takes longer than all the rest: reports are reviewed in the long version only."""
    made = Killing(scratch(), getattr(request, "param", False))
    yield made
    made.parent.close()


def kill_many(killing: Killing, many: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Kill so many calls, each way of writing in turn; return the kills by way, and what was amiss."""
    chance = random.Random(seed)
    kills: Counter[str] = Counter()
    bad: list[str] = []
    turn = 0
    while kills.total() < many and turn < 3 * many:
        one = killing.ways[turn % len(killing.ways)]
        turn += 1
        ended, wrong = killing.kill(one, chance)
        kills[one.way.name] += ended.killed()
        bad += [f"{one.way.name}, turn {turn}: {what}" for what in wrong]
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
    for one in killing.ways:
        for before in range(one.acts):
            _, wrong = killing.kill(one, random.Random(0), before)
            bad += [f"{one.way.name}, before act {before}: {what}" for what in wrong]
            acts += 1
    told(f"killed before each of {acts} acts on the disk")
    assert not bad, "\n".join(bad[:40])
