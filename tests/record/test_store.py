"""The store: nothing acknowledged is lost, nothing is half-written, two writers are safe."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pourparler.errors import InputError, PourparlerError, StoreError, Unavailable
from pourparler.record.faults import faults
from pourparler.record.info import RecordInfo
from pourparler.record.opening import create_store, open_store
from tests.making import context, ground, party, source

WRITER = """
import sys
from pourparler.record.opening import open_store
from tests.making import context
name, count, batch = sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
with open_store(sys.argv[1]) as store:
    for number in range(0, count, batch):
        audience = "everyone" if number % 3 else "team"
        tail = "" if audience == "everyone" else "@team"
        events = [(audience, context(f"{name}-{number + i}{tail}")) for i in range(batch)]
        for entry in store.append("toy", events):
            print(entry.hash)
        sys.stdout.flush()
"""
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "talks.pourparler"
    with create_store(str(path)) as store:
        store.begin(RecordInfo("toy", "team", "everyone"))
        store.append("toy", [("everyone", event) for event in ground()])
    return path


def writer(file: Path, name: str, count: int, batch: int = 1) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(file), name, str(count), str(batch)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def kill_while_writing(file: Path, rounds: int, seed: int) -> None:
    chance = random.Random(seed)
    acknowledged: set[str] = set()
    for number in range(rounds):
        process = writer(file, f"w{number}", 100_000, chance.choice([1, 1, 7]))
        assert process.stdout is not None
        acknowledged.add(process.stdout.readline().strip())
        time.sleep(chance.random() * 0.08)
        process.send_signal(signal.SIGKILL)
        whole = process.stdout.read().split("\n")[:-1]  # the last line may be cut by the kill
        acknowledged.update(whole)
        process.stdout.close()
        process.wait()
        with open_store(str(file)) as store:
            entries = store.everything("toy")
        assert acknowledged <= {entry.hash for entry in entries}
        assert list(faults(entries)) == []
        assert all(entry.event() for entry in entries)
    with open_store(str(file)) as store:
        store.append("toy", [("everyone", context("afterwards"))])
    assert [p.name for p in file.parent.iterdir()] == [file.name]


def test_a_killed_process_loses_nothing_acknowledged_and_leaves_no_half_event(file: Path) -> None:
    kill_while_writing(file, 6, seed=1)


@pytest.mark.soak
def test_a_process_killed_three_hundred_times_loses_nothing(file: Path) -> None:
    kill_while_writing(file, 300, seed=2)


def two_writers(file: Path, count: int) -> None:
    processes = [writer(file, name, count) for name in ("one", "two")]
    told = [process.communicate()[0].split() for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    with open_store(str(file)) as store:
        entries = store.everything("toy")
    assert len(entries) == len(ground()) + 2 * count
    assert set(told[0]) | set(told[1]) <= {entry.hash for entry in entries}
    assert list(faults(entries)) == []


def test_two_processes_append_at_once_and_every_chain_is_whole(file: Path) -> None:
    two_writers(file, 120)


@pytest.mark.soak
def test_two_processes_append_thousands_at_once(file: Path) -> None:
    two_writers(file, 3000)


def test_a_batch_is_written_whole_or_not_at_all(file: Path) -> None:
    with open_store(str(file)) as store:
        before = store.everything("toy")
        with pytest.raises(PourparlerError):
            store.append("toy", [("everyone", context("fine")), ("everyone", party("north"))])
        assert store.everything("toy") == before
        store.append("toy", [("everyone", context("fine"))])
        assert len(store.everything("toy")) == len(before) + 1


def test_at_rest_it_is_one_file_with_a_rollback_journal(file: Path) -> None:
    assert [p.name for p in file.parent.iterdir()] == [file.name]
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_one_file_holds_many_records(file: Path) -> None:
    with open_store(str(file)) as store:
        store.begin(RecordInfo("other", "team", "team"))
        store.append("other", [("everyone", event) for event in ground()])
        assert len(store.everything("other")) == len(store.everything("toy"))
        assert {e.hash for e in store.everything("other")}.isdisjoint(e.hash for e in store.everything("toy"))
        with pytest.raises(InputError, match="holds several records; name one with `record`: other, toy"):
            store.record()


def test_a_foreign_sqlite_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.db"
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE t (x)")
    before = foreign.read_bytes()
    with pytest.raises(StoreError, match="is another program's SQLite file"):
        open_store(str(foreign))
    assert foreign.read_bytes() == before


def test_a_folder_a_missing_file_and_nonsense_are_named_as_such(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_store(str(tmp_path))
    with pytest.raises(StoreError, match="there is no such file"):
        open_store(str(tmp_path / "none"))
    (tmp_path / "noise").write_bytes(random.Random(3).randbytes(10_000))
    with pytest.raises(StoreError, match="is no record file"):
        open_store(str(tmp_path / "noise"))


def test_a_damaged_record_file_is_named_as_such(file: Path) -> None:
    raw = bytearray(file.read_bytes())
    raw[4096:] = random.Random(4).randbytes(len(raw) - 4096)
    file.write_bytes(raw)
    with pytest.raises(PourparlerError, match=r"damaged|refused"), open_store(str(file)) as store:
        store.everything("toy")


def test_a_read_only_file_can_be_read_and_refuses_to_be_written(file: Path) -> None:
    uri = f"{file.as_uri()}?mode=ro"
    if os.geteuid() == 0:
        pytest.skip("the superuser writes read-only files")
    file.chmod(0o444)
    with open_store(str(file)) as store:
        assert store.everything("toy")
        with pytest.raises(StoreError, match="read-only"):
            store.append("toy", [("everyone", context("c"))])
    assert uri


def test_a_full_disk_is_said_and_nothing_is_half_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # SQLite's own limit on pages makes a real SQLITE_FULL without filling the disk.
    from sqlalchemy import event

    with open_store(str(file)) as store:
        before = store.everything("toy")
        pages = file.stat().st_size // 4096
        event.listen(store.engine, "checkout", lambda raw, *_: raw.execute(f"PRAGMA max_page_count = {pages}"))
        many = [("everyone", context(f"c{n}")) for n in range(2000)]
        with pytest.raises(Unavailable, match="the disk is full: nothing was written"):
            store.append("toy", many)
    with open_store(str(file)) as store:
        assert store.everything("toy") == before


def test_texts_are_kept_once_by_their_hash(file: Path) -> None:
    sha256 = hashlib.sha256(b"words").hexdigest()
    with open_store(str(file)) as store:
        store.append("toy", [("everyone", context("c"))], texts=[("everyone", "words"), ("team", "words")])
        store.append("toy", [("everyone", context("d"))], texts=[("everyone", "words")])
        assert store.text("toy", "everyone", sha256) == "words"
        assert store.text("toy", "everyone", "b" * 64) is None
        assert len(store.texts("toy", "team")) == 2


def test_a_text_that_a_hidden_source_brought_is_not_there_for_others(file: Path) -> None:
    sha256 = hashlib.sha256(b"words").hexdigest()
    with open_store(str(file)) as store:
        store.append("toy", [("team", context("c@team"))], texts=[("team", "words")])
        assert store.text("toy", "everyone", sha256) is None
        assert store.texts("toy", "everyone") == []
        assert store.text("toy", "team", sha256) == "words"


def test_a_request_that_is_made_again_changes_nothing(file: Path) -> None:
    with open_store(str(file)) as store:
        first = store.append("toy", [("everyone", context("c"))], request=("anna", "1"))
        again = store.append("toy", [("everyone", context("c"))], request=("anna", "1"))
        assert again == first
        assert [e.hash for e in store.everything("toy")].count(first[0].hash) == 1


def test_a_file_that_was_replaced_under_an_open_store_is_read_anew(file: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier"
    shutil.copyfile(file, earlier)
    with open_store(str(file)) as store:
        store.append("toy", [("everyone", context("c"))])
        shutil.copyfile(earlier, file)
        fresh = store.append("toy", [("everyone", context("d"))])
        held = store.everything("toy")
        assert fresh[0] in held
        assert list(faults(held)) == []
        assert b'"id":"c"' not in b"".join(e.body or b"" for e in held)


def test_a_source_may_be_appended_and_cited_in_one_batch(file: Path) -> None:
    with open_store(str(file)) as store:
        store.append("toy", [("everyone", source("second")), ("everyone", context("c"))])


def test_a_clock_that_went_back_is_refused_and_a_wrong_stamp_of_another_copy_locks_nobody_out(file: Path) -> None:
    from pourparler.workbench.clock import clock

    with open_store(str(file)) as store:
        store.append("toy", [("everyone", context("c"))], "2035-01-01T00:00:00.000000Z")
        with pytest.raises(InputError, match="more than a day before the newest entry"):
            store.append("toy", [("everyone", context("d"))])
        clock(str(file))
        store.append("toy", [("everyone", context("d"))])
        assert [f.kind for f in faults(store.everything("toy"))] == ["future"]


def test_a_request_for_one_audience_tells_nothing_to_who_writes_for_another(file: Path) -> None:
    with open_store(str(file)) as store:
        hidden = store.append("toy", [("team", context("talk@team"))], request=("anna", "once"))
        first = store.append("toy", [("everyone", context("storm"))], request=("anna", "once"))
        assert first != hidden
        assert store.append("toy", [("everyone", context("storm"))], request=("anna", "once")) == first
        assert store.append("toy", [("team", context("talk@team"))], request=("anna", "once")) == hidden


def test_a_wrong_clock_of_the_team_is_not_felt_by_who_writes_for_others(file: Path) -> None:
    with open_store(str(file)) as store:
        store.append("toy", [("team", party("far@team"))], "8035-01-01T00:00:00.000000Z")
        store.append("toy", [("everyone", context("storm"))], by="anna")
        with pytest.raises(PourparlerError, match="8035"):
            store.append("toy", [("team", party("near@team"))])
