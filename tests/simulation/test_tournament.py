"""Tournaments: every run once, whatever dies; and strategies that misbehave harm nobody else."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from pourparler.domain.tournament import Result, standings
from pourparler.errors import InputError
from pourparler.formats.results import JOURNAL, read_journal
from pourparler.simulation.guard import Guard
from pourparler.simulation.here import here
from pourparler.simulation.plan import Plan, checked, trials
from pourparler.simulation.trial import Bench
from pourparler.workbench.tournament import RESULTS, tournament
from tests.simulation.toys import drawn, opposed

NAMED = (("opposed", opposed("0.2")), ("drawn", drawn(3, 4, seed=2)))
PLAN = Plan(NAMED, ("boulware", "micro", "random_walker"), repetitions=2, seed=4)
PARTIES = tuple(scenario.parties for _, scenario in NAMED)


@pytest.fixture(scope="module")
def alone() -> tuple[Result, ...]:
    """The results of every trial, held in this process."""
    bench = Bench(PLAN)
    return tuple(bench.result(trial) for trial in trials(PLAN, (2, 2)))


def test_every_strategy_has_every_place_in_every_scenario() -> None:
    found = list(trials(PLAN, (2, 2)))
    assert len(found) == 2 * 9 * 2
    assert [one.number for one in found] == list(range(36))
    assert len({one.seed for one in found}) == 36


def test_seeds_stay_when_others_join() -> None:
    more = Plan(NAMED, ("boulware", "linear", "micro", "random_walker"), repetitions=3, seed=4)
    known = {(one.scenario, one.strategies, one.repetition): one.seed for one in trials(more, (2, 2))}
    assert all(known[one.scenario, one.strategies, one.repetition] == one.seed for one in trials(PLAN, (2, 2)))


@pytest.mark.parametrize("workers", [1, 2])
def test_processes_give_what_one_process_gives(alone: tuple[Result, ...], workers: int) -> None:
    assert tournament(PLAN, workers=workers) == alone


def test_a_worker_that_is_killed_loses_nothing(alone: tuple[Result, ...]) -> None:
    guard = Guard(PLAN, PARTIES)
    try:
        found = []
        for n, trial in enumerate(trials(PLAN, (2, 2))):
            if n in (3, 11):
                assert guard._process is not None
                os.kill(guard._process.pid, signal.SIGKILL)
            found.append(guard.result(trial))
    finally:
        guard.stop()
    assert tuple(found) == alone


def test_what_was_cut_off_is_taken_up_where_it_was(alone: tuple[Result, ...], tmp_path: Path) -> None:
    whole = tournament(PLAN, tmp_path / "whole", workers=2)
    journal = (tmp_path / "whole" / JOURNAL).read_bytes()
    cut = tmp_path / "cut"
    cut.mkdir()
    lines = journal.split(b"\n")
    (cut / JOURNAL).write_bytes(b"\n".join(lines[:10]) + b"\n" + lines[10][:25])
    told: list[str] = []
    assert tournament(PLAN, cut, workers=2, tell=told.append) == whole == alone
    assert told[0] == "10/36"
    assert (cut / RESULTS).read_bytes() == (tmp_path / "whole" / RESULTS).read_bytes()
    assert len(read_journal(cut, PLAN.digest())) == 36


def test_the_results_are_a_table_with_a_row_a_party(tmp_path: Path, alone: tuple[Result, ...]) -> None:
    polars = pytest.importorskip("polars")
    tournament(PLAN, tmp_path)
    table = polars.read_parquet(tmp_path / RESULTS)
    assert table.height == 72
    assert {"run", "strategy", "utility", "distance_frontier", "ending"} <= set(table.columns)
    assert table["utility"].to_list() == [u for one in alone for u in one.utilities]


def test_another_tournament_does_not_go_on_in_the_same_folder(tmp_path: Path) -> None:
    tournament(Plan(NAMED[:1], ("linear",)), tmp_path)
    with pytest.raises(InputError, match="another tournament"):
        tournament(Plan(NAMED[:1], ("micro",)), tmp_path)
    (tmp_path / JOURNAL).write_text("notes of mine\n")
    with pytest.raises(InputError, match="not the journal"):
        tournament(Plan(NAMED[:1], ("micro",)), tmp_path)


MISCHIEF = """
import os, time


