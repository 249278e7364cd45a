"""Databases that are not as ours: empty, or with a stricter isolation of their own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from pourparler.errors import PourparlerError
from pourparler.record.info import RecordInfo
from pourparler.record.opening import create_store, open_store
from tests.database_server import ask
from tests.durability.found import found, must, run
from tests.making import context, ground


@pytest.mark.parametrize("verb", ["state", "verify", "log"])
def test_an_empty_database_says_how_to_begin(database: str, verb: str) -> None:
    said = run(verb, database)
    assert said.code == 2
    assert "begin one with `pourparler new`" in said.error


def test_an_empty_database_can_be_begun(database: str) -> None:
    must("new", database, "--title", "Toy talks")
    assert "Toy talks" in must("state", database)


@pytest.mark.parametrize("isolation", ["repeatable read", "serializable"])
def test_a_stricter_isolation_is_handled_or_refused_in_a_sentence(database: str, isolation: str) -> None:
    with create_store(database) as store:
        store.begin(RecordInfo("toy", "team", "everyone"))
        store.append("toy", [("everyone", event) for event in ground()])
    name = database.rpartition("/")[2]
    ask(database, f"ALTER DATABASE {name} SET default_transaction_isolation = '{isolation}'")
    with ThreadPoolExecutor(3) as pool:
        done = list(pool.map(lambda writer: _writing(database, writer), ["one", "two", "three"]))
    now = found(database)
    assert now.sound, now.said
    written = sum(n for n, _ in done)
    assert len(now.hashes) == len(ground()) + written
    refused = [why for _, why in done if why]
    assert all("isolation" in why for why in refused), refused
    assert refused or written == 3 * 15


def _writing(url: str, name: str) -> tuple[int, str]:
    """Return how many events a writer wrote, and why it was refused; empty where it was not."""
    written = 0
    with open_store(url) as store:
        for number in range(15):
            try:
                written += len(store.append("toy", [("everyone", context(f"{name}-{number}"))]))
            except PourparlerError as error:
                return written, str(error)
    return written, ""
