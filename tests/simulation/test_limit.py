"""A run ends when its time is up, on the main thread and on any other, and nothing strikes afterwards."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from pourparler.domain.run import Ending, Run
from pourparler.simulation.limit import stopped_after
from pourparler.simulation.run import hold
from pourparler.simulation.setup import Setup
from pourparler.simulation.space import Space
from pourparler.simulation.talk import OutOfTime
from tests.simulation.toys import opposed

SPACE = Space(opposed("0.2"))
Here = Callable[[Callable[[], object]], object]

OWN = """
class Plain:
    def __init__(self, seat):
        self.seat = seat

    def offer(self, now):
        return self.seat.best

    def accepts(self, number, now):
        return False


class Loops(Plain):
    def offer(self, now):
        while True:
            pass


class NeverReady(Plain):
    def __init__(self, seat):
        while True:
            pass
"""


def _on_a_thread(call: Callable[[], object]) -> object:
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(call).result(30)


@pytest.fixture(params=["the main thread", "another thread"])
def here(request: pytest.FixtureRequest) -> Here:
    """Where it is called."""
    return _on_a_thread if request.param == "another thread" else lambda call: call()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A file of strategies that take too long."""
    (tmp_path / "own.py").write_text(OWN)
    return tmp_path / "own.py"


def ending(here: Here, setup: Setup, limit: float = 0.2) -> tuple[Ending, str]:
    run = here(lambda: hold(SPACE, setup, limit=limit))
    assert isinstance(run, Run)
    return run.ending, run.by


def test_a_strategy_that_loops_for_ever_is_stopped_and_named(here: Here, own: Path) -> None:
    assert ending(here, Setup({"south": f"{own}:Loops"})) == (Ending.TIMED_OUT, "south")
    assert ending(here, Setup({"north": f"{own}:Loops"})) == (Ending.TIMED_OUT, "north")


def test_one_that_is_never_ready_is_stopped_and_named(here: Here, own: Path) -> None:
    assert ending(here, Setup({"south": f"{own}:NeverReady"})) == (Ending.TIMED_OUT, "south")


def test_a_text_that_is_never_done_is_stopped_and_is_nobodys_fault(here: Here) -> None:
    assert ending(here, Setup(protocol="single_text", rounds=10**9)) == (Ending.TIMED_OUT, "")


def test_one_that_is_done_in_time_is_as_it_is_without_a_limit(here: Here) -> None:
    assert here(lambda: hold(SPACE, Setup(), limit=30)) == hold(SPACE, Setup())


def busy(seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        pass


def test_what_is_over_is_not_struck_later(here: Here) -> None:
    def close() -> int:
        done = 0
        for _ in range(60):
            with suppress(OutOfTime):
                stopped_after(0.002, lambda: busy(0.002))
            busy(0.002)  # Anything raised here would not be caught.
            done += 1
        return done

    assert here(close) == 60


def test_what_strikes_while_garbage_is_collected_strikes_again(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(phase: str, about: dict[str, int]) -> None:
        busy(0.015)  # The first of all outlasts the limit: what strikes then strikes here.

    def collect() -> None:
        for _ in range(1000):
            gc.collect(0)
            busy(0.01)

    def stopped() -> bool:
        try:
            stopped_after(0.01, collect)
        except OutOfTime:
            return True
        return False

    # What is dropped is told by this hook, which may be struck in turn.
    monkeypatch.setattr(sys, "unraisablehook", lambda told: None)
    gc.callbacks.append(slow)
    try:
        assert all(here(stopped) for _ in range(5))
    finally:
        gc.callbacks.remove(slow)
    busy(0.2)  # Anything raised here would not be caught.


def test_two_threads_have_a_time_each(own: Path) -> None:
    with ThreadPoolExecutor(2) as threads:
        long = threads.submit(hold, SPACE, Setup({"south": f"{own}:Loops"}), limit=0.2)
        short = threads.submit(hold, SPACE, Setup(), limit=30)
        assert short.result(30).agreed
        assert long.result(30).ending is Ending.TIMED_OUT


def test_without_a_limit_nothing_is_stopped() -> None:
    assert stopped_after(None, lambda: 3) == 3
