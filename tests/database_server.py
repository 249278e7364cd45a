"""A PostgreSQL server that a test run starts for itself, and fresh databases on it."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest

NAMED = "POURPARLER_TEST_DATABASE"
"""The environment's name for the URL of a database on a server to be used instead."""

_FRESH = count(1)
_OWNER = "pourparler"


def binaries() -> Path | None:
    """Return the folder of PostgreSQL's programs, the newest where there are several; none where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("postgres")
    return found[-1].parent if found else Path(on_path).resolve().parent if on_path else None


def lacking() -> str:
    """Return in a sentence why no server can be started; empty where one can."""
    try:
        import psycopg  # noqa: F401 - whether it is there
    except ImportError:
        return "needs the extra postgres (psycopg)"
    if os.name != "posix" or binaries() is None:
        return "needs PostgreSQL: Debian's package postgresql, or its programs on the PATH"
    if os.geteuid() == 0 and _servant() is None:
        return "needs a user to run PostgreSQL as: it refuses to run as root"
    return ""


def _servant() -> str | None:
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in names), None)


def quick() -> Path | None:
    """Return a folder in memory with room to spare; none where there is none."""
    memory = Path("/dev/shm")
    there = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 2 * 2**30
    return memory if there else None


class Server:
    """A server in a temporary folder, on a port of its own of the loopback interface; everything synced as in earnest."""

    def __init__(self) -> None:
        found = binaries()
        assert found is not None
        self._programs = found
        self._as: dict[str, Any] = {}
        self.folder = Path(tempfile.mkdtemp(prefix="pourparler-pg-", dir=quick()))
        if os.geteuid() == 0:
            user = pwd.getpwnam(_servant() or "postgres")
            os.chown(self.folder, user.pw_uid, user.pw_gid)
            self._as = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        self.port = _free_port()
        self._data = self.folder / "data"
        self._call(
            "initdb", "-D", str(self._data), "-U", _OWNER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"
        )
        self.start()

    def _call(self, program: str, *words: str) -> None:
        log = self.folder / f"{program}.log"
        with log.open("ab") as out:
            done = subprocess.run(
                [str(self._programs / program), *words],
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                cwd=self.folder,
                env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
                **self._as,
            )
        assert done.returncode == 0, log.read_text("utf-8", "replace")[-2000:]

    def start(self) -> None:
        """Start it, and wait until it answers; after a kill it recovers first."""
        how = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c max_connections=50"
        self._call("pg_ctl", "start", "-w", "-D", str(self._data), "-l", str(self.folder / "server.log"), "-o", how)

    def stop(self, mode: str = "immediate") -> None:
        """Stop it; ``immediate`` is as a crash."""
        self._call("pg_ctl", "stop", "-w", "-D", str(self._data), "-m", mode)

    def wait(self) -> None:
        """Wait until it answers: after a backend was killed it recovers first."""
        import psycopg

        for _ in range(600):
            try:
                ask(self.url("postgres"), "SELECT 1")
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise TimeoutError("the server does not come back")

    def url(self, name: str) -> str:
        """Return the URL of one of its databases."""
        return f"postgresql+psycopg://{_OWNER}@127.0.0.1:{self.port}/{name}"

    def fresh(self) -> str:
        """Make a database; return its URL."""
        name = f"fresh_{next(_FRESH)}"
        ask(self.url("postgres"), f"CREATE DATABASE {name}")
        return self.url(name)

    def drop(self, url: str) -> None:
        """Remove a database, whoever uses it."""
        ask(self.url("postgres"), f"DROP DATABASE IF EXISTS {url.rpartition('/')[2]} WITH (FORCE)")

    def backends(self, url: str) -> list[int]:
        """Return the processes that serve clients of a database."""
        rows = ask(self.url("postgres"), "SELECT pid FROM pg_stat_activity WHERE datname = %s", url.rpartition("/")[2])
        return [row[0] for row in rows]

    def kill_backend(self, process: int, *, hard: bool) -> None:
        """End one of its backends: as an administrator would, or with SIGKILL, after which the server recovers."""
        if not hard:
            ask(self.url("postgres"), "SELECT pg_terminate_backend(%s)", process)
            return
        # Its parent is the server: the number is of no other process.
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)

    def close(self) -> None:
        """Stop it and remove its folder."""
        with suppress(AssertionError):
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def ask(url: str, statement: str, *values: object) -> list[tuple[Any, ...]]:
    """Do one statement on a database, by itself; return its rows."""
    import psycopg

    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True, connect_timeout=20) as connection:
        found = connection.execute(statement, values or None)
        return found.fetchall() if found.description else []


def keep(url: str) -> None:
    """Keep a copy of every table of a database in the database itself, to go back to."""
    ask(url, "CREATE SCHEMA kept")
    for name in _tables(url, "public"):
        ask(url, f'CREATE TABLE kept."{name}" AS TABLE public."{name}"')


def go_back(url: str) -> None:
    """Give every table of a database the rows that were kept, in one transaction."""
    kept = set(_tables(url, "kept"))
    steps = []
    for name in _tables(url, "public"):
        steps.append(f'DELETE FROM public."{name}"')
        if name in kept:
            steps.append(f'INSERT INTO public."{name}" OVERRIDING SYSTEM VALUE TABLE kept."{name}"')
    # Keys between tables are looked at when all rows are there again.
    ask(url, "; ".join(["BEGIN", "SET LOCAL session_replication_role = replica", *steps, "COMMIT"]))


def _tables(url: str, schema: str) -> list[str]:
    return [row[0] for row in ask(url, "SELECT tablename FROM pg_tables WHERE schemaname = %s", schema)]


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def fresh_elsewhere(url: str) -> str:
    """Make a database on the server that the environment names; return its URL."""
    name = f"fresh_{os.getpid()}_{next(_FRESH)}"
    ask(url, f"CREATE DATABASE {name}")
    return f"{url.rpartition('/')[0]}/{name}"


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server of the test run's own, which may be killed."""
    if why := lacking():
        pytest.skip(why)
    made = Server()
    yield made
    made.close()


@pytest.fixture
def database(request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a fresh, empty PostgreSQL database."""
    if named := os.environ.get(NAMED):
        yield (url := fresh_elsewhere(named))
        ask(named, f"DROP DATABASE {url.rpartition('/')[2]} WITH (FORCE)")
        return
    own = request.getfixturevalue("server")
    yield (url := own.fresh())
    own.drop(url)