class Plain:
    def __init__(self, seat):
        self.seat = seat

    def offer(self, now):
        return self.seat.best

    def accepts(self, number, now):
        return False


class Raises(Plain):
    def offer(self, now):
        raise RuntimeError("lost my notes")


class Loops(Plain):
    def offer(self, now):
        while True:
            pass


class Swallows(Plain):
    def offer(self, now):
        while True:
            try:
                time.sleep(60)
            except BaseException:
                pass


class Outside(Plain):
    def offer(self, now):
        return 10**9


class Dies(Plain):
    def offer(self, now):
        os._exit(3)


class Prints(Plain):
    def offer(self, now):
        print("noise" * 1000)
        return self.seat.best
"""


@pytest.fixture(scope="module")
def harm(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The endings of runs between a well-behaved strategy and each that misbehaves."""
    path = tmp_path_factory.mktemp("own") / "mischief.py"
    path.write_text(MISCHIEF)
    names = ("Raises", "Loops", "Swallows", "Outside", "Dies", "Prints")
    plan = Plan(NAMED[:1], ("conceder", *(f"{path}:{name}" for name in names)), limit=0.4)
    monkey = pytest.MonkeyPatch()
    monkey.setattr("pourparler.simulation.guard.GRACE", 0.6)
    monkey.setattr("pourparler.simulation.guard.PREPARING", 8.0)
    chosen = [one for one in trials(plan, (2,)) if one.strategies[0] == "conceder"]
    try:
        results = list(here(plan, PARTIES[:1], chosen, 2))
    finally:
        monkey.undo()
    return {one.strategies[1].rpartition(":")[2]: {one.ending, one.by, one.said} for one in results}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Raises", {"fault", "south", "RuntimeError: lost my notes"}),
        ("Loops", {"timed out", "south", ""}),
        ("Swallows", {"timed out", "", "the process was killed"}),
        ("Outside", {"forbidden offer", "south", "1000000000"}),
        ("Dies", {"fault", "", "the process died"}),
    ],
)
def test_what_misbehaves_is_named(harm: dict[str, set[str]], name: str, told: set[str]) -> None:
    assert harm[name] == told


def test_the_others_are_unharmed(harm: dict[str, set[str]]) -> None:
    assert "agreement" in harm["conceder"]
    assert "deadline" in harm["Prints"] or "agreement" in harm["Prints"]


def test_a_tournament_that_is_left_leaves_no_process(tmp_path: Path) -> None:
    plan = Plan(NAMED, ("boulware", "micro"), repetitions=50)
    results = here(plan, PARTIES, list(trials(plan, (2, 2))), 2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    deadline = time.monotonic() + 10
    while any(t.name.endswith("(_hold)") and t.is_alive() for t in threading.enumerate()):
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("plan", "says"),
    [
        (Plan((), ("micro",)), "needs strategies and scenarios"),
        (Plan(NAMED, ()), "needs strategies and scenarios"),
        (Plan(NAMED, ("micro",), repetitions=0), "show nothing"),
        (Plan(NAMED, ("macro",)), "no such strategy"),
        (Plan((NAMED[0], NAMED[0]), ("micro",)), "two scenarios are called opposed"),
    ],
)
def test_a_plan_that_cannot_be_held_is_refused(plan: Plan, says: str) -> None:
    with pytest.raises(InputError, match=says):
        checked(plan)


def test_standings_count_only_a_strategys_own_failures() -> None:
    shared = {"scenario": "s", "parties": ("n", "s"), "repetition": 0, "seed": 0, "round": 0, "offers": 1}
    results = (
        Result(0, strategies=("a", "b"), ending="fault", by="s", **shared),  # type: ignore[arg-type]
        Result(1, strategies=("b", "a"), ending="agreement", utilities=(0.5, 0.7), **shared),  # type: ignore[arg-type]
    )
    assert {one.strategy: (one.failed, one.runs) for one in standings(results)} == {"a": (0, 2), "b": (1, 2)}
