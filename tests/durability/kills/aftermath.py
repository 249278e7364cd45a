"""What must hold after a call was stopped in the middle, whatever stopped it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from tests.durability.found import found, run
from tests.durability.kills.forking import Ended, Parent
from tests.durability.workloads import EXPORTED, RECORD, Ground, Workload

_SAID_NOT = "could not be noted"
"""What an export says that was written, where the note of it was not."""

DONE = (0, 1)
"""Exit status 1 is an answer too: of a review that leaves something undecided, say."""


class Whole(Struct, frozen=True):
    """What a way of writing comes to when nobody stops it.

    Parameters
    ----------
    way : Workload
        The way of writing.
    events : int
        How many events it adds.
    seconds : float
        How long it takes.
    acts : int
        How many acts on the disk it does; 0 where nobody counts.
    code : int
        Its exit status.
    """

    way: Workload
    events: int
    seconds: float
    acts: int
    code: int


def whole(way: Workload, place: Ground, held: frozenset[str], parent: Parent) -> Whole:
    """Do it once, and return what it comes to."""
    ended = parent.run(way.line(place))
    assert ended.code in DONE, (way.name, ended.told)
    assert not (way.gone and _holding(place, way.gone)), way.name
    return Whole(way, len(_hashes(place, way) - held), ended.seconds, ended.acts, ended.code)


def amiss(whole: Whole, place: Ground, held: frozenset[str], ended: Ended) -> list[str]:
    """Return in a sentence each what is not as it must be.

    Parameters
    ----------
    whole : Whole
        What was stopped.
    place : Ground
        Where.
    held : frozenset of str
        The hashes on record before.
    ended : Ended
        How it was stopped.
    """
    way = whole.way
    files = {place.record(), place.written(way)}
    now = {file: found(file) for file in files if _there(file)}
    unsound = [f"{file} does not verify: {one.said[:300]}" for file, one in now.items() if not one.sound]
    if unsound:
        return unsound
    there = now[place.written(way)].hashes if place.written(way) in now else frozenset()
    again = [] if _nothing_left(whole, len(there - held)) else _once_more(whole, place, held)
    return [*_promised(whole, there, held, ended), *again, *_next_write(place)]


def _promised(whole: Whole, there: frozenset[str], held: frozenset[str], ended: Ended) -> Iterator[str]:
    way = whole.way
    if way.writes in ("", RECORD) and held - there:
        yield f"lost {len(held - there)} events"
    new = len(there - held)
    if new not in ((0, whole.events) if not way.steps else range(whole.events + 1)):
        yield f"half-written: {new} of {whole.events} events"
    if (
        new != whole.events
        and _SAID_NOT not in ended.aside
        and (ended.code in DONE or (ended.told and ended.killed() and not way.steps))
    ):
        yield f"said to be done, and {new} of {whole.events} events are there"


def _nothing_left(whole: Whole, new: int) -> bool:
    """Return whether all was written that is to be written, so that doing it once more would be refused."""
    return bool(whole.way.writes) and not whole.way.steps and 0 < whole.events == new


def _once_more(whole: Whole, place: Ground, held: frozenset[str]) -> Iterator[str]:
    """Do what was not done once more: it must come to the same."""
    way = whole.way
    again = run(*way.line(place))
    if again.code != whole.code:
        yield f"once more it fails: {again.error}"
    elif way.writes and (there := len(_hashes(place, way) - held)) != whole.events:
        yield f"once more it comes to {there} events instead of {whole.events}"
    elif way.verb == "export" and not found(place.folder / EXPORTED).sound:
        yield "what was exported once more does not verify"
    elif way.gone and _holding(place, way.gone):
        yield f"once more it leaves the words in {_holding(place, way.gone)}"


def _next_write(place: Ground) -> Iterator[str]:
    words = ("add", "context", place.record(), "--on", "2026-03-07", "--source", "letter", "--what", "Afterwards")
    said = run(*words)
    if said.code:
        yield f"the next write fails: {said.error}"
    elif not found(place.record()).sound:
        yield "after the next write it does not verify"
    if left := [path.name for path in place.folder.glob(f"{RECORD}-*")]:
        yield f"left after the next write: {left}"


def _there(location: str) -> bool:
    return "://" in location or Path(location).exists()


def _hashes(place: Ground, way: Workload) -> frozenset[str]:
    written = place.written(way)
    return found(written).hashes if _there(written) else frozenset()


def _holding(place: Ground, words: str) -> list[str]:
    """Return the files of the record that was written that hold words as bytes, journals and free pages included."""
    files = [path for path in place.folder.glob(f"*{RECORD}*") if path.is_file()]
    return [path.name for path in files if words.encode() in path.read_bytes()]
