"""A file is written whole or not at all, and what killed writers left is cleared away."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pourparler.errors import InputError
from pourparler.record.opening import fresh_store
from pourparler.record.whole_file import part_of, write_whole


def dead() -> int:
    """The number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def left(folder: Path, name: str, process: int, seconds: float) -> Path:
    part = folder / f".{name}.{process}.0123abcd.part"
    part.write_bytes(b"half")
    os.utime(part, (time.time() - seconds,) * 2)
    return part


@pytest.mark.parametrize("maker", ["file", "store"])
def test_old_parts_of_dead_writers_are_cleared_and_no_others(tmp_path: Path, maker: str) -> None:
    path = tmp_path / "talks.pourparler"
    number = dead()
    gone = left(tmp_path, path.name, number, 3600)
    journal = gone.with_name(f"{gone.name}-journal")
    journal.write_bytes(b"")
    os.utime(journal, (0, 0))
    kept = [
        left(tmp_path, path.name, number + 0, 5).rename(tmp_path / f".{path.name}.{number}.aaaaaaaa.part"),
        left(tmp_path, path.name, os.getpid(), 3600),
        left(tmp_path, "other.pourparler", number, 3600),
    ]
    gone.write_bytes(b"half")
    os.utime(gone, (0, 0))
    if maker == "file":
        write_whole(path, b"whole")
    else:
        with fresh_store(str(path)):
            pass
    assert not gone.exists()
    assert not journal.exists()
    assert all(part.exists() for part in kept)
    assert path.exists()


def test_a_writer_that_is_killed_leaves_a_part_that_tells_whose_it_is(tmp_path: Path) -> None:
    path = tmp_path / "brief.html"
    words = "import os, sys; from pathlib import Path; from pourparler.record import whole_file as w\n"
    words += "os.fsync = lambda _: (print('now', flush=True), __import__('time').sleep(60))\n"
    words += "w.write_whole(Path(sys.argv[1]), b'half')"
    with subprocess.Popen([sys.executable, "-c", words, str(path)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    (part,) = tmp_path.iterdir()
    assert f".{process.pid}." in part.name
    os.utime(part, (0, 0))
    write_whole(path, b"whole")
    assert [file.name for file in tmp_path.iterdir()] == ["brief.html"]


def test_a_long_name_has_a_part_too(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 120)
    write_whole(path, b"x")
    assert path.read_bytes() == b"x"
    assert len(os.fsencode(part_of(path).name)) < 255


def test_a_device_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(InputError, match="it is a pipe, not a file"):
        write_whole(pipe, b"x")
    assert pipe.is_fifo()
    with pytest.raises(InputError, match="it is a device, not a file"):
        write_whole(Path("/dev/null"), b"x")
    assert Path("/dev/null").is_char_device()
