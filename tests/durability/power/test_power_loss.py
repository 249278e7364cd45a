"""Power loss at any point: what was acknowledged is there, what was not is there whole or not at all."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.durability.found import found, run
from tests.durability.power.disk import Disk
from tests.durability.power.trace import Act, compiled, read_trace
from tests.durability.workloads import EXPORTED, RECORD, Ground, ground, workloads

SOAK = int(os.environ.get("POURPARLER_POWER_POINTS", "600"))


class Traced:
    """What a process did while it wrote to records in every way there is, each in a folder of its own."""

    def __init__(self, folder: Path, reading: bool) -> None:
        self.library = compiled(folder)
        self.root = folder / "disk"
        start = ground(folder / "ground")
        lines = []
        for name, way in workloads(reading=reading).items():
            place = start.copied(self.root / name)
            lines.append(json.dumps([str(place.folder), [way.line(place), *_notes(place)]]))
        (folder / "plan").write_text("\n".join(lines), "utf-8")
        self.disk = _as_it_stands(self.root)
        self.acts = self._watched(folder)

    def _watched(self, folder: Path) -> list[Act]:
        log = folder / "log"
        more = {"LD_PRELOAD": str(self.library), "WITNESS_FOLDER": str(self.root), "WITNESS_LOG": str(log)}
        place = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
        said = subprocess.run(
            [sys.executable, "-m", "tests.durability.power.session", str(log), str(folder / "plan")],
            check=False,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": _path(place), **more},
            capture_output=True,
            text=True,
        )
        assert said.returncode == 0, said.stdout[-500:] + said.stderr[-2000:]
        return read_trace(log)


def _path(place: str) -> str:
    return os.pathsep.join([place, *filter(None, [os.environ.get("PYTHONPATH")])])


def _notes(place: Ground) -> list[list[str]]:
    """Return two events more, so that what follows a write meets what the write left."""
    words = ["add", "context", str(place.record()), "--on", "2026-03-06", "--source", "letter", "--what"]
    return [[*words, "A note"], [*words, "Another note", "--audience", "team"]]


def _as_it_stands(root: Path) -> Disk:
    disk = Disk(str(root), root.stat().st_ino)
    for path in sorted(root.rglob("*")):
        kind = "mkdir" if path.is_dir() else "create"
        disk.take(Act(kind, path.stat().st_ino, str(path)))
        if path.is_file():
            disk.take(Act("write", path.stat().st_ino, data=path.read_bytes()))
            disk.take(Act("sync", path.stat().st_ino))
    for number in list(disk.folders):
        disk.take(Act("sync", number))
    return disk


@pytest.fixture(scope="module")
def traced(scratch: Callable[[], Path], request: pytest.FixtureRequest) -> Traced:
    """Loading a model of a language takes longer than all the rest: reports are reviewed in the long version only."""
    return Traced(scratch(), getattr(request, "param", False))


class Promise:
    """What was acknowledged so far in the folder that is being written: the events of each record file."""

    def __init__(self) -> None:
        self.folder = ""
        self.doing = ""
        self.held: dict[str, set[str]] = {}
        self.exported = False
        self.then: dict[str, set[str]] = {}

    def take(self, mark: dict[str, Any], following: dict[str, Any]) -> None:
        """Begin the next thing: what is held now, and what will be when it is done."""
        self.exported = self.exported and self.folder == mark["folder"]
        self.folder, self.doing = mark["folder"], mark["next"]
        self.held = {name: set(hashes) for name, hashes in mark["held"].items()}
        same = following.get("folder") == self.folder
        self.then = {n: set(h) for n, h in following["held"].items()} if same else dict(self.held)

    def told(self) -> None:
        """Hold the program to what it is doing: it has said that it is done."""
        self.held = self.then
        self.exported = self.exported or self.doing == "export"

    def broken(self, place: Path) -> Iterator[str]:
        """Yield in a sentence each promise that a folder after power loss does not keep."""
        if self.exported and run("verify", place / EXPORTED).code:
            yield f"the export does not verify: {run('verify', place / EXPORTED).error}"
        for name in {*self.held, *self.then}:
            file = place / name
            before, after = self.held.get(name), self.then.get(name, set())
            if not file.exists():
                if before is not None:
                    yield f"{name} is gone"
                continue
            now = found(file)
            if not now.sound:
                yield f"{name} does not verify: {now.said[:300]}"
                continue
            if lost := (before or set()) - now.hashes:
                yield f"{name} lost {len(lost)} acknowledged events"
            elif self.doing != "review" and now.hashes not in (before, after):
                yield f"{name} is half-written: {len(now.hashes)} events, where {len(after)} belong together"


def lose_power(traced: Traced, left: Path, many: int, seed: int) -> list[str]:
    """Lose power at many points, and all that may be lost after each acknowledgement; return what is then amiss."""
    chance = random.Random(seed)
    stops = Counter(chance.choices(range(len(traced.acts)), k=many))
    marks = [json.loads(act.data) for act in traced.acts if act.kind == "mark"]
    following = iter([*marks[1:], {}])
    promise, disk, bad = Promise(), deepcopy(traced.disk), []
    for at, (act, mark) in enumerate(_with_marks(traced.acts, marks)):
        disk.take(act)
        if act.kind == "mark":
            promise.take(mark, next(following))
        elif act.kind == "told":
            promise.told()
        last_word = act.kind == "told" and traced.acts[at + 1].kind != "told"
        harshest = ["none"] if last_word else []
        for how in [*harshest, *([""] * stops[at])]:
            shutil.rmtree(left, ignore_errors=True)
            kept = disk.after_power_loss(left, chance, how)
            place = left / Path(promise.folder).name
            wrong = [*promise.broken(place), *_next_write(place)]
            bad += [f"act {at}, {place.name} ({promise.doing or 'at rest'}; {kept}): {what}" for what in wrong]
    return bad


def _with_marks(acts: list[Act], marks: list[dict[str, Any]]) -> Iterator[tuple[Act, dict[str, Any]]]:
    there = iter(marks)
    for act in acts:
        yield act, next(there) if act.kind == "mark" else {}


def _next_write(place: Path) -> Iterator[str]:
    """Write once more to what is left, and yield what is then wrong."""
    record = place / RECORD
    words = ("add", "context", record, "--on", "2026-03-07", "--source", "letter", "--what", "Afterwards")
    said = run(*words)
    if said.code:
        yield f"the next write fails: {said.error}"
    elif not found(record).sound:
        yield "after the next write it does not verify"
    elif (place / f"{RECORD}-journal").exists():
        yield "a journal is left"


def test_what_was_acknowledged_survives_power_loss(traced: Traced, scratch: Callable[[], Path]) -> None:
    bad = lose_power(traced, scratch() / "left", 25, seed=1)
    assert not bad, "\n".join(bad)


@pytest.mark.soak
@pytest.mark.parametrize("traced", [find_spec("spacy") is not None], indirect=True)
def test_power_loss_at_hundreds_of_points(
    traced: Traced, scratch: Callable[[], Path], told: Callable[[str], None]
) -> None:
    bad = lose_power(traced, scratch() / "left", SOAK, seed=2)
    told(f"power lost at {SOAK} points and after every acknowledgement, among {len(traced.acts)} acts on the disk")
    assert not bad, "\n".join(bad[:40])
