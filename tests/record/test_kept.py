"""Connections that are kept: one file at rest all the same, and no page of another file."""

from __future__ import annotations

import gc
import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from pourparler.errors import PourparlerError, StoreError
from pourparler.record.faults import faults
from pourparler.record.info import RecordInfo
from pourparler.record.opening import create_store, open_store
from tests.making import context, ground


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "talks.pourparler"
    with create_store(str(path)) as store:
        store.begin(RecordInfo("toy", "team", "everyone"))
        store.append("toy", [("everyone", event) for event in ground()])
    return path


def test_the_journal_of_many_appends_is_gone_when_the_file_is_closed(file: Path) -> None:
    journal = file.with_name(f"{file.name}-journal")
    with open_store(str(file)) as store:
        for number in range(3):
            store.append("toy", [("everyone", context(f"c{number}"))])
        assert journal.exists()
        assert journal.read_bytes()[:28] == bytes(28)  # emptied: nothing of it is ever rolled back
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("put", [shutil.copyfile, os.replace], ids=["copied over it", "put in its place"])
def test_another_copy_of_the_file_is_read_and_written_and_not_the_pages_that_were_known(
    file: Path, tmp_path: Path, put: object
) -> None:
    copy = tmp_path / "copy"
    shutil.copyfile(file, copy)
    for path, words in ((file, "here"), (copy, "away")):
        with open_store(str(path)) as store:
            store.append("toy", [("everyone", context(words))])
    with open_store(str(file)) as store:
        store.append("toy", [("everyone", context("here-too"))])
        with open_store(str(copy)) as other:
            other.append("toy", [("everyone", context("away-too"))])
        assert file.stat().st_size == copy.stat().st_size
        put(copy, file)  # type: ignore[operator]
        store.append("toy", [("everyone", context("after"))])
        held = store.everything("toy")
    bodies = b"".join(entry.body or b"" for entry in held)
    assert b'"away-too"' in bodies and b'"after"' in bodies and b'"here' not in bodies
    assert not list(faults(held))
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_journal_beside_a_file_that_was_put_in_place_is_left_to_it(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copyfile(file, copy)
    journal = file.with_name(f"{file.name}-journal")
    with open_store(str(file)) as store:
        store.append("toy", [("everyone", context("c"))])
        copy.replace(file)
        journal.write_bytes(b"of the other file")
    assert journal.read_bytes() == b"of the other file"


def test_a_file_that_is_gone_is_not_written_where_nobody_finds_it(file: Path) -> None:
    with open_store(str(file)) as store:
        store.append("toy", [("everyone", context("c"))])
        file.unlink()
        with pytest.raises(StoreError, match="cannot be opened"):
            store.append("toy", [("everyone", context("d"))])


def test_a_file_that_cannot_be_opened_is_let_go_of_at_once(file: Path) -> None:
    damaged = file.with_name("damaged.pourparler")
    whole = file.read_bytes()
    damaged.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    held = len([*Path("/proc/self/fd").iterdir()])
    gc.disable()
    try:
        for _ in range(20):
            with pytest.raises(PourparlerError):
                open_store(str(damaged))
        assert len([*Path("/proc/self/fd").iterdir()]) <= held
    finally:
        gc.enable()
