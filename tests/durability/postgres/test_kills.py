"""A client, a backend or the whole server killed at any moment: nothing acknowledged is lost, nothing is half-written."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from pourparler.errors import PourparlerError
from pourparler.record.opening import open_store
from tests.database_server import Server, go_back, keep
from tests.durability.found import found
from tests.durability.kills.aftermath import Whole, amiss, whole
from tests.durability.kills.forking import Ended, Parent
from tests.durability.workloads import NEW, Ground, ground, workloads
from tests.making import context

SOAK = int(os.environ.get("POURPARLER_DATABASE_KILLS", "120"))
KINDS = ("client", "backend ended", "backend killed", "server stopped")
pytestmark = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="killing children safely needs Linux")


class Killing:
    """A server, a database to copy, and what each way of writing comes to."""

    def __init__(self, folder: Path, server: Server) -> None:
        self.folder, self.server = folder, server
        self.start = ground(folder / "ground", server.fresh())
        self.held = found(self.start.url).hashes
        self.parent = Parent(folder, None)
        keep(self.start.url)
        there = workloads(reading=False).values()
        self.ways = [whole(way, self.copied(), self.held, self.parent) for way in there if way.writes != NEW]

    def copied(self) -> Ground:
        """Return a fresh copy of the ground, and the database as it was."""
        go_back(self.start.url)
        shutil.rmtree(self.folder / "killed", ignore_errors=True)
        return self.start.copied(self.folder / "killed")

    def kill(self, one: Whole, kind: str, chance: random.Random) -> list[str]:
        """Kill in the middle of a call; return in a sentence each what is then amiss."""
        place = self.copied()
        moment = max(0.001, chance.random() * 1.1 * one.seconds)
        if kind == "client":
            ended = self.parent.run(one.way.line(place), after=moment)
        else:
            with ThreadPoolExecutor(1) as pool:
                ended = self._strike(pool.submit(self.parent.run, one.way.line(place)), kind, place.url, moment)
        self.server.wait()
        said = [f"the end is no sentence: {ended.code}, {ended.told[-300:]}"] if ended.code not in (0, 1, 2, -9) else []
        return [*said, *amiss(one, place, self.held, ended)]

    def _strike(self, call: Future[Ended], kind: str, url: str, moment: float) -> Ended:
        time.sleep(moment)
        if kind == "server stopped":
            self.server.stop()
            self.server.start()
        else:
            for process in self.server.backends(url):
                self.server.kill_backend(process, hard=kind == "backend killed")
        return call.result(120)


@pytest.fixture(scope="module")
def killing(scratch: Callable[[], Path], server: Server) -> Iterator[Killing]:
    made = Killing(scratch(), server)
    yield made
    made.parent.close()


def kill_many(killing: Killing, many: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Kill so many times, each kind and each way of writing in turn; return the kills by kind, and what was amiss."""
    chance = random.Random(seed)
    kills: Counter[str] = Counter()
    bad = []
    for turn in range(many):
        kind, one = KINDS[turn % len(KINDS)], killing.ways[turn % len(killing.ways)]
        kills[kind] += 1
        bad += [f"{kind} in {one.way.name}, turn {turn}: {what}" for what in killing.kill(one, kind, chance)]
    return kills, bad


def test_a_shared_database_loses_nothing_whatever_is_killed(killing: Killing) -> None:
    _, bad = kill_many(killing, 10, seed=1)
    assert not bad, "\n".join(bad)


@pytest.mark.soak
def test_a_shared_database_killed_a_hundred_times_loses_nothing(killing: Killing, told: Callable[[str], None]) -> None:
    kills, bad = kill_many(killing, SOAK, seed=int(os.environ.get("POURPARLER_SEED", "2")))
    told(f"{kills.total()} kills: {', '.join(f'{name} {n}' for name, n in kills.items())}")
    assert not bad, "\n".join(bad[:40])


def test_an_open_store_writes_again_after_its_backend_was_killed(killing: Killing, server: Server) -> None:
    url = killing.copied().url
    with open_store(url) as store:
        record = store.records()[0].id
        store.append(record, [("everyone", _noted("before"))])
        for process in server.backends(url):
            server.kill_backend(process, hard=True)
        server.wait()
        try:
            store.append(record, [("everyone", _noted("after"))])
        except PourparlerError:
            # Refused in a sentence once, it must go on.
            store.append(record, [("everyone", _noted("after"))])
    assert len(found(url).hashes - killing.held) == 2


def test_several_writers_at_once_while_backends_are_killed(killing: Killing, server: Server) -> None:
    url = killing.copied().url
    with ThreadPoolExecutor(4) as pool:
        calls = [pool.submit(_writing, url, f"w{number}", 12) for number in range(3)]
        time.sleep(0.3)
        for process in server.backends(url)[:2]:
            server.kill_backend(process, hard=False)
        done = [call.result() for call in calls]
    now = found(url)
    assert now.sound, now.said
    acknowledged = {hash_ for hashes in done for hash_ in hashes}
    assert acknowledged <= now.hashes
    assert len(acknowledged) >= 3 * 12 - 2


def _writing(url: str, name: str, many: int) -> list[str]:
    hashes = []
    with open_store(url) as store:
        record = store.records()[0].id
        for number in range(many):
            try:
                hashes += [entry.hash for entry in store.append(record, [("everyone", _noted(f"{name}-{number}"))])]
            except PourparlerError:
                continue  # ended by an administrator: said in a sentence, and nothing written
    return hashes


def _noted(name: str) -> object:
    return context(name)
