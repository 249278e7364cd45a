"""The same store in a shared database, on a PostgreSQL server that the tests start."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from pourparler.cli.main import status
from pourparler.errors import StoreError
from pourparler.record.faults import faults
from pourparler.record.info import RecordInfo
from pourparler.record.opening import create_store, open_store
from pourparler.record.store import Store
from tests.making import context, ground


@pytest.fixture
def talks(database: str) -> str:
    """The URL of a database with a record in it."""
    with create_store(database) as store:
        store.begin(RecordInfo("toy", "team", "everyone"))
        store.append("toy", [("everyone", event) for event in ground()])
    return database


def add(url: str, name: str) -> int:
    with open_store(url) as store:
        for number in range(40):
            store.append("toy", [("everyone" if number % 2 else "team", _noted(store, f"{name}-{number}", number))])
    return 40


def _noted(store: Store, name: str, number: int) -> object:
    return context(name if number % 2 else f"{name}@team")


def test_writers_at_once_keep_every_chain_whole(talks: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(lambda name: add(talks, name), ["one", "two", "three", "four"])) == 160
    with open_store(talks) as store:
        entries = store.everything("toy")
    assert len(entries) == len(ground()) + 160
    assert list(faults(entries)) == []


def test_the_verbs_take_its_url(talks: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["verify", talks]) == 0
    assert status(["state", talks]) == 0
    assert "Toy talks" in capsys.readouterr().out
    assert status(["new", talks, "--title", "Second"]) == 0
    assert status(["state", talks]) == 2
    assert "holds several records" in capsys.readouterr().err


def test_a_server_that_cannot_be_reached_is_said_without_its_password() -> None:
    with pytest.raises(StoreError) as caught, open_store("postgresql+psycopg://user:secret@127.0.0.1:1/none") as store:
        store.records()
    assert "secret" not in str(caught.value)
