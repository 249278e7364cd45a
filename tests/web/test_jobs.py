"""Jobs: told how far they are, stopped for good, ended in a sentence; they are their owner's, and end with the desk."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pourparler.errors import InputError
from pourparler.web.jobs import Job, State, Task
from pourparler.web.pool import Pool
from tests.conftest import ROOT
from tests.web import working
from tests.web.estimated import river
from tests.web.served import Served, served

WHOSE = ("login", "key", "talks")
PROC = Path("/proc")


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pool]:
    places = (str(ROOT), str(ROOT / "src"), os.environ.get("PYTHONPATH", ""))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, places)))
    jobs = Pool({"work": 1, "other": 1})
    yield jobs
    jobs.close()


def until(true: Callable[[], object], seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.02)


def seen(pool: Pool, name: str, wait: float = 30.0) -> Job:
    job = pool.of(WHOSE, name, wait)
    assert job is not None
    return job


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_it_tells_how_far_it_is_and_the_best_so_far_then_the_answer(pool: Pool) -> None:
    name = pool.begin(WHOSE, Task(working.counting, (12, 0.1)))
    until(lambda: seen(pool, name, 0).progress.done)
    job = seen(pool, name, 0)
    assert job.running
    assert (job.progress.phase, job.progress.of) == ("counting", 12)
    assert job.best == list(range(job.progress.done))
    assert 0 < job.seconds < 30
    job = seen(pool, name)
    assert (job.state, job.best, job.error) == (State.DONE, list(range(12)), None)


def test_stopped_it_stops_and_what_it_came_to_is_left(pool: Pool) -> None:
    name = pool.begin(WHOSE, Task(working.endless))
    until(lambda: seen(pool, name, 0).best)
    pid = seen(pool, name, 0).best
    assert alive(pid)
    pool.stop(WHOSE, name)
    assert seen(pool, name).state is State.STOPPED
    assert seen(pool, name).best == pid
    until(lambda: not alive(pid))
    # What is begun next is done by another process.
    assert seen(pool, pool.begin(WHOSE, Task(working.who))).answer != pid


def test_what_waits_for_its_turn_can_be_stopped_too(pool: Pool) -> None:
    first = pool.begin(WHOSE, Task(working.endless))
    second, third = (pool.begin(WHOSE, Task(working.who)) for _ in range(2))
    pool.stop(WHOSE, second)
    assert seen(pool, second, 0).state is State.STOPPED
    pool.stop(WHOSE, first)
    assert seen(pool, third).state is State.DONE
    assert seen(pool, second).answer is None


def test_a_process_that_dies_ends_its_job_in_a_sentence_and_no_other(pool: Pool) -> None:
    name = pool.begin(WHOSE, Task(working.fatal))
    after = pool.begin(WHOSE, Task(working.who))
    job = seen(pool, name)
    assert job.state is State.FAILED
    assert str(job.error) == "the process that worked on this has died; begin it once more."
    assert seen(pool, after).state is State.DONE


def test_a_process_that_somebody_kills_does_the_same(pool: Pool) -> None:
    name = pool.begin(WHOSE, Task(working.endless))
    until(lambda: seen(pool, name, 0).best)
    os.kill(seen(pool, name, 0).best, signal.SIGKILL)
    assert seen(pool, name).state is State.FAILED


def test_what_is_refused_or_breaks_is_told_in_a_sentence_and_the_process_goes_on(pool: Pool) -> None:
    pid = seen(pool, pool.begin(WHOSE, Task(working.who))).answer
    job = seen(pool, pool.begin(WHOSE, Task(working.refused)))
    assert (job.state, str(job.error)) == (State.FAILED, "7 is too many; ask for fewer.")
    job = seen(pool, pool.begin(WHOSE, Task(working.broken)))
    assert str(job.error) == "this cannot be worked out (ZeroDivisionError: by nothing); ask for something else."
    assert seen(pool, pool.begin(WHOSE, Task(working.who))).answer == pid


def test_its_time_is_limited(pool: Pool) -> None:
    name = pool.begin(WHOSE, Task(working.endless, seconds=2.0))
    job = seen(pool, name)
    assert job.state is State.OUT_OF_TIME
    assert job.best
    until(lambda: not alive(job.best))


def test_what_a_lane_has_loaded_stays_loaded_whatever_runs_in_another(pool: Pool) -> None:
    one = seen(pool, pool.begin(WHOSE, Task(working.who, lane="other"))).answer
    pool.begin(WHOSE, Task(working.endless))
    assert seen(pool, pool.begin(WHOSE, Task(working.who, lane="other"))).answer == one


def test_it_is_nobody_elses(pool: Pool) -> None:
    name = pool.begin(WHOSE, Task(working.counting, (3, 0.2)))
    for other in (("another", "key", "talks"), ("login", "other", "talks"), ("login", "key", "elsewhere")):
        assert pool.of(other, name) is None
        assert pool.all(other) == ()
        pool.stop(other, name)
    assert [key for key, _ in pool.all(WHOSE)] == [name]
    assert seen(pool, name).state is State.DONE
    assert len(name) > 12


def test_a_login_begins_only_so_many_at_once(pool: Pool) -> None:
    for _ in range(8):
        pool.begin(WHOSE, Task(working.endless))
    with pytest.raises(InputError, match="8 jobs are running already"):
        pool.begin(("login", "other", "elsewhere"), Task(working.who))
    pool.begin(("another", "key", "talks"), Task(working.who))


def test_closed_it_ends_every_process_and_begins_nothing_more(pool: Pool) -> None:
    name = pool.begin(WHOSE, Task(working.endless))
    idle = seen(pool, pool.begin(WHOSE, Task(working.who, lane="other"))).answer
    until(lambda: seen(pool, name, 0).best)
    busy = seen(pool, name, 0).best
    pool.close()
    until(lambda: not alive(busy) and not alive(idle))


def children(pid: int) -> list[int]:
    """The processes below a process that do jobs."""
    below = []
    for place in PROC.glob("[0-9]*"):
        try:
            parent = int(re.findall(r"^PPid:\t(\d+)", (place / "status").read_text(), re.MULTILINE)[0])
            words = (place / "cmdline").read_bytes()
        except (OSError, IndexError):
            continue
        if parent == pid and b"pourparler.web.worker" in words:
            below.append(int(place.name))
    return below


def begun(desk: Served) -> str:
    """Begin a rehearsal that lasts; return the address of its page."""
    first = desk.enter().headers["location"]
    key = first.strip("/").partition("/")[2]
    sent = {"runs": "1000000", "rounds": "500", "minutes": "30"}
    answer = desk.client.post(f"/v/{key}/r/talks/rehearsals", data=sent)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_end_of_the_desk_is_the_end_of_all_its_processes(how: int, tmp_path: Path) -> None:
    if not PROC.exists():
        pytest.skip("needs Linux: /proc tells which processes there are")
    river(tmp_path)
    with served(tmp_path) as desk:
        page = begun(desk)
        until(lambda: "At work: 0 of" not in desk.client.get(page).text)
        workers = children(desk.process.pid)
        assert workers
        assert desk.stop(how) == (0 if how != signal.SIGKILL else -signal.SIGKILL)
        until(lambda: not any(alive(worker) for worker in workers), 10)
        if how != signal.SIGKILL:
            assert (tmp_path / "serve.err").read_text() == ""


def test_what_is_pressed_in_the_terminal_reaches_the_processes_and_ends_them_through_the_desk(tmp_path: Path) -> None:
    if not PROC.exists():
        pytest.skip("needs Linux: /proc tells which processes there are")
    river(tmp_path)
    with served(tmp_path) as desk:
        page = begun(desk)
        until(lambda: children(desk.process.pid))
        workers = children(desk.process.pid)
        for worker in workers:
            os.kill(worker, signal.SIGINT)
        time.sleep(0.5)
        # Ctrl-C goes to them, too: they leave it to the desk.
        assert all(alive(worker) for worker in workers)
        assert "At work" in desk.client.get(page).text
        assert desk.stop(signal.SIGINT) == 0
        until(lambda: not any(alive(worker) for worker in workers), 10)
