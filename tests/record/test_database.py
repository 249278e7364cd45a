"""The same store in a shared database, on a PostgreSQL server that the tests start."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pourparler.cli.main import status
from pourparler.errors import Unavailable
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
    with pytest.raises(Unavailable) as caught, open_store("postgresql+psycopg://user:secret@127.0.0.1:1/none") as store:
        store.records()
    assert "secret" not in str(caught.value)


def test_an_erased_event_is_returned_by_no_query_and_what_remains_is_told(talks: str) -> None:
    from sqlalchemy import create_engine, inspect, text

    from pourparler.workbench.erase import erase

    with open_store(talks) as store:
        secret = context("who@team")
        target = store.append("toy", [("team", secret)], texts=[("team", "the words themselves")])[0]
    told = erase(talks, [target.hash], "protected-person", confirmed=True)
    assert "dead-rows" in told.remains
    assert "write-ahead-log" in told.remains
    engine = create_engine(talks)
    with engine.connect() as connection:
        for name in inspect(connection).get_table_names():
            for row in connection.execute(text(f"SELECT * FROM {name}")):
                assert b"who@team is" not in b"".join(v for v in row if isinstance(v, bytes))
    engine.dispose()
    with open_store(talks) as store:
        entry = next(e for e in store.everything("toy") if e.hash == target.hash)
        assert (entry.body, entry.salt) == (None, None)
        assert list(faults(store.everything("toy"))) == []


def test_a_file_and_a_database_come_together(talks: str, tmp_path: Path) -> None:
    from pourparler.workbench.export import export
    from pourparler.workbench.imports import import_dossier
    from pourparler.workbench.merge import merge

    export(talks, tmp_path / "dossier", viewer="team")
    file = str(tmp_path / "talks.pourparler")
    import_dossier(tmp_path / "dossier", file)
    with open_store(file) as store:
        store.append("toy", [("team", context("there@team"))])
    with open_store(talks) as store:
        store.append("toy", [("everyone", context("here"))])
    merge(talks, file)
    merge(file, talks)
    with open_store(file) as one, open_store(talks) as other:
        assert one.everything("toy") == other.everything("toy")
        assert list(faults(one.everything("toy"))) == []


def test_hidden_rows_are_not_read_there_either(talks: str) -> None:
    with open_store(talks) as store:
        store.append("toy", [("team", context("hidden@team")), ("north+team", context("shared@north+team"))])
        assert {e.audience for e in store.entries("toy", "north")} == {"everyone", "north+team"}
        assert {e.audience for e in store.shared("toy", "north+team")} == {"everyone", "north+team"}
        assert {e.audience for e in store.entries("toy", "everyone")} == {"everyone"}
