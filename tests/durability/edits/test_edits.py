"""Every edit of a record file is found by ``verify``, or stands in the list of what no check of the file can find."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from tests.durability.edits.edits import Edit, contents, edits
from tests.durability.found import must, run
from tests.durability.workloads import ground, workloads
from tests.reports import TEXT, read_by_hand

UNGUARDED = ("decisions",)
"""Tables in no chain: the keeper's own notes, never passed on. What is edited in their rows no check can find."""

OUT_OF_REACH = {
    "row* deleted: events": "a tail that was cut: found with the heads that somebody noted, as the test shows",
    "row* deleted: texts": "a text may be missing: its source is then cited by its hash alone",
    "table emptied: texts": "a text may be missing: its source is then cited by its hash alone",
    "table *: decisions": "made when the first decision is kept, so it may be missing",
}
"""By kind of edit and place, with ``*``: why no check of the file alone can find it."""

NOT_FOUND_YET: tuple[str, ...] = ()
"""By kind of edit and place: what `verify` should find and does not."""


@pytest.fixture(scope="module")
def record(scratch: Callable[[], Path]) -> Path:
    """A record with events for several audiences, a source's text, a correction, and decisions."""
    start = ground(scratch() / "ground")
    ways = workloads(reading=False)
    for name in ("add-text", "correct", "disclose"):
        must(*ways[name].line(start))
    report, marks = start.folder / "by-hand.txt", start.folder / "by-hand.marks"
    report.write_text(TEXT, "utf-8")
    marks.write_text("2\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pourparler.workbench.review.read", read_by_hand)
        must("review", report, start.record(), "--accept-file", marks, "--reject-rest")
    return Path(start.record())


_UNGUARDED = tuple(f'INSERT INTO "{name}"' for name in UNGUARDED)


class Tried:
    """Edits of copies of a record, and which of them were found how."""

    def __init__(self, record: Path, folder: Path) -> None:
        self.record, self.file = record, folder / "edited.pourparler"
        self.contents = contents(record)
        self.heads = list(json.loads(must("verify", record, "--json"))["heads"].values())
        self.found: Counter[str] = Counter()
        self.missed: dict[str, list[int]] = {}
        self.crashes: list[str] = []

    def take(self, edit: Edit) -> None:
        """Make an edit of a fresh copy and see whether it is found."""
        for left in self.file.parent.glob(f"{self.file.name}*"):
            left.unlink()
        shutil.copy(self.record, self.file)
        edit.change(self.file)
        try:
            how = self._how()
        except Exception as error:  # a crash is no answer
            self.crashes.append(f"{edit.name()}: {error!r}")
            how = "missed"
        self.found[how] += 1
        if how == "missed":
            self.missed.setdefault(edit.name(), []).append(edit.row)

    def _how(self) -> str:
        if run("verify", self.file).code:
            return "found"
        now = contents(self.file)
        if now == self.contents:
            return "without effect"
        if now and all(line.startswith(_UNGUARDED) for line in set(now) ^ set(self.contents or ())):
            return "in what is not guarded"
        if any(run("verify", self.file, "--head", head).code for head in self.heads):
            return "found with heads"
        return "missed"

    def unexplained(self) -> list[str]:
        """Return the edits that were missed and are not listed."""
        listed = (*OUT_OF_REACH, *NOT_FOUND_YET)
        return [
            f"{name} (rows {rows})"
            for name, rows in self.missed.items()
            if not any(fnmatchcase(name, pattern) for pattern in listed)
        ]


def one_of_each(every: Iterator[Edit]) -> Iterator[Edit]:
    """Yield the first edit of each kind in each table, and a flip in each column."""
    seen = set()
    for edit in every:
        place = edit.place if edit.kind == "value flipped" else edit.place.partition(".")[0]
        if (edit.kind, place) not in seen:
            seen.add((edit.kind, place))
            yield edit


def test_one_edit_of_each_kind_is_found(record: Path, scratch: Callable[[], Path]) -> None:
    tried = Tried(record, scratch())
    for edit in one_of_each(edits(record)):
        tried.take(edit)
    assert tried.found["found"] > 25
    assert not tried.unexplained(), "\n".join(tried.unexplained())


@pytest.mark.soak
def test_hundreds_of_edits_are_found(record: Path, scratch: Callable[[], Path], told: Callable[[str], None]) -> None:
    tried = Tried(record, scratch())
    for edit in edits(record):
        tried.take(edit)
    told(f"{tried.found.total()} edits: {dict(tried.found)}; crashes: {tried.crashes}")
    assert tried.found.total() >= 650
    assert not tried.unexplained(), "\n".join(tried.unexplained())


@pytest.mark.soak
def test_nothing_is_listed_that_is_found(record: Path, scratch: Callable[[], Path]) -> None:
    tried = Tried(record, scratch())
    for edit in edits(record):
        if any(fnmatchcase(edit.name(), pattern) for pattern in NOT_FOUND_YET):
            tried.take(edit)
    stale = [p for p in NOT_FOUND_YET if not any(fnmatchcase(name, p) for name in tried.missed)]
    assert not stale
